//! Texts made to break the reader or to keep it busy: what comes of them. How long they take is measured by `benches/hostile.rs`.

use scopedown_eval::Decision;
use scopedown_policy::{Match, NoValues, Pattern, PolicyKind, WildcardUse, parse, print};
use scopedown_scenario::batch::{Outcome, answer};
use scopedown_scenario::{Analysis, ProblemKind, Scenario};
use serde_json::json;

/// That a text is refused with this code.
#[cfg(test)]
#[track_caller]
fn refused(text: &str, code: &str) {
    let parsed = parse(text, PolicyKind::Resource);
    assert!(parsed.policy.is_none());
    let codes = parsed.diagnostics.iter().map(|found| found.words().code);
    assert!(
        codes.clone().any(|found| found == code),
        "{:?}",
        codes.collect::<Vec<_>>()
    );
}

fn statements(count: usize) -> String {
    let one = r#"{"Effect":"Allow","Action":"*","Resource":"*"}"#;
    format!(
        r#"{{"Version":"2012-10-17","Statement":[{}]}}"#,
        vec![one; count].join(",")
    )
}

fn with_resource(text: &str) -> String {
    format!(
        r#"{{"Version":"2012-10-17","Statement":{{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::{text}"}}}}"#
    )
}

#[cfg(test)]
fn decision(policy: &str, resource: &str) -> Option<Decision> {
    let request =
        json!({ "action": "s3:GetObject", "resource": resource, "context": { "a:b": "9999" } });
    let line = json!({ "role_policies": [policy], "request": request }).to_string();
    match answer(&line).outcome {
        Outcome::Decided(verdict) => Some(verdict.decision),
        Outcome::Malformed(_) | Outcome::Refused(_) => None,
    }
}

#[test]
fn too_much_text_is_kept_and_not_analysed() {
    refused(&" ".repeat(5 << 20), "limit-bytes");
    refused(&statements(100_000), "limit-bytes");
    refused(&statements(10_001), "limit-statements");
    assert!(
        parse(&statements(10_000), PolicyKind::Resource)
            .policy
            .is_none()
    );
    let most = parse(&statements(10_000), PolicyKind::Scp).policy.unwrap();
    assert_eq!(most.statements.len(), 10_000);
}

#[test]
fn deep_brackets_do_not_reach_the_stack() {
    for open in ["[", "{\"a\":", "[{\"a\":", "{\"Statement\":["] {
        let deep = open.repeat(50_000);
        refused(&deep, "limit-depth");
        let read = Scenario::read(&deep);
        assert!(read.scenario.is_none());
        assert!(matches!(read.problems[0].kind, ProblemKind::NotJson(_)));
        assert!(matches!(answer(&deep).outcome, Outcome::Malformed(_)));
    }
}

#[test]
fn as_many_variables_as_fit_are_read_and_printed() {
    for variable in ["${a:b}", "${a:b, '}", "${a:b, 'c'}", "${*}", "${"] {
        let text = with_resource(&variable.repeat(50_000));
        let policy = parse(&text, PolicyKind::Role).policy.unwrap();
        assert!(print(&policy).contains(variable));
    }
}

#[test]
fn a_default_ends_where_a_quote_and_a_brace_next_meet() {
    let read = |text| Pattern::with_variables(text, WildcardUse::Wild);
    let open = read("${x:y, 'c}${x:y, 'd'}e");
    assert_eq!(open.matches("c}${x:y, 'de", &NoValues), Match::Yes);
    let closed = read("${x:y, 'c'}${x:y, 'd}");
    assert_eq!(closed.matches("cd", &NoValues), Match::NoValue);
}

#[test]
fn long_patterns_match_long_texts() {
    let megabyte = "a".repeat(1 << 20);
    let fits = |pattern: &str, text: &str| {
        Pattern::with_variables(pattern, WildcardUse::Wild).matches(text, &NoValues)
    };
    for pattern in [
        "a*".repeat(1_000),
        "*a?".repeat(1_000),
        format!("*{}*", "a?".repeat(500)),
    ] {
        assert_eq!(fits(&pattern, &megabyte), Match::Yes);
        assert_eq!(fits(&format!("{pattern}b"), &megabyte), Match::No);
        assert_eq!(
            fits(&format!("{pattern}b"), &format!("{megabyte}b")),
            Match::Yes
        );
        assert_eq!(
            fits(&format!("*{}b*", pattern.replace('*', "")), &megabyte),
            Match::No
        );
    }
}

#[test]
fn ten_thousand_values_are_compared() {
    for (operator, value) in [
        ("StringLike", "*9999"),
        ("NumericEquals", "9999"),
        ("StringNotEquals", "x"),
    ] {
        let values: Vec<String> = (0..9_999).map(|number| number.to_string()).collect();
        let policy = |last: &str| {
            let values = [&values[..], &[last.to_owned()]].concat();
            json!({ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*",
                "Condition": { operator: { "a:b": values } } } })
            .to_string()
        };
        assert_eq!(
            decision(&policy(value), "*"),
            Some(Decision::Allowed),
            "{operator}"
        );
        let other = if operator == "StringNotEquals" {
            "9999"
        } else {
            "10000"
        };
        assert_eq!(
            decision(&policy(other), "*"),
            Some(Decision::ImplicitDeny),
            "{operator}"
        );
    }
}

#[test]
fn more_tags_than_a_request_has_keys_are_not_taken() {
    let tags: serde_json::Map<String, serde_json::Value> = (0..60_000)
        .map(|number| (format!("t{number}"), json!("x")))
        .collect();
    for text in [
        json!({ "role": { "policies": [], "tags": tags } }),
        json!({ "role": { "policies": [] }, "session": { "tags": tags } }),
    ] {
        let read = Scenario::read(&text.to_string());
        assert_eq!(read.problems[0].kind, ProblemKind::TooManyKeys);
    }
}

#[test]
fn a_row_that_is_stated_often_is_one_row() {
    let rows: Vec<String> = (0..60_000)
        .map(|number| format!("s3:Get{}", number / 2))
        .collect();
    let text = json!({ "role": { "policies": [] }, "matrix": { "actions": rows, "resources": ["*", "*"] } });
    let scenario = Scenario::read(&text.to_string()).scenario.unwrap();
    let axes = Analysis::of(&scenario).axes;
    assert_eq!((axes.actions.len(), axes.resources.len()), (30_000, 1));
}
