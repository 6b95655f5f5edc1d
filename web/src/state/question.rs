//! The scenario that a workspace stands for.

use scopedown_policy::PolicyKind;
use scopedown_scenario::{Document, Place, Scenario};

use super::workspace::{Content, DocumentId};

impl Content {
    /// The scenario, with rows and columns left to be derived.
    pub fn question(&self) -> Scenario {
        let base = &self.base.0;
        let mut scenario = Scenario {
            context: self.context.clone(),
            actions: None,
            resources: None,
            ..(**base).clone()
        };
        let kinds = base.role.policies.iter().map(|policy| policy.kind);
        let kinds = kinds.chain(std::iter::repeat(PolicyKind::Role));
        scenario.role.policies = self
            .role
            .iter()
            .zip(kinds)
            // An empty text is no policy; a role without policies is a fair question.
            .filter(|(policy, _)| !policy.text.trim().is_empty())
            .map(|(policy, kind)| Document::new(&*policy.name, kind, &*policy.text))
            .collect();
        let own = self
            .has_session()
            .then(|| Document::new("Session policy", PolicyKind::Session, &*self.session));
        let policies: Vec<Document> = own
            .into_iter()
            .chain(self.further_session().cloned())
            .collect();
        scenario.session.policies = (!policies.is_empty()).then_some(policies);
        scenario
    }

    /// Session policies of what was opened beside the one that is edited. They count whatever becomes of that one: a denial in any of them denies.
    pub fn further_session(&self) -> impl Iterator<Item = &Document> {
        self.base.0.session.policies.iter().flatten().skip(1)
    }

    /// The place that a document takes in [`Content::question`]; `None` where it is left out.
    pub fn place(&self, document: DocumentId) -> Option<Place> {
        match document {
            DocumentId::Session => self.has_session().then_some(Place::Session(0)),
            DocumentId::Role(id) => {
                let mut given = self
                    .role
                    .iter()
                    .filter(|policy| !policy.text.trim().is_empty());
                given.position(|policy| policy.id == id).map(Place::Role)
            }
        }
    }

    /// The document at a place.
    pub fn document(&self, place: Place) -> Option<DocumentId> {
        match place {
            Place::Session(0) => self.has_session().then_some(DocumentId::Session),
            Place::Role(number) => {
                let mut given = self
                    .role
                    .iter()
                    .filter(|policy| !policy.text.trim().is_empty());
                given.nth(number).map(|policy| DocumentId::Role(policy.id))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::state::workspace::{Base, PolicyId, PolicyText};

    #[test]
    fn blank_texts_are_no_policies() {
        let content = Content {
            role: vec![
                PolicyText::new(PolicyId(0), "a", " "),
                PolicyText::new(PolicyId(1), "b", "{}"),
            ],
            session: "\n".into(),
            ..Content::default()
        };
        let question = content.question();
        assert_eq!(question.role.policies.len(), 1);
        assert!(question.session.policies.is_none());
        assert_eq!(
            content.place(DocumentId::Role(PolicyId(1))),
            Some(Place::Role(0))
        );
        assert_eq!(
            content.document(Place::Role(0)),
            Some(DocumentId::Role(PolicyId(1)))
        );
        assert_eq!(content.place(DocumentId::Session), None);
    }

    #[test]
    fn every_session_policy_of_what_was_opened_counts() {
        let denying = r#"{"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": "*", "Resource": "*"}}"#;
        let session = ["{}", denying].map(|text| Document::new("s", PolicyKind::Session, text));
        let mut scenario = Scenario::default();
        scenario.session.policies = Some(session.to_vec());
        let opened = |session: &str| Content {
            session: session.into(),
            base: Base(Rc::new(scenario.clone())),
            ..Content::default()
        };
        let texts = |content: &Content| -> Vec<String> {
            let policies = content.question().session.policies.unwrap();
            policies.into_iter().map(|policy| policy.text).collect()
        };
        assert_eq!(texts(&opened("{ }")), ["{ }", denying]);
        assert_eq!(opened("{ }").document(Place::Session(1)), None);
        assert_eq!(texts(&opened(" ")), [denying]);
        assert_eq!(opened(" ").document(Place::Session(0)), None);
    }
}
