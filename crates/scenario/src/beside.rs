//! What a scenario file says of its association beyond what bears on an evaluation. Only the lints look at it, so [`Scenario::read`] passes it
//! over, and the page's first load does without.

use scopedown_policy::PolicyKind;

use crate::document::Document;
use crate::problem::Problem;
use crate::read::documents::{document, policies};
use crate::read::fields::Fields;
use crate::read::tree;
use crate::scenario::Scenario;

/// The members of an association that no evaluation needs.
#[derive(Debug, Clone, Default)]
pub struct Beside {
    /// `tags`: the association's own, which are no session tags.
    pub tags: Vec<(String, String)>,
    /// `associationId`, which an association has once it is made.
    pub id: Option<String>,
    /// `associationArn`
    pub arn: Option<String>,
    /// `externalId`
    pub external_id: Option<String>,
    /// `ownerArn`: the add-on that owns it.
    pub owner_arn: Option<String>,
    /// `sourceRole`: the role that leads to the target role.
    pub source: SourceRole,
}

/// The role that Pod Identity assumes on the way to a target role; the session of a scenario is then the target role's.
#[derive(Debug, Clone, Default)]
pub struct SourceRole {
    /// Its identity-based policies.
    pub policies: Vec<Document>,
    /// Its trust policy.
    pub trust: Option<Document>,
}

impl Scenario {
    /// Reads what [`Scenario::read`] passes over in the same text. Without an association there is nothing to read.
    pub fn read_beside(&mut self, text: &str) -> Vec<Problem> {
        let mut problems = Vec::new();
        let (Some(association), Ok(tree)) = (&mut self.association, tree(text)) else {
            return problems;
        };
        let members = Fields::of(text, &tree, "", &mut problems)
            .and_then(|mut fields| fields.object("association").map(beside));
        association.beside = members.map(Box::new);
        problems
    }
}

fn beside(mut fields: Fields<'_, '_, '_>) -> Beside {
    let mut beside = Beside {
        tags: fields.pairs("tags"),
        id: fields.text("associationId"),
        arn: fields.text("associationArn"),
        external_id: fields.text("externalId"),
        owner_arn: fields.text("ownerArn"),
        source: SourceRole::default(),
    };
    if let Some(mut role) = fields.object("sourceRole") {
        beside.source.policies = policies(&mut role, "policies", PolicyKind::Role)
            .unwrap_or_default()
            .into_iter()
            .map(told_apart)
            .collect();
        beside.source.trust =
            document(&mut role, "trust", PolicyKind::Trust).map(|document| Document {
                name: "source trust".to_owned(),
                ..document
            });
        role.finish();
    }
    beside
}

/// Policies without a name of their own are called `role`, `role 2`, as those of the session's role are.
fn told_apart(document: Document) -> Document {
    let number = document.name.strip_prefix("role");
    let is_default =
        number.is_some_and(|rest| rest.bytes().all(|b| b == b' ' || b.is_ascii_digit()));
    match is_default {
        true => Document {
            name: format!("source {}", document.name),
            ..document
        },
        false => document,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"{ "role": { "policies": [] }, "association": {
        "roleArn": "arn:aws:iam::111122223333:role/app", "tags": { "team": "orders" }, "externalId": "x",
        "sourceRole": { "policies": [ { "Version": "2012-10-17", "Statement": [] } ], "trusts": 1 } } }"#;

    #[test]
    fn what_reading_passes_over_is_read_afterwards() {
        let read = Scenario::read(TEXT);
        assert!(read.problems.is_empty(), "{:?}", read.problems);
        let mut scenario = read.scenario.unwrap();
        let problems = scenario.read_beside(TEXT);
        let paths: Vec<&str> = problems.iter().map(|problem| &*problem.path).collect();
        assert_eq!(paths, ["association.sourceRole.trusts"]);
        let beside = scenario.association.unwrap().beside.unwrap();
        assert_eq!(beside.tags, [("team".to_owned(), "orders".to_owned())]);
        assert_eq!(beside.external_id.as_deref(), Some("x"));
        assert_eq!(beside.source.policies[0].name, "source role");
    }
}
