//! Pseudonyms change no verdict, keep equal things equal, and can be taken back.

#[path = "links/files.rs"]
#[cfg(test)]
mod files;

use std::collections::BTreeSet;

use proptest::prelude::*;
use scopedown_catalog::Catalog;
use scopedown_eval::State;
use scopedown_scenario::redact::redact;
use scopedown_scenario::{Analysis, Scenario};
use scopedown_tests::generator::{Dice, line};
use serde_json::{Value, json};

const CELLS: usize = 500;

/// The states of the cells; how many documents are refused where there is none.
fn states(scenario: &Scenario, catalog: &Catalog) -> Result<Vec<State>, usize> {
    let analysis = Analysis::with_catalog(scenario, catalog);
    let matrix = analysis
        .matrix_within(CELLS)
        .map_err(|refused| refused.documents.len())?;
    let cells = matrix.rows.iter().flatten();
    Ok(cells
        .map(|cell| {
            cell.as_ref()
                .map_or(State::NotApplicable, |cell| cell.state)
        })
        .collect())
}

fn read(text: &str) -> Option<Scenario> {
    let mut scenario = Scenario::read(text).scenario?;
    scenario.read_beside(text);
    Some(scenario)
}

/// The texts of a scenario that may hold names, without variables.
fn collect(value: &Value, values: &mut Vec<String>) {
    match value {
        Value::String(text) => {
            let mut parts = text.split("${");
            values.extend(parts.next().map(str::to_owned));
            values.extend(parts.filter_map(|part| Some(part.split_once('}')?.1.to_owned())));
        }
        Value::Array(list) => list.iter().for_each(|one| collect(one, values)),
        Value::Object(members) => {
            for (name, value) in members {
                if !["action", "actions", "Action", "NotAction"].contains(&name.as_str()) {
                    collect(value, values);
                }
            }
        }
        _ => {}
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "the figures are the answer")]
fn the_examples_are_decided_as_before() {
    let catalog = Catalog::embedded();
    for (name, text) in files::examples() {
        let scenario = read(&text).unwrap();
        let (redacted, mapping) = redact(&scenario, &catalog);
        assert_eq!(
            states(&redacted, &catalog),
            states(&scenario, &catalog),
            "{name}"
        );
        let back = mapping.restore_scenario(&redacted);
        assert_eq!(back.to_text(), scenario.to_text(), "{name}");
        let shown: Value = serde_json::from_str(&redacted.to_text()).unwrap();
        let mut values = Vec::new();
        collect(&shown, &mut values);
        let words: BTreeSet<String> = values
            .iter()
            .flat_map(|text| text.split(|c: char| !c.is_alphanumeric()))
            .map(str::to_lowercase)
            .collect();
        for (word, pseudonym) in mapping.pairs() {
            assert_ne!(word, pseudonym);
            assert!(!words.contains(word), "{name}: {word} is still in {shown}");
        }
        println!(
            "{name}: {} replaced, kept {:?}",
            mapping.pairs().count(),
            mapping.kept()
        );
    }
}

