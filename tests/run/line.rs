//! A batch line as layers and a situation, for tests that ask more of it than the line does.

use scopedown_eval::{
    Authority, Caller, Context, ContextValue, Layers, ResourcePolicy, Situation, Target, Unlisted,
};
use scopedown_policy::{ContextKey, Policy, PolicyKind, parse};
use serde_json::Value;

/// The layers and the situation of a line; `None` where a document is refused or a value cannot be used.
pub(super) fn world(line: &Value, unlisted: Unlisted) -> Option<(Authority, Situation)> {
    let layers = Layers {
        role: policies(line.get("role_policies")?, PolicyKind::Role)?,
        session: match line.get("session_policies") {
            Some(documents @ Value::Array(_)) => Some(policies(documents, PolicyKind::Session)?),
            _ => None,
        },
        boundary: single(line, "boundary", PolicyKind::Boundary)?,
        scps: levels(line, "scps", PolicyKind::Scp)?,
        rcps: levels(line, "rcps", PolicyKind::Rcp)?,
        resources: single(line, "resource_policy", PolicyKind::Resource)?
            .map(|policy| ResourcePolicy {
                target: Target::Requested,
                account: None,
                policy,
            })
            .into_iter()
            .collect(),
    };
    Some((Authority::new(layers), situation(line, unlisted)?))
}

fn situation(line: &Value, unlisted: Unlisted) -> Option<Situation> {
    let request = line.get("request")?;
    let text = |name: &str| request.get(name).and_then(Value::as_str);
    let principal = text("principal").unwrap_or("arn:aws:sts::111122223333:assumed-role/app/s");
    let entries = request.get("context").and_then(Value::as_object);
    let entries: Option<Vec<_>> = entries
        .into_iter()
        .flatten()
        .map(|(key, value)| Some((ContextKey::new(key), context_value(value)?)))
        .collect();
    Some(Situation {
        caller: Caller::parse(principal)?,
        resource_account: text("resource_account").map(Into::into),
        context: Context::new(entries?, unlisted).ok()?,
    })
}

fn context_value(value: &Value) -> Option<ContextValue> {
    match value {
        Value::Array(values) => {
            let texts = values.iter().map(|value| value.as_str().map(Into::into));
            Some(ContextValue::Many(texts.collect::<Option<_>>()?))
        }
        Value::Null => Some(ContextValue::Unknown),
        value => Some(ContextValue::One(value.as_str()?.into())),
    }
}

/// A document of a line: `Some(None)` where there is none.
fn single(line: &Value, name: &str, kind: PolicyKind) -> Option<Option<Policy>> {
    match line.get(name) {
        None | Some(Value::Null) => Some(None),
        Some(document) => policy(document, kind).map(Some),
    }
}

fn levels(line: &Value, name: &str, kind: PolicyKind) -> Option<Vec<Vec<Policy>>> {
    let levels = line.get(name).and_then(Value::as_array);
    levels
        .into_iter()
        .flatten()
        .map(|documents| policies(documents, kind))
        .collect()
}

fn policies(documents: &Value, kind: PolicyKind) -> Option<Vec<Policy>> {
    let documents = documents.as_array()?.iter();
    documents.map(|document| policy(document, kind)).collect()
}

fn policy(document: &Value, kind: PolicyKind) -> Option<Policy> {
    let text = match document {
        Value::String(text) => text.clone(),
        document => document.to_string(),
    };
    parse(&text, kind).policy
}
