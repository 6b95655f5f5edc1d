//! Who asks, under which circumstances: the part of a request that a scenario fixes.

use scopedown_eval::{
    Caller, Context, ContextValue, SessionFacts, SessionKind, Situation, Unlisted,
};
use scopedown_policy::{Arn, ContextKey};

use crate::problem::{Problem, ProblemKind};
use crate::scenario::{Scenario, SessionKindName, SessionTags};

/// The account of a role whose ARN is not given.
const EXAMPLE_ACCOUNT: &str = "111122223333";

impl Scenario {
    /// The kind of session, with its default (`spec/scenario.md`).
    pub fn session_kind(&self) -> SessionKindName {
        self.session.kind.unwrap_or(if self.association.is_some() {
            SessionKindName::PodIdentity
        } else {
            SessionKindName::AssumeRole
        })
    }

    /// The ARN of the role whose session it is: the target role of an association where it has one.
    pub fn role_arn(&self) -> Option<&str> {
        let association = self.association.as_ref();
        let target = association.and_then(|association| association.target_role_arn.as_deref());
        target
            .or(self.role.arn.as_deref())
            .or_else(|| association.and_then(|association| association.role_arn.as_deref()))
    }

    /// The account of the role, or one that stands for it.
    pub(crate) fn account(&self) -> &str {
        let role = self.role_arn().and_then(Arn::parse);
        role.map_or(EXAMPLE_ACCOUNT, |arn| arn.account)
    }

    /// The caller's ARN, service name, or `anonymous`.
    pub fn caller_text(&self) -> String {
        if let Some(principal) = &self.principal {
            return principal.clone();
        }
        let role = self.role_arn().and_then(Arn::parse);
        let partition = role.map_or("aws", |arn| arn.partition);
        let account = self.account();
        let role_name = role
            .and_then(|arn| arn.resource.rsplit('/').next())
            .unwrap_or("app");
        let session_name = self.session.name.as_deref().unwrap_or("session");
        match self.session_kind() {
            SessionKindName::FederatedUser => {
                format!("arn:{partition}:sts::{account}:federated-user/{session_name}")
            }
            SessionKindName::None => self.role_arn().map_or_else(
                || format!("arn:aws:iam::{account}:role/{role_name}"),
                str::to_owned,
            ),
            _ => format!("arn:{partition}:sts::{account}:assumed-role/{role_name}/{session_name}"),
        }
    }

    /// The situation of every request of the scenario.
    pub(crate) fn situation(&self) -> Result<Situation, Problem> {
        let problem = |path: &str, kind| Problem {
            path: path.to_owned(),
            span: Default::default(),
            kind,
        };
        let text = self.caller_text();
        let caller =
            Caller::parse(&text).ok_or_else(|| problem("principal", ProblemKind::BadPrincipal))?;
        let fixed = self.principal_keys(&caller);
        let unlisted = self.unlisted.unwrap_or(Unlisted::Unknown);
        let context = Context::new(fixed, unlisted)
            .map_err(|repeated| problem(&repeated.0.to_string(), ProblemKind::RepeatedKey))?;
        let context = context.overlaid(self.context.iter().cloned());
        Ok(Situation {
            caller,
            resource_account: self.resource_account.as_deref().map(Into::into),
            context,
        })
    }

    fn principal_keys(&self, caller: &Caller) -> Vec<(ContextKey, ContextValue)> {
        let tags = self
            .role
            .tags
            .iter()
            .chain(&self.session.tags)
            .map(|(name, value)| (name.as_str().into(), value.as_str().into()));
        let facts = SessionFacts {
            role_arn: self.role_arn().map(Into::into),
            tags: self.pod_tags().chain(tags).collect(),
        };
        let mut keys = self.eval_kind().context(caller, &facts);
        if self.role_arn().is_none() && self.principal.is_none() {
            // The example account stands in for one that nobody told us: nothing may hang on it.
            let made_up = [
                ContextKey::new("aws:PrincipalAccount"),
                ContextKey::new("aws:PrincipalArn"),
                ContextKey::new("aws:userid"),
            ];
            keys.retain(|(key, _)| !made_up.contains(key));
        }
        keys
    }

    fn eval_kind(&self) -> SessionKind {
        match self.session_kind() {
            SessionKindName::PodIdentity if self.session_tags() == SessionTags::Passed => {
                SessionKind::PodIdentityTagged
            }
            SessionKindName::PodIdentity => SessionKind::PodIdentity,
            SessionKindName::AssumeRole => SessionKind::AssumeRole,
            SessionKindName::WebIdentity => SessionKind::WebIdentity,
            SessionKindName::Saml => SessionKind::Saml,
            SessionKindName::FederatedUser => SessionKind::FederatedUser,
            SessionKindName::None => SessionKind::None,
        }
    }

    /// EKS takes a session policy only with session tags disabled (semantics 8.3.2).
    fn session_tags(&self) -> SessionTags {
        let stated = self
            .association
            .as_ref()
            .map(|association| association.session_tags)
            .unwrap_or_default();
        if self.session.policies.is_some() {
            SessionTags::Disabled
        } else {
            stated
        }
    }

    /// The session tags whose values the association tells.
    fn pod_tags(&self) -> impl Iterator<Item = (Box<str>, Box<str>)> {
        let association = self
            .association
            .as_ref()
            .filter(|_| self.eval_kind() == SessionKind::PodIdentityTagged);
        let known = association.map(|association| {
            [
                ("eks-cluster-name", &association.cluster_name),
                ("kubernetes-namespace", &association.namespace),
                ("kubernetes-service-account", &association.service_account),
            ]
        });
        known
            .into_iter()
            .flatten()
            .filter_map(|(name, value)| Some((name.into(), value.as_deref()?.into())))
    }
}
