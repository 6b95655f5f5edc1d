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
        scenario.session.policies = self.has_session().then(|| {
            vec![Document::new(
                "Session policy",
                PolicyKind::Session,
                &*self.session,
            )]
        });
        scenario
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
            Place::Session(_) => Some(DocumentId::Session),
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
    use super::*;
    use crate::state::workspace::{PolicyId, PolicyText};

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
}
