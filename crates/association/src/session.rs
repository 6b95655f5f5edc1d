//! The session that an association makes (semantics 8.4, 8.5).

use std::borrow::Cow;

use scopedown_eval::{Caller, ContextValue, POD_TAGS, SessionFacts, SessionKind};
use scopedown_policy::ContextKey;

use crate::association::Association;
use crate::names;
use crate::part::Part;

/// What follows from an association for the pod's session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session<'a> {
    /// The kind, which says what principal keys there are; `None` where it is not known whether tags are passed.
    pub kind: Option<SessionKind>,
    /// The role whose session the pod gets.
    pub role: &'a Part,
    /// The role on the way to the target role; the session policy never binds its session (8.3.5).
    pub first_hop: Option<&'a Part>,
    /// Whether the session policy limits the pod's session.
    pub narrowing: Narrowing,
    /// The six session tags, in the order of [`POD_TAGS`].
    pub tags: [PodTag<'a>; 6],
    /// What EKS passes to the target role as `sts:ExternalId`.
    pub external_id: ExternalId,
    /// For how many minutes EKS hands out the same credentials, whatever becomes of the association (8.5.2).
    pub cached_minutes: u32,
}

/// What limits a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Narrowing {
    /// No session policy: the session has all that its role has.
    None,
    /// The association's session policy.
    Policy,
    /// A session policy that cannot be read here.
    Open,
}

/// One of the six tags.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PodTag<'a> {
    /// Its key; policies see it as `aws:PrincipalTag/` with this behind.
    pub key: &'static str,
    /// Its value.
    pub value: TagValue<'a>,
}

/// The value of a session tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TagValue<'a> {
    /// The session does not have the tag.
    Absent,
    /// The association tells the value.
    Known(Cow<'a, str>),
    /// Every pod has a value of its own.
    OfPod,
    /// The association does not tell the value, or not whether there is one.
    Unknown,
}

/// What the target role's trust policy sees as `sts:ExternalId`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExternalId {
    /// Nothing: there is no target role, or the session tags are passed (8.4.7).
    NotPassed,
    /// This text.
    Passed(Box<str>),
    /// The text of that form, parts of which are not known.
    Unknown,
}

/// What the name of every session begins with; what follows cannot be predicted (8.4.3).
pub const SESSION_NAME_PREFIX: &str = "eks-";

/// How names of sessions are made, for people (8.4.3).
pub const SESSION_NAME_FORM: &str = "eks-CLUSTER-POD-UUID";

/// How long EKS caches credentials of one role, and of a target role (8.5.2).
const CACHED_ROLE: u32 = 360;
const CACHED_TARGET: u32 = 59;

/// The session that an association makes.
pub fn session(association: &Association) -> Session<'_> {
    let target = association.target_role_arn.is_given();
    Session {
        kind: association
            .session_tags
            .are_passed()
            .map(|passed| match passed {
                true => SessionKind::PodIdentityTagged,
                false => SessionKind::PodIdentity,
            }),
        role: association.working_role(),
        first_hop: target.then_some(&association.role_arn),
        narrowing: match &association.policy {
            Part::Absent => Narrowing::None,
            Part::Known(_) => Narrowing::Policy,
            Part::Open(_) => Narrowing::Open,
        },
        tags: POD_TAGS.map(|key| PodTag {
            key,
            value: tag_value(association, key),
        }),
        external_id: passed_external_id(association),
        cached_minutes: if target { CACHED_TARGET } else { CACHED_ROLE },
    }
}

/// The six tags as they are when they are passed, whatever the association says of passing them.
pub fn tags_if_passed(association: &Association) -> [PodTag<'_>; 6] {
    POD_TAGS.map(|key| PodTag {
        key,
        value: passed_value(association, key),
    })
}

fn tag_value<'a>(association: &'a Association, key: &str) -> TagValue<'a> {
    match association.session_tags.are_passed() {
        Some(false) => TagValue::Absent,
        None => TagValue::Unknown,
        Some(true) => passed_value(association, key),
    }
}

fn passed_value<'a>(association: &'a Association, key: &str) -> TagValue<'a> {
    let known = |part: &'a Part| {
        part.known()
            .map_or(TagValue::Unknown, |text| TagValue::Known(text.into()))
    };
    match key {
        "eks-cluster-arn" => {
            cluster_arn(association).map_or(TagValue::Unknown, |arn| TagValue::Known(arn.into()))
        }
        "eks-cluster-name" => known(&association.cluster_name),
        "kubernetes-namespace" => known(&association.namespace),
        "kubernetes-service-account" => known(&association.service_account),
        _ => TagValue::OfPod,
    }
}

/// The ARN of the cluster, where Region, account and name are known. The trust policy of the role sees it as `aws:SourceArn`.
pub fn cluster_arn(association: &Association) -> Option<String> {
    Some(format!(
        "arn:{}:eks:{}:{}:cluster/{}",
        association.partition()?,
        association.region()?,
        association.account()?,
        association.cluster_name.known()?
    ))
}

/// The external id that EKS makes: region/account/cluster/namespace/service-account (8.4.7).
pub(crate) fn external_id(association: &Association) -> Option<String> {
    Some(format!(
        "{}/{}/{}/{}/{}",
        association.region()?,
        association.account()?,
        association.cluster_name.known()?,
        association.namespace.known()?,
        association.service_account.known()?
    ))
}

fn passed_external_id(association: &Association) -> ExternalId {
    let is_passed = association.target_role_arn.is_given()
        && association.session_tags.are_passed() != Some(true);
    if !is_passed {
        return ExternalId::NotPassed;
    }
    let answered = association.external_id.known().map(Into::into);
    match answered.or_else(|| external_id(association).map(Into::into)) {
        Some(text) if association.session_tags.are_passed() == Some(false) => {
            ExternalId::Passed(text)
        }
        _ => ExternalId::Unknown,
    }
}

impl Session<'_> {
    /// The caller, with `name` as the name of its session; `None` where the role is not known.
    pub fn caller(&self, name: &str) -> Option<Caller> {
        let role = names::role(self.role.known()?)?;
        let role_name = role.resource.rsplit('/').next()?;
        Caller::parse(&format!(
            "arn:{}:sts::{}:assumed-role/{role_name}/{name}",
            role.partition, role.account
        ))
    }

    /// The principal keys of the session, present, absent or unknown: those of its kind, the tags of its role, and the session tags over them.
    pub fn principal_keys(
        &self,
        caller: &Caller,
        role_tags: &[(Box<str>, Box<str>)],
    ) -> Vec<(ContextKey, ContextValue)> {
        let facts = SessionFacts {
            role_arn: self.role.known().map(Into::into),
            tags: role_tags.to_vec(),
        };
        // Whether tags are passed makes no difference to the other keys.
        let kind = self.kind.unwrap_or(SessionKind::PodIdentityTagged);
        let mut keys = kind.context(caller, &facts);
        for tag in &self.tags {
            let value = match &tag.value {
                TagValue::Absent => continue,
                TagValue::Known(text) => ContextValue::One((&**text).into()),
                TagValue::OfPod | TagValue::Unknown => ContextValue::Unknown,
            };
            let key = ContextKey::new(&format!("aws:PrincipalTag/{}", tag.key));
            keys.retain(|(known, _)| *known != key);
            keys.push((key, value));
        }
        keys
    }
}

#[cfg(test)]
mod tests;
