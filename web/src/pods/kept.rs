//! The fields of the panel as a text, to be kept on this device.

use scopedown_association::{Part, SessionTags};
use serde_json::{Map, Value, json};

use super::form::Form;

/// Bytes up to which the fields are kept.
const LARGEST: usize = 100_000;

/// The fields as a text; `None` where there is nothing to keep, or more than is kept.
pub(crate) fn write(form: &Form) -> Option<String> {
    if *form == Form::default() {
        return None;
    }
    let association = &form.association;
    let mut parts = Map::new();
    for (name, part) in [
        ("clusterName", &association.cluster_name),
        ("namespace", &association.namespace),
        ("serviceAccount", &association.service_account),
        ("roleArn", &association.role_arn),
        ("targetRoleArn", &association.target_role_arn),
        ("associationId", &association.id),
        ("associationArn", &association.arn),
        ("externalId", &association.external_id),
        ("ownerArn", &association.owner_arn),
        ("region", &association.region),
        ("account", &association.account),
    ] {
        match part {
            Part::Absent => {}
            Part::Known(text) => drop(parts.insert(name.to_owned(), json!(text))),
            Part::Open(text) => drop(parts.insert(name.to_owned(), json!({ "open": text }))),
        }
    }
    let text = json!({
        "parts": parts,
        "tags": match &association.session_tags {
            SessionTags::Unstated => Value::Null,
            SessionTags::Passed => json!(true),
            SessionTags::Disabled => json!(false),
            SessionTags::Open(text) => json!(text),
        },
        "ownTags": &*form.own_tags,
        "trust": &*form.trust,
        "targetTrust": &*form.target_trust,
        "source": &*form.source,
    })
    .to_string();
    (text.len() <= LARGEST).then_some(text)
}

/// The fields that were kept; what cannot be read is left out.
pub(crate) fn read(text: &str) -> Form {
    let Ok(kept) = serde_json::from_str::<Value>(text) else {
        return Form::default();
    };
    let part = |name: &str| {
        let value = kept.get("parts").and_then(|parts| parts.get(name));
        let open = || value?.get("open")?.as_str();
        match (value.and_then(Value::as_str), open()) {
            (Some(text), _) => Part::of(text),
            (None, Some(text)) => Part::Open(text.into()),
            (None, None) => Part::Absent,
        }
    };
    let typed = |name: &str| {
        kept.get(name)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .into()
    };
    let mut form = Form {
        own_tags: typed("ownTags"),
        trust: typed("trust"),
        target_trust: typed("targetTrust"),
        source: typed("source"),
        ..Form::default()
    };
    let association = &mut form.association;
    association.cluster_name = part("clusterName");
    association.namespace = part("namespace");
    association.service_account = part("serviceAccount");
    association.role_arn = part("roleArn");
    association.target_role_arn = part("targetRoleArn");
    association.id = part("associationId");
    association.arn = part("associationArn");
    association.external_id = part("externalId");
    association.owner_arn = part("ownerArn");
    association.region = part("region");
    association.account = part("account");
    association.session_tags = match kept.get("tags") {
        Some(Value::Bool(true)) => SessionTags::Passed,
        Some(Value::Bool(false)) => SessionTags::Disabled,
        Some(Value::String(text)) => SessionTags::Open(text.as_str().into()),
        _ => SessionTags::Unstated,
    };
    form
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use scopedown_association::Association;

    use super::*;

    #[test]
    fn what_is_kept_comes_back() {
        let form = Form {
            association: Association {
                cluster_name: "demo \"x\"\n".into(),
                role_arn: Part::Open("aws_iam_role.app.arn".into()),
                session_tags: SessionTags::Disabled,
                ..Association::default()
            },
            own_tags: Rc::from("a=1"),
            trust: Rc::from("{"),
            target_trust: Rc::from("é😀"),
            source: Rc::from("\t"),
        };
        assert_eq!(read(&write(&form).unwrap()), form);
        for tags in [SessionTags::Passed, SessionTags::Open("var.x".into())] {
            let mut form = form.clone();
            form.association.session_tags = tags;
            assert_eq!(read(&write(&form).unwrap()), form);
        }
    }

    #[test]
    fn nothing_too_much_and_nonsense() {
        assert_eq!(write(&Form::default()), None);
        let long = Form {
            trust: "x".repeat(LARGEST).into(),
            ..Form::default()
        };
        assert_eq!(write(&long), None);
        for text in ["", "[]", "{\"parts\":3}", "{\"parts\":{\"roleArn\":{}}}"] {
            assert_eq!(read(text), Form::default(), "{text}");
        }
    }
}
