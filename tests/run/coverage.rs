//! What the corpus must not lack: every row of the tables of facts, and every operator in every form, holding and failing.

use std::collections::{BTreeMap, BTreeSet};

use scopedown_policy::{Operator, Quantifier, TestName};
use scopedown_tests::{Body, Corpus, When};

/// The published pairs, but for those in the README's list of what is no case: a list of services that is AWS's own and changes.
const NO_CASE: [u32; 1] = [25];

#[test]
fn every_published_pair_and_every_table_of_facts_is_cited() {
    let corpus = Corpus::read().unwrap_or_else(|fault| panic!("{fault}"));
    let cited: BTreeSet<&str> = corpus
        .entries
        .iter()
        .flat_map(|entry| entry.facts.iter().map(String::as_str))
        .collect();
    let pairs = (1..=34).filter(|pair| !NO_CASE.contains(pair));
    let wanted = pairs
        .map(|pair| format!("14.{pair}"))
        .chain((1..=12).map(|row| format!("14.C{row}")))
        .chain((1..=10).map(|rule| format!("5.11.{rule}")))
        .chain(["3.2", "5.3", "6.4", "9.3", "16"].map(str::to_owned));
    let missing: Vec<String> = wanted.filter(|fact| !cited.contains(&**fact)).collect();
    assert!(missing.is_empty(), "no case cites {}", missing.join(", "));
}

#[test]
fn a_table_has_at_least_as_many_cases_as_rows() {
    let corpus = Corpus::read().unwrap_or_else(|fault| panic!("{fault}"));
    for (table, rows) in [("3.2", 12), ("5.3", 9), ("6.4", 8), ("9.3", 6), ("16", 14)] {
        let cases = corpus
            .entries
            .iter()
            .filter(|entry| entry.facts.iter().any(|fact| fact == table))
            .count();
        assert!(
            cases >= rows,
            "{cases} cases cite {table}, which has {rows} rows"
        );
    }
}

/// What was seen of an operator.
#[derive(Debug, Default)]
struct Seen {
    holds: bool,
    fails: bool,
    absent: bool,
    several_operands: bool,
    several_values: bool,
}

#[test]
fn every_operator_is_seen_to_hold_and_to_fail_and_without_its_key() {
    let corpus = Corpus::read().unwrap_or_else(|fault| panic!("{fault}"));
    let mut seen: BTreeMap<String, Seen> = BTreeMap::new();
    for entry in &corpus.entries {
        let Body::Condition(body) = &entry.body else {
            continue;
        };
        let Some((operator, key, operands)) = only_test(&body.condition) else {
            continue;
        };
        let seen = seen.entry(operator).or_default();
        seen.several_operands |= operands > 1;
        for when in &body.when {
            note(seen, when, &key);
        }
    }
    let lacking: Vec<String> = Operator::all()
        .filter_map(|operator| {
            let name = operator.to_string();
            let lacks = lacks(operator, seen.get(&name).unwrap_or(&Seen::default()));
            (!lacks.is_empty()).then(|| format!("{name}: {}", lacks.join(", ")))
        })
        .collect();
    assert!(lacking.is_empty(), "no case shows\n{}", lacking.join("\n"));
}

/// Operator, key and number of values of a condition that is a single test.
fn only_test(condition: &str) -> Option<(String, String, usize)> {
    let condition: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(condition).ok()?;
    let mut operators = condition.into_iter();
    let (operator, keys) = operators.next()?;
    let mut keys = keys.as_object()?.clone().into_iter();
    let (key, values) = keys.next()?;
    let operands = values.as_array().map_or(1, Vec::len);
    (operators.next().is_none() && keys.next().is_none()).then_some((operator, key, operands))
}

fn note(seen: &mut Seen, when: &When, key: &str) {
    let value = when
        .context
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(key));
    let Some((_, value)) = value else {
        seen.absent = true;
        return;
    };
    seen.holds |= when.holds;
    seen.fails |= !when.holds;
    seen.several_values |= value.as_array().is_some_and(|values| values.len() > 1);
}

fn lacks(operator: Operator, seen: &Seen) -> Vec<&'static str> {
    let is_null = operator.test == TestName::Null;
    let wants_set = operator.quantifier != Quantifier::Single;
    [
        (seen.holds, "that it holds"),
        (seen.fails, "that it fails"),
        (seen.absent, "an absent key"),
        (
            seen.several_operands || is_null,
            "several values of the policy",
        ),
        (
            seen.several_values || !wants_set,
            "several values of the request",
        ),
    ]
    .into_iter()
    .filter(|(is_there, _)| !is_there)
    .map(|(_, what)| what)
    .collect()
}
