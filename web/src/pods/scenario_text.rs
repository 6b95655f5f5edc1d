//! A scenario as the text of a scenario file, to be handed to the page.

use scopedown_eval::{ContextValue, Unlisted};
use scopedown_policy::PolicyKind;
use scopedown_scenario::{Association, Document, Scenario, SessionKindName, SessionTags};
use serde_json::{Map, Value, json};

/// The text. Keys whose value is set as unknown are left out: a file has no word for them.
pub(crate) fn write(scenario: &Scenario) -> String {
    let mut members = Members::default();
    members.put("scenario", Some(1));
    members.put("title", scenario.title.as_deref());
    members.put("about", scenario.about.as_deref());
    members.put("role", Some(role(scenario)));
    members.put("session", Some(session(scenario)));
    members.put(
        "association",
        scenario.association.as_ref().map(association),
    );
    members.list("scps", &scenario.scps, |level| documents(level));
    members.list("rcps", &scenario.rcps, |level| documents(level));
    members.list("resourcePolicies", &scenario.resource_policies, |policy| {
        let mut members = Members::default();
        members.put("resource", policy.resource.as_deref());
        members.put("account", policy.account.as_deref());
        members.put("document", Some(&*policy.document.text));
        members.value()
    });
    members.put("context", context(scenario));
    members.put(
        "unlisted",
        scenario.unlisted.map(|unlisted| match unlisted {
            Unlisted::Absent => "absent",
            Unlisted::Unknown => "unknown",
        }),
    );
    members.put("principal", scenario.principal.as_deref());
    members.put("resource_account", scenario.resource_account.as_deref());
    let mut matrix = Members::default();
    matrix.put(
        "actions",
        scenario.actions.as_ref().map(|texts| json!(texts)),
    );
    matrix.put(
        "resources",
        scenario.resources.as_ref().map(|texts| json!(texts)),
    );
    members.put("matrix", (!matrix.0.is_empty()).then(|| matrix.value()));
    members.value().to_string()
}

fn role(scenario: &Scenario) -> Value {
    let role = &scenario.role;
    let mut members = Members::default();
    members.put("arn", role.arn.as_deref());
    members.put("policies", Some(documents(&role.policies)));
    members.put("tags", (!role.tags.is_empty()).then(|| pairs(&role.tags)));
    members.put("boundary", role.boundary.as_ref().map(document));
    members.put("trust", role.trust.as_ref().map(document));
    members.value()
}

fn session(scenario: &Scenario) -> Value {
    let session = &scenario.session;
    let mut members = Members::default();
    members.put("kind", session.kind.map(SessionKindName::name));
    members.put("name", session.name.as_deref());
    members.put(
        "tags",
        (!session.tags.is_empty()).then(|| pairs(&session.tags)),
    );
    let policies = session
        .policies
        .as_ref()
        .filter(|policies| !policies.is_empty());
    members.put("policies", policies.map(|policies| documents(policies)));
    members.value()
}

fn association(association: &Association) -> Value {
    let mut members = Members::default();
    members.put("clusterName", association.cluster_name.as_deref());
    members.put("namespace", association.namespace.as_deref());
    members.put("serviceAccount", association.service_account.as_deref());
    members.put("roleArn", association.role_arn.as_deref());
    members.put("targetRoleArn", association.target_role_arn.as_deref());
    members.put(
        "disableSessionTags",
        Some(association.session_tags == SessionTags::Disabled),
    );
    members.value()
}

fn context(scenario: &Scenario) -> Option<Value> {
    let mut members = Members::default();
    for (key, value) in &scenario.context {
        let value = match value {
            ContextValue::Absent => Value::Null,
            ContextValue::One(value) => json!(value),
            ContextValue::Many(values) => json!(values),
            ContextValue::Unknown => continue,
        };
        members.0.insert(key.as_written().to_owned(), value);
    }
    (!members.0.is_empty()).then(|| members.value())
}

fn documents(documents: &[Document]) -> Value {
    documents.iter().map(document).collect()
}

fn document(document: &Document) -> Value {
    let mut members = Members::default();
    members.put("name", Some(&*document.name));
    members.put(
        "kind",
        (document.kind == PolicyKind::Managed).then_some("managed"),
    );
    members.put("document", Some(&*document.text));
    members.value()
}

fn pairs(pairs: &[(String, String)]) -> Value {
    let pairs = pairs.iter().map(|(key, value)| (key.clone(), json!(value)));
    Value::Object(pairs.collect())
}

/// The members of an object that is being made.
#[derive(Default)]
struct Members(Map<String, Value>);

impl Members {
    fn put(&mut self, name: &str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.0.insert(name.to_owned(), value.into());
        }
    }

    fn list<T>(&mut self, name: &str, entries: &[T], entry: impl Fn(&T) -> Value) {
        if !entries.is_empty() {
            self.put(name, Some(entries.iter().map(entry).collect::<Value>()));
        }
    }

    fn value(self) -> Value {
        Value::Object(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::presets::Preset;

    /// Everything that bears on an answer, as the debug form tells it; where expectations stand in the file does not.
    fn told(scenario: &Scenario) -> String {
        format!(
            "{:?}",
            Scenario {
                expectations: Vec::new(),
                ..scenario.clone()
            }
        )
    }

    #[test]
    fn every_preset_comes_back() {
        for preset in Preset::ALL {
            let scenario = preset.scenario();
            let read = Scenario::read(&write(&scenario));
            assert_eq!(read.problems, []);
            assert_eq!(
                told(&read.scenario.unwrap()),
                told(&scenario),
                "{}",
                preset.text()
            );
        }
    }

    #[test]
    fn all_members_come_back() {
        let text = r#"{ "scenario": 1, "title": "t", "about": "a", "principal": "p", "resource_account": "111122223333", "unlisted": "absent",
            "role": { "arn": "arn:aws:iam::111122223333:role/app", "tags": { "team": "a" }, "boundary": { "name": "b", "document": "{" },
                "trust": { "name": "t", "document": "{}" }, "policies": [ { "name": "n", "kind": "managed", "document": "{ \"é\": 1 }" } ] },
            "session": { "kind": "podIdentity", "name": "s", "tags": { "k": "v" }, "policies": [ { "name": "s", "document": "" } ] },
            "association": { "clusterName": "demo", "namespace": "shop", "serviceAccount": "app", "roleArn": "r", "targetRoleArn": "t", "disableSessionTags": true },
            "scps": [ [ { "name": "x", "document": "{}" } ] ], "rcps": [ [ { "name": "y", "document": "{}" } ] ],
            "resourcePolicies": [ { "resource": "arn:aws:s3:::b", "account": "111122223333", "document": "{}" } ],
            "context": { "aws:SourceVpc": "vpc-1", "aws:TagKeys": ["a", "b"], "s3:prefix": null },
            "matrix": { "actions": ["s3:GetObject"], "resources": ["*"] } }"#;
        let first = Scenario::read(text);
        assert_eq!(first.problems, []);
        let scenario = first.scenario.unwrap();
        let again = Scenario::read(&write(&scenario));
        assert_eq!(again.problems, []);
        assert_eq!(told(&again.scenario.unwrap()), told(&scenario));
    }
}
