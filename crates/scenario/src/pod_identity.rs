//! A scenario's association as EKS knows it.

use scopedown_association as pods;
use scopedown_association::Part;

use crate::beside::Beside;
use crate::scenario::{Association, Scenario, Session, SessionKindName, SessionTags};

impl Scenario {
    /// The association with the session policy that it passes. A session of Pod Identity without any word of its association has one that tells
    /// nothing else, with its tags disabled where there is a session policy, as EKS demands (semantics 8.3.2); other sessions have none.
    pub fn pod_identity(&self) -> Option<pods::Association> {
        if let Some(association) = &self.association {
            let mut model = association.model(&self.session);
            if model.role_arn.is_absent() && model.target_role_arn.is_absent() {
                model.role_arn = self.role_arn().into();
            }
            return Some(model);
        }
        if self.session_kind() != SessionKindName::PodIdentity {
            return None;
        }
        let policy = policy(&self.session);
        Some(pods::Association {
            session_tags: match policy {
                Part::Absent => pods::SessionTags::Unstated,
                _ => pods::SessionTags::Disabled,
            },
            role_arn: self.role_arn().into(),
            policy,
            ..pods::Association::default()
        })
    }
}

impl Association {
    /// The whole association, with the session policy of a session.
    pub fn model(&self, session: &Session) -> pods::Association {
        let nothing = Beside::default();
        let beside = self.beside.as_deref().unwrap_or(&nothing);
        let part = |text: &Option<String>| Part::from(text.as_deref());
        let tag = |(key, value): &(String, String)| pods::Tag {
            key: key.as_str().into(),
            value: value.as_str().into(),
        };
        pods::Association {
            cluster_name: part(&self.cluster_name),
            namespace: part(&self.namespace),
            service_account: part(&self.service_account),
            role_arn: part(&self.role_arn),
            target_role_arn: part(&self.target_role_arn),
            session_tags: match self.session_tags {
                SessionTags::Passed => pods::SessionTags::Unstated,
                SessionTags::Disabled => pods::SessionTags::Disabled,
            },
            policy: policy(session),
            tags: beside.tags.iter().map(tag).collect(),
            id: part(&beside.id),
            arn: part(&beside.arn),
            external_id: part(&beside.external_id),
            owner_arn: part(&beside.owner_arn),
            region: Part::Absent,
            account: Part::Absent,
        }
    }
}

/// An association takes one text (semantics 8.2); which of several it would be nobody can say.
fn policy(session: &Session) -> Part {
    match session.policies.as_deref() {
        None | Some([]) => Part::Absent,
        Some([only]) => Part::of(only.text.as_str()),
        Some(several) => Part::Open(format!("{} session policies", several.len()).into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use scopedown_policy::PolicyKind;

    #[test]
    fn the_session_policy_is_the_associations() {
        let text = r#"{ "role": { "policies": [], "arn": "arn:aws:iam::111122223333:role/app" }, "association": {
            "clusterName": "demo", "namespace": "shop", "serviceAccount": "app", "disableSessionTags": true },
            "session": { "policies": [ "exact  text" ] } }"#;
        let mut scenario = Scenario::read(text).scenario.unwrap();
        let association = scenario.pod_identity().unwrap();
        assert_eq!(association.policy.known(), Some("exact  text"));
        assert_eq!(association.session_tags, pods::SessionTags::Disabled);
        assert_eq!(association.cluster_name.known(), Some("demo"));
        let second = Document::new("two", PolicyKind::Session, "{}");
        scenario
            .session
            .policies
            .get_or_insert_default()
            .push(second);
        assert!(matches!(
            scenario.pod_identity().unwrap().policy,
            Part::Open(_)
        ));
    }

    #[test]
    fn other_sessions_have_no_association() {
        let mut scenario = Scenario::default();
        assert_eq!(scenario.pod_identity(), None);
        scenario.session.kind = Some(SessionKindName::PodIdentity);
        assert_eq!(scenario.pod_identity(), Some(pods::Association::default()));
    }
}