/// Names as people have them.
fn case() -> Value {
    json!({
        "scenario": 1,
        "title": "Contoso's orders",
        "role": { "arn": "arn:aws:iam::210987654321:role/contoso-orders", "tags": { "team": "Fulfilment" }, "policies": [ { "name": "ContosoOrders", "document": {
            "Version": "2012-10-17", "Statement": [
                { "Sid": "Own", "Effect": "Allow", "Action": "s3:*", "Resource": ["arn:aws:s3:::contoso-orders/*", "arn:aws:s3:::contoso-${aws:PrincipalTag/team}/*"] },
                { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-west-1:210987654321:orders",
                  "Condition": { "StringEquals": { "aws:PrincipalTag/team": "fulfilment" }, "IpAddress": { "aws:SourceIp": "203.0.113.0/24" } } } ] } } ] },
        "session": { "name": "contoso-pod-7", "policies": [ { "document": {
            "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "*", "Resource": ["arn:aws:s3:::contoso-orders/2026/inv*", "arn:aws:sqs:*:210987654321:*"] } } } ] },
        "context": { "aws:SourceIp": "203.0.113.7" },
        "matrix": { "actions": ["s3:GetObject", "sqs:SendMessage"], "resources": ["arn:aws:s3:::contoso-orders/2026/invoice.pdf", "arn:aws:s3:::contoso-orders/2026/other.pdf", "arn:aws:s3:::contoso-Fulfilment/a", "arn:aws:sqs:eu-west-1:210987654321:orders"] }
    })
}

#[test]
fn names_go_and_what_aws_fixes_stays() {
    let catalog = Catalog::embedded();
    let scenario = read(&case().to_string()).unwrap();
    let (redacted, mapping) = redact(&scenario, &catalog);
    let text = redacted.to_text();
    let folded = text.to_lowercase();
    for name in ["contoso", "orders", "210987654321", "fulfilment"] {
        assert!(!folded.contains(name), "{name} in {text}");
    }
    for fixed in [
        "arn:aws:s3:::",
        "eu-west-1",
        "203.0.113.0/24",
        "aws:PrincipalTag/team",
        "sqs:SendMessage",
        ":role/",
    ] {
        assert!(text.contains(fixed), "{fixed} is not in {text}");
    }
    assert_eq!(states(&redacted, &catalog), states(&scenario, &catalog));
    // The wildcard of `inv*` reaches `invoice`, so both stay, and are named.
    assert_eq!(mapping.kept(), ["inv", "invoice"]);
    // The answer of a colleague, with names put back.
    let (_, account) = mapping
        .pairs()
        .find(|(word, _)| *word == "210987654321")
        .unwrap();
    assert_eq!(
        mapping.restore(&format!("Ask {account}.")),
        "Ask 210987654321."
    );
}

/// A random scenario of a batch line, asked about its own request and near misses.
fn random(seed: u64) -> Value {
    let line = line(&mut Dice::new(seed));
    let part = |name: &str| line.get(name).cloned().unwrap_or_default();
    let asked = part("request");
    let request = |name: &str| asked.get(name).cloned().unwrap_or_default();
    let resource = request("resource");
    let resource = resource.as_str().unwrap_or("*");
    json!({
        "role": { "policies": part("role_policies"), "boundary": part("boundary") },
        "session": { "policies": part("session_policies") },
        "organization": { "scps": part("scps"), "rcps": part("rcps") },
        "resource_policy": part("resource_policy"),
        "principal": request("principal"),
        "context": request("context"),
        "matrix": { "actions": [request("action"), "s3:GetObject"], "resources": [resource, format!("{resource}x"), "arn:aws:s3:::b/k", "*"] },
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_scenarios_are_decided_as_before(seed: u64) {
        let catalog = Catalog::embedded();
        let Some(scenario) = read(&random(seed).to_string()) else { return Ok(()) };
        let (redacted, mapping) = redact(&scenario, &catalog);
        prop_assert_eq!(states(&redacted, &catalog), states(&scenario, &catalog));
        prop_assert_eq!(mapping.restore_scenario(&redacted).to_text(), scenario.to_text());
    }
}

/// A random scenario is as confused as none of a person's; even there a pseudonym is seldom given up because a cell was decided otherwise.
#[test]
#[expect(clippy::print_stdout, reason = "the figures are the answer")]
fn pseudonyms_are_seldom_given_up() {
    let catalog = Catalog::embedded();
    let (mut given_up, mut all) = (0, 0);
    for seed in 0..300 {
        let Some(scenario) = read(&random(seed).to_string()) else {
            continue;
        };
        let (_, mapping) = redact(&scenario, &catalog);
        all += 1;
        given_up += usize::from(mapping.pairs().next().is_none() && mapping.kept().len() > 3);
    }
    println!("{given_up} of {all}");
    assert!(given_up * 10 < all, "{given_up} of {all}");
}
