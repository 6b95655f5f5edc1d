//! The cases of `tests/denials`: what AWS said, held against policies.
//!
//! `tests/denials/README.md` says how a case is written.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use scopedown_catalog::Catalog;
use scopedown_intake::denial::{Outcome, hold, read};
use scopedown_report::shape::DenialShape;
use scopedown_report::words;
use scopedown_scenario::Scenario;
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "case")]
    cases: Vec<Case>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Case {
    name: String,
    why: String,
    text: String,
    role: Option<String>,
    session: Option<String>,
    boundary: Option<String>,
    scp: Option<String>,
    rcp: Option<String>,
    trust: Option<String>,
    resource_policy: Option<String>,
    arn: Option<String>,
    kind: Option<String>,
    context: BTreeMap<String, String>,
    unlisted: Option<String>,
    read: BTreeMap<String, Value>,
    outcome: String,
    layers: Option<Vec<String>>,
    on: Option<Vec<String>>,
    verdict: Option<String>,
    suspects: Option<Vec<String>>,
    says: Vec<String>,
}

#[test]
fn every_denial_is_answered_as_its_case_says() -> Result<(), String> {
    let catalog = Catalog::embedded();
    let mut failures = Vec::new();
    let mut names = Vec::new();
    for (file, cases) in files()? {
        for case in &cases {
            names.push(case.name.clone());
            if let Err(wrong) = look_at(case, &catalog) {
                failures.push(format!("{file}: {}\n  {wrong}", case.name));
            }
        }
    }
    let count = names.len();
    assert!(count > 45, "only {count} cases were found");
    names.sort();
    names.dedup();
    assert_eq!(names.len(), count, "a name stands twice");
    assert!(failures.is_empty(), "\n{}\n", failures.join("\n\n"));
    Ok(())
}

/// The outcomes and the suspects that there are: each has a case that shows it.
#[test]
fn every_outcome_and_every_suspect_has_a_case() -> Result<(), String> {
    let mut shown: Vec<String> = Vec::new();
    for (_, cases) in files()? {
        for case in cases {
            shown.push(case.outcome);
            let suspects = case.suspects.into_iter().flatten();
            shown
                .extend(suspects.map(|name| name.split(' ').next().unwrap_or_default().to_owned()));
        }
    }
    for wanted in [
        "incomplete",
        "noPolicies",
        "agrees",
        "otherLayer",
        "contradicts",
        "cannotTell",
        "notGiven",
        "anotherDocument",
        "changed",
        "staleCredentials",
        "otherPrincipal",
        "otherAccount",
        "keys",
        "assumed",
        "otherAction",
        "missingObject",
    ] {
        assert!(shown.iter().any(|name| name == wanted), "{wanted}");
    }
    Ok(())
}

#[test]
fn hostile_texts_are_answered_in_bounded_time() {
    let catalog = Catalog::embedded();
    let scenario = Scenario::read(
        r#"{ "scenario": 1, "role": { "policies": [ { "document": { "Version": "2012-10-17",
        "Statement": { "Effect": "Allow", "Action": "*", "Resource": "arn:aws:s3:::*a*b*c*" } } } ] } }"#,
    )
    .scenario
    .unwrap_or_default();
    let long = 300_000;
    let texts = [
        "User: ".repeat(long / 6),
        "is not authorized to perform: ".repeat(long / 30),
        format!("User: {} is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::{}\" because no session policy allows", "a".repeat(long), "*?a".repeat(2_000)),
        format!("User: anonymous is not authorized to perform: {}:{} on resource: *", "s".repeat(long), "*".repeat(long)),
        "because no ".repeat(long / 11) + "is not authorized to perform: iam:GetRole on resource: role",
        format!("{{\"eventName\": \"GetObject\", \"eventSource\": \"s3.amazonaws.com\", \"errorCode\": \"AccessDenied\", \"resources\": [{}{{}}]}}", "{\"ARN\": \"arn\"},".repeat(10_000)),
        "[".repeat(long),
        "{\"Error\":".repeat(long / 9),
        "An error occurred (AccessDenied) when calling the \u{202E}GetObject\0 operation: is not authorized to perform: é:ß on resource: \u{FFFD}".to_owned(),
        "User: arn:aws:sts::1:assumed-role// is not authorized to perform: : on resource: \"\" with an explicit deny in a".to_owned(),
        "execute-api:Invoke ot authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:e:****:x".to_owned(),
    ];
    for text in &texts {
        let held = hold(&read(text), &scenario, Some(&catalog));
        let shape = serde_json::to_string(&DenialShape::of(&held)).unwrap_or_default();
        assert!(shape.starts_with("{\"denial\":1,"));
        assert_ne!(held.outcome, Outcome::Refused);
        assert!(!words::denial_headline(&held).plain().is_empty());
    }
}

/// Two events of one text do not make one answer; the first is answered.
#[test]
fn without_a_catalogue_a_told_resource_is_enough() {
    let text = "User: arn:aws:sts::111122223333:assumed-role/app/pod is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::b/k\"";
    let scenario = Scenario::read(
        r#"{ "scenario": 1, "role": { "policies": [ { "document": { "Version": "2012-10-17",
        "Statement": { "Effect": "Allow", "Action": "sqs:*", "Resource": "*" } } } ] } }"#,
    )
    .scenario
    .unwrap_or_default();
    let held = hold(&read(text), &scenario, None);
    assert!(
        matches!(held.outcome, Outcome::Agrees { .. }),
        "{:?}",
        held.outcome
    );
}

