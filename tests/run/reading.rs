//! What must hold of all texts that are read.

#[cfg(test)]
mod alphabet;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use scopedown_policy::{Match, NoValues, Pattern, PolicyKind, WildcardUse, parse};

use alphabet::{document, text};

proptest! {
    #![proptest_config(ProptestConfig { cases: 5_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_matcher_agrees_with_a_naive_one(pattern in "[ab*?é]{0,8}", value in "[abé]{0,8}") {
        let fits = Pattern::without_variables(&pattern, WildcardUse::Wild).matches(&value, &NoValues);
        prop_assert_eq!(fits, Match::from_bool(naive(&pattern, &value)), "{} against {}", pattern, value);
    }

    #[test]
    fn every_span_lies_in_the_text(document in document(true), cut in any::<Index>(), put in "[{}\\[\\]\",:é日a*\\\\]{0,4}", kind in select(&KINDS[..])) {
        let mut text = text(&document);
        text.insert_str(cut.index(text.len()), &put);
        for diagnostic in parse(&text, kind).diagnostics {
            let span = diagnostic.span;
            prop_assert!(text.get(span.start..span.end).is_some(), "{:?} in {}", diagnostic, text);
        }
    }
}

const KINDS: [PolicyKind; 4] = [
    PolicyKind::Role,
    PolicyKind::Resource,
    PolicyKind::Rcp,
    PolicyKind::Trust,
];

/// The rule of wildcards as one would say it.
fn naive(pattern: &str, value: &str) -> bool {
    let mut rest = value.chars();
    let mut tail = pattern.chars();
    match tail.next() {
        None => value.is_empty(),
        Some('*') => {
            naive(tail.as_str(), value) || (rest.next().is_some() && naive(pattern, rest.as_str()))
        }
        Some('?') => rest.next().is_some() && naive(tail.as_str(), rest.as_str()),
        Some(character) => rest.next() == Some(character) && naive(tail.as_str(), rest.as_str()),
    }
}
