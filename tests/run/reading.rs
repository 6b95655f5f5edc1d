//! What must hold of all texts that are read.

#[cfg(test)]
mod alphabet;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use scopedown_policy::{
    ContextKey, Match, NoValues, Pattern, PolicyKind, Resource, Values, WildcardUse, parse,
};

use alphabet::{document, text};

proptest! {
    #![proptest_config(ProptestConfig { cases: 5_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_matcher_agrees_with_a_naive_one(pattern in "[ab*?é]{0,8}", value in "[abé]{0,8}") {
        let fits = Pattern::without_variables(&pattern, WildcardUse::Wild).matches(&value, &NoValues);
        prop_assert_eq!(fits, Match::from_bool(naive(&pattern, &value)), "{} against {}", pattern, value);
    }

    #[test]
    fn a_variable_stands_for_the_characters_of_its_value(before in "[ab*?:]{0,4}", behind in "[ab*?:]{0,4}", value in "[ab*?:]{1,3}", text in "[ab*:]{0,8}") {
        let pattern = Pattern::with_variables(&format!("{before}${{test:v}}{behind}"), WildcardUse::Wild);
        // A wildcard that came with the value is escaped, so that it stands for itself.
        let escaped: String = value.chars().map(|c| if "*?".contains(c) { format!("${{{c}}}") } else { c.into() }).collect();
        let spelled = Pattern::with_variables(&format!("{before}{escaped}{behind}"), WildcardUse::Wild);
        prop_assert_eq!(pattern.matches(&text, &Always(&value)), spelled.matches(&text, &NoValues));
        let literal = |text: &str| text.replace(['*', '?'], "c");
        let marked = format!("{before}{}{behind}", literal(&value));
        let fits = pattern.matches(&text, &Always(&literal(&value)));
        prop_assert_eq!(fits, Match::from_bool(naive(&marked, &text)));
    }

    #[test]
    fn an_arn_matches_segment_by_segment(pattern in arn("[ab*?]{0,3}", "[ab*?:/]{0,6}"), asked in arn("[ab]{0,3}", "[ab:/]{0,6}")) {
        let entry = format!(r#"{{ "Statement": {{ "Effect": "Allow", "Action": "*", "Resource": "{pattern}" }} }}"#);
        let policy = parse(&entry, PolicyKind::Scp).policy.unwrap();
        let entry = &policy.statements[0].resource.as_ref().unwrap().patterns[0].value;
        let fits = entry.matches(Resource::new(&asked).arn().as_ref(), &NoValues);
        let segments = pattern.splitn(6, ':').zip(asked.splitn(6, ':'));
        let expected = segments.fold(true, |fits, (pattern, asked)| fits && naive(pattern, asked));
        prop_assert_eq!(fits, Match::from_bool(expected), "{} against {}", pattern, asked);
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

/// An ARN of S3 with such a Region and account, and such a resource.
fn arn(front: &'static str, rest: &'static str) -> impl Strategy<Value = String> {
    (front, front, rest)
        .prop_map(|(region, account, rest)| format!("arn:aws:s3:{region}:{account}:{rest}"))
}

/// Every variable has this value.
struct Always<'a>(&'a str);

impl Values for Always<'_> {
    fn value(&self, _: &ContextKey) -> Option<&str> {
        Some(self.0)
    }
}

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
