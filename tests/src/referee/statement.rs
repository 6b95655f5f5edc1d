//! Whether a statement applies to a request.

use serde_json::Value;

use super::document::{Policy, Version};
use super::glob::{fits, wild};
use super::{Request, arn, condition};

/// The statements of a document that have that effect and apply; the principal is looked at elsewhere.
pub(super) fn applying<'p>(
    policy: &'p Policy,
    effect: &'p str,
    request: &'p Request<'_>,
) -> impl Iterator<Item = &'p Value> {
    policy.statements.iter().filter(move |statement| {
        statement.get("Effect").and_then(Value::as_str) == Some(effect)
            && applies(statement, policy.version, request)
    })
}

fn applies(statement: &Value, version: Version, request: &Request<'_>) -> bool {
    names_action(statement, request)
        && names_resource(statement, version, request)
        && condition::all_hold(statement.get("Condition"), version, request)
}

/// 2: names compare without case, and a lone star is every action.
fn names_action(statement: &Value, request: &Request<'_>) -> bool {
    let names = |entry: &String| {
        let (entry, action) = (entry.to_lowercase(), request.action.to_lowercase());
        match (entry.split_once(':'), action.split_once(':')) {
            (Some((service, name)), Some((asked_service, asked_name))) => {
                service == asked_service && fits(&wild(name), asked_name)
            }
            _ => entry == "*",
        }
    };
    match (statement.get("Action"), statement.get("NotAction")) {
        (Some(entries), _) => list(entries).iter().any(names),
        (None, Some(entries)) => !list(entries).iter().any(names),
        (None, None) => false,
    }
}

/// 3; without either member the statement speaks of what its policy hangs on (1.6.7).
fn names_resource(statement: &Value, version: Version, request: &Request<'_>) -> bool {
    let names =
        |entry: &String| arn::entry_names(entry, request.resource, version, &request.context);
    match (statement.get("Resource"), statement.get("NotResource")) {
        (Some(entries), _) => list(entries).iter().any(names),
        (None, Some(entries)) => !list(entries).iter().any(names),
        (None, None) => true,
    }
}

/// A string, or a list of strings.
pub(super) fn list(value: &Value) -> Vec<String> {
    match value {
        Value::Array(values) => values.iter().map(super::context::text).collect(),
        value => vec![super::context::text(value)],
    }
}