fn look_at(case: &Case, catalog: &Catalog) -> Result<(), String> {
    if case.name.is_empty() || case.why.is_empty() {
        return Err("say its name and why".to_owned());
    }
    let held = hold(&read(&case.text), &scenario(case)?, Some(catalog));
    let shape = serde_json::to_value(DenialShape::of(&held)).map_err(|error| error.to_string())?;
    let at = |path: &str| shape.pointer(path).cloned().unwrap_or_default();
    equal("outcome", &json!(case.outcome), &at("/outcome"))?;
    for (name, wanted) in &case.read {
        let absent = *wanted == "";
        let wanted = if absent { &Value::Null } else { wanted };
        equal(name, wanted, &at(&format!("/read/{name}")))?;
    }
    if let Some(layers) = &case.layers {
        equal("layers", &json!(layers), &at("/layers"))?;
    }
    if let Some(on) = &case.on {
        equal("on", &json!(on), &at("/on"))?;
    }
    if let Some(verdict) = &case.verdict {
        equal("verdict", &json!(verdict), &at("/explanation/verdict"))?;
    }
    if let Some(suspects) = &case.suspects {
        equal("suspects", &json!(suspects), &json!(suspects_of(&shape)))?;
    }
    let said = said(&shape);
    for part in &case.says {
        if !said.contains(&part.replace('`', "")) {
            return Err(format!("no sentence says {part:?}:\n{said}"));
        }
    }
    Ok(())
}

/// Each suspect, followed by its type of policy where it has one.
fn suspects_of(shape: &Value) -> Vec<String> {
    let suspects = shape["suspects"].as_array().into_iter().flatten();
    suspects
        .map(|one| {
            let name = one["suspect"].as_str().unwrap_or_default();
            match one["layer"].as_str() {
                Some(layer) => format!("{name} {layer}"),
                None => name.to_owned(),
            }
        })
        .collect()
}

fn said(shape: &Value) -> String {
    let suspects = shape["suspects"].as_array().into_iter().flatten();
    let missing = shape.pointer("/read/missing").and_then(Value::as_array);
    let missing = missing.into_iter().flatten();
    std::iter::once(&shape["headline"])
        .chain(missing)
        .chain(suspects.flat_map(|one| [&one["words"], &one["next"]]))
        .filter_map(Value::as_str)
        .map(|sentence| sentence.replace('`', ""))
        .collect::<Vec<String>>()
        .join("\n")
}

fn equal(what: &str, wanted: &Value, found: &Value) -> Result<(), String> {
    if wanted == found {
        return Ok(());
    }
    Err(format!("{what} is {found}, not {wanted}"))
}

fn files() -> Result<Vec<(String, Vec<Case>)>, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("denials");
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| error.to_string())? {
        let path = entry.map_err(|error| error.to_string())?.path();
        if path.extension().is_none_or(|extension| extension != "toml") {
            continue;
        }
        let name = path.display().to_string();
        let text = fs::read_to_string(&path).map_err(|error| error.to_string())?;
        let file: File = toml::from_str(&text).map_err(|error| format!("{name}: {error}"))?;
        files.push((name, file.cases));
    }
    files.sort_by(|left, right| left.0.cmp(&right.0));
    Ok(files)
}

/// A policy, or the statements of one.
fn policy(text: &str) -> Result<Value, String> {
    let value: Value = serde_json::from_str(text).map_err(|error| format!("{error}: {text}"))?;
    Ok(match value.get("Statement") {
        Some(_) => value,
        None => json!({ "Version": "2012-10-17", "Statement": value }),
    })
}

fn scenario(case: &Case) -> Result<Scenario, String> {
    let given = |text: &Option<String>| text.as_deref().map(policy).transpose();
    let list = |text: &Option<String>| -> Result<Value, String> {
        Ok(given(text)?.map_or(json!([]), |document| json!([{ "document": document }])))
    };
    let level = |text: &Option<String>| -> Result<Value, String> {
        Ok(given(text)?.map_or(json!([]), |document| json!([[document]])))
    };
    let mut scenario = json!({
        "scenario": 1,
        "role": { "policies": list(&case.role)?, "boundary": given(&case.boundary)?, "trust": given(&case.trust)?, "arn": case.arn },
        "organization": { "scps": level(&case.scp)?, "rcps": level(&case.rcp)? },
        "context": case.context,
    });
    let mut put = |name: &str, value: Value| {
        if let Some(members) = scenario.as_object_mut() {
            members.insert(name.to_owned(), value);
        }
    };
    let policies = match &case.session {
        Some(_) => list(&case.session)?,
        None => Value::Null,
    };
    put(
        "session",
        json!({ "policies": policies, "kind": case.kind }),
    );
    if let Some(document) = given(&case.resource_policy)? {
        put("resourcePolicies", json!([{ "document": document }]));
    }
    if let Some(unlisted) = &case.unlisted {
        put("unlisted", json!(unlisted));
    }
    let read = Scenario::read(&scenario.to_string());
    let problems: Vec<String> = read
        .problems
        .iter()
        .map(|problem| format!("{problem:?}"))
        .collect();
    if problems.iter().any(|problem| problem.contains("Wrong")) {
        return Err(problems.join("\n"));
    }
    read.scenario.ok_or_else(|| problems.join("\n"))
}
