//! What must hold of a policy that is printed and read again.

#[cfg(test)]
mod alphabet;
#[cfg(test)]
mod world;

use proptest::prelude::*;
use proptest::sample::select;
use scopedown_eval::explain;
use scopedown_policy::{PolicyKind, parse, print};
use scopedown_tests::{Body, Corpus, Row, check, round_trip, rows};
use serde_json::{Value, json};

use alphabet::{Document, document, text};
use world::world;

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_random_document_comes_back(document in document(true), version in select(&["2012", "2008"][..])) {
        let text = text(&document).replacen("2012", version, 1);
        let policy = parse(&text, PolicyKind::Resource).policy.unwrap();
        prop_assert_eq!(round_trip::fault(&policy, PolicyKind::Resource), None);
    }

    #[test]
    fn printed_layers_decide_as_the_written_ones(world in world()) {
        let mut printed = world.clone();
        let hangs = printed.resource.is_some();
        let count = printed.documents().count();
        for (at, document) in printed.documents().enumerate() {
            // The resource's policy comes last.
            let kind = if hangs && at + 1 == count { PolicyKind::Resource } else { PolicyKind::Scp };
            *document = reprinted(document, kind);
        }
        let (before, after) = (world.ask(explain), printed.ask(explain));
        prop_assert_eq!(before.verdict, after.verdict);
    }
}

#[cfg(test)]
fn reprinted(document: &Document, kind: PolicyKind) -> Document {
    let policy = parse(&text(document), kind).policy.unwrap();
    let printed: Value = serde_json::from_str(&print(&policy)).unwrap();
    let statements = printed["Statement"].as_array().unwrap();
    statements.iter().map(ToString::to_string).collect()
}

#[test]
fn every_document_of_the_corpus_comes_back() {
    let corpus = Corpus::read().unwrap();
    let mut accepted = 0;
    for entry in &corpus.entries {
        let Body::Document(document) = &entry.body else {
            continue;
        };
        let kind = check::kind(&document.kind).unwrap();
        if let Some(policy) = parse(&document.text, kind).policy {
            assert_eq!(round_trip::fault(&policy, kind), None, "{}", entry.name);
            accepted += 1;
        }
    }
    assert!(accepted > 0);
}

#[test]
fn every_answer_of_the_corpus_stays_when_its_policies_are_printed() {
    let corpus = Corpus::read().unwrap();
    let faults = rows(&corpus).unwrap().into_iter().filter_map(|mut row| {
        print_policies(&mut row);
        check::row(&row).map(|how| format!("{}, {}\n{how}", row.entry.name, row.label))
    });
    let faults: Vec<String> = faults.collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Puts the print of each policy in its place; one that is refused stays.
fn print_policies(row: &mut Row<'_>) {
    let members = [
        ("role_policies", PolicyKind::Role),
        ("session_policies", PolicyKind::Session),
        ("boundary", PolicyKind::Boundary),
        ("scps", PolicyKind::Scp),
        ("rcps", PolicyKind::Rcp),
        ("resource_policy", PolicyKind::Resource),
    ];
    for (member, kind) in members {
        if let Some(value) = row.line.get_mut(member) {
            print_in(value, kind);
        }
    }
}

fn print_in(value: &mut Value, kind: PolicyKind) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(|value| print_in(value, kind)),
        Value::String(text) => {
            let policy = parse(text, kind).policy;
            *value = policy.map_or_else(|| json!(text), |policy| json!(print(&policy)));
        }
        _ => {}
    }
}
