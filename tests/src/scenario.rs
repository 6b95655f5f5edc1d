//! Rows of the corpus as scenarios, so that `scopedown check` can run them.

use scopedown_scenario::{Analysis, Scenario};
use serde_json::{Map, Value, json};

use crate::row::Row;

/// The scenario of a row: the same policies and request, and the answer as its one expectation.
///
/// # Errors
///
/// Why a scenario cannot say what the row says.
pub fn scenario(row: &Row<'_>) -> Result<Value, &'static str> {
    let request = member(&row.line, "request");
    let text = |name: &str| request.get(name).and_then(Value::as_str);
    let (action, resource) = (
        text("action").unwrap_or_default(),
        text("resource").unwrap_or("*"),
    );
    if row.expected.verdict == "error" {
        return Err("a document is refused, and a scenario with one is not evaluated");
    }
    if resource != "*" && resource.contains(['*', '?']) {
        return Err("the resource holds a wildcard character, which stands for many in a scenario");
    }
    if resource != "*" && !resource.starts_with("arn:") {
        return Err("the resource is no ARN, which a scenario refuses");
    }
    if action.to_ascii_lowercase().starts_with("sts:assumerole")
        && !member(&row.line, "resource_policy").is_null()
    {
        return Err("a trust policy hangs on the scenario's own role");
    }
    let context = request
        .get("context")
        .and_then(Value::as_object)
        .cloned()
        .unwrap_or_default();
    let with_context = |context: &Map<String, Value>| {
        let mut scenario = base(row, action, resource);
        if let Some(members) = scenario.as_object_mut() {
            members.insert("context".to_owned(), json!(context));
            for name in ["principal", "resource_account"] {
                members.extend(
                    request
                        .get(name)
                        .map(|value| (name.to_owned(), value.clone())),
                );
            }
        }
        scenario
    };
    Ok(with_context(&complete(context, &with_context)))
}

/// A member of a line; null where there is none.
fn member<'v>(line: &'v Value, name: &str) -> &'v Value {
    line.get(name).unwrap_or(&Value::Null)
}

fn base(row: &Row<'_>, action: &str, resource: &str) -> Value {
    let documents = |value: &Value| -> Value {
        let list = value.as_array().into_iter().flatten();
        list.map(|document| json!({ "document": document }))
            .collect()
    };
    let line = &row.line;
    let session = match member(line, "session_policies") {
        Value::Null => Value::Null,
        policies => documents(policies),
    };
    let mut expectation =
        json!({ "action": action, "resource": resource, "verdict": row.expected.verdict });
    if let (Some(by), Some(members)) = (&row.expected.by, expectation.as_object_mut()) {
        members.insert("by".to_owned(), json!(by));
    }
    let levels = |name: &str| match member(line, name) {
        Value::Null => json!([]),
        levels => levels.clone(),
    };
    let hanging = match member(line, "resource_policy") {
        Value::Null => json!([]),
        document => json!([{ "document": document }]),
    };
    json!({
        "scenario": 1,
        "title": format!("{}, {}", row.entry.name, row.label),
        "about": row.entry.why,
        "role": { "policies": documents(member(line, "role_policies")), "boundary": member(line, "boundary") },
        "session": { "kind": "none", "policies": session },
        "organization": { "scps": levels("scps"), "rcps": levels("rcps") },
        "resourcePolicies": hanging,
        "unlisted": "absent",
        "matrix": { "actions": [action], "resources": [resource] },
        "expect": [expectation],
    })
}

/// A line's context is complete, a scenario's is filled up from the kind of session: what would be filled in is said to be absent.
fn complete(
    context: Map<String, Value>,
    with_context: &dyn Fn(&Map<String, Value>) -> Value,
) -> Map<String, Value> {
    let text = with_context(&context).to_string();
    let Some(scenario) = Scenario::read(&text).scenario else {
        return context;
    };
    let analysis = Analysis::of(&scenario);
    let mut complete = context.clone();
    if let Ok((_, situation)) = analysis.ready() {
        for (key, _) in situation.context.entries() {
            let is_given = context
                .keys()
                .any(|name| name.to_lowercase() == key.folded());
            if !is_given {
                complete.insert(key.as_written().to_owned(), Value::Null);
            }
        }
    }
    complete
}
