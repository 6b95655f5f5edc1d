//! Texts made to be slow: each is tried at a size, at twice and at four times that, and the time should grow no faster than the size.

#![expect(
    clippy::print_stdout,
    reason = "a benchmark prints, and has nobody to report to"
)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use scopedown_policy::{LineIndex, NoValues, Pattern, PolicyKind, WildcardUse, json, parse, print};
use scopedown_scenario::batch::answer;
use scopedown_scenario::{Analysis, Scenario};
use serde_json::json as value;

/// One way to be slow: what it is called, the size to begin with, how the text of a size looks, and what is done with it.
struct Case {
    name: &'static str,
    size: usize,
    text: fn(usize) -> String,
    work: fn(&str),
}

fn main() {
    println!(
        "{:<48}{:>10}{:>12}{:>12}{:>12}{:>9}",
        "text", "bytes × 4", "once", "twice", "four times", "growth"
    );
    for case in cases() {
        let [once, twice, four] = [1, 2, 4].map(|times| measured(&case, case.size * times));
        let growth = four.1.as_secs_f64() / once.1.as_secs_f64().max(1e-9);
        println!(
            "{:<48}{:>10}{:>12}{:>12}{:>12}{growth:>8.1}×",
            case.name,
            four.0,
            shown(once.1),
            shown(twice.1),
            shown(four.1)
        );
    }
}

/// The bytes of a text, and the shortest of some times that the work takes.
fn measured(case: &Case, size: usize) -> (usize, Duration) {
    let text = (case.text)(size);
    let time = || {
        let before = Instant::now();
        (case.work)(black_box(&text));
        before.elapsed()
    };
    let first = time();
    let again = if first < Duration::from_millis(200) {
        5
    } else {
        0
    };
    let shortest = (0..again).map(|_| time()).fold(first, Duration::min);
    (text.len(), shortest)
}

fn shown(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1e3)
}

fn read(text: &str) {
    black_box(parse(text, PolicyKind::Resource));
}

fn read_and_place(text: &str) {
    let lines = LineIndex::new(text);
    for diagnostic in parse(text, PolicyKind::Role).diagnostics {
        black_box((diagnostic.words(), lines.place(diagnostic.span.start)));
    }
}

fn read_tree(text: &str) {
    black_box(json::read_tree(text).is_ok());
}

fn read_and_print(text: &str) {
    if let Some(policy) = parse(text, PolicyKind::Scp).policy {
        black_box(print(&policy));
    }
}

fn decide(text: &str) {
    black_box(answer(text));
}

fn analyse(text: &str) {
    if let Some(scenario) = Scenario::read(text).scenario {
        let analysis = Analysis::of(&scenario);
        black_box(analysis.matrix_within(1).is_ok());
    }
}

/// A pattern against a megabyte.
fn match_pattern(text: &str) {
    let megabyte = "arn:aws:s3:::".to_owned() + &"a".repeat(1 << 20);
    let pattern = Pattern::with_variables(text, WildcardUse::Wild);
    black_box(pattern.matches(&megabyte, &NoValues));
}

fn statement(body: &str) -> String {
    format!(r#"{{"Version":"2012-10-17","Statement":{{{body}}}}}"#)
}

fn list(count: usize, entry: impl Fn(usize) -> String) -> String {
    (0..count).map(entry).collect::<Vec<_>>().join(",")
}

fn statements(count: usize) -> String {
    let one = |number| {
        format!(r#"{{"Effect":"Allow","Action":"s3:Get*","Resource":"arn:aws:s3:::b{number}/*"}}"#)
    };
    format!(
        r#"{{"Version":"2012-10-17","Statement":[{}]}}"#,
        list(count, one)
    )
}

fn resource(text: &str) -> String {
    statement(&format!(
        r#""Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::{text}""#
    ))
}

fn condition(operator: &str, values: &str) -> String {
    statement(&format!(
        r#""Effect":"Allow","Action":"*","Resource":"*","Condition":{{"{operator}":{{"a:b":[{values}]}}}}"#
    ))
}

fn asked(policy: &str) -> String {
    let request = value!({ "action": "s3:GetObject", "resource": "arn:aws:s3:::b/k", "context": { "a:b": "x" } });
    value!({ "role_policies": [policy], "request": request }).to_string()
}

fn scenario(policy: &str) -> String {
    value!({ "scenario": 1, "role": { "policies": [{ "document": policy }] } }).to_string()
}

fn cases() -> Vec<Case> {
    let case = |name, size, text, work| Case {
        name,
        size,
        text,
        work,
    };
    vec![
        case("statements, read", 2_500, statements, read),
        case(
            "statements beyond the limit, read",
            25_000,
            statements,
            read,
        ),
        case(
            "statements beyond the limit, as JSON",
            25_000,
            statements,
            read_tree,
        ),
        case("statements, printed", 2_500, statements, read_and_print),
        case(
            "statements, decided",
            2_500,
            |n| asked(&statements(n)),
            decide,
        ),
        case(
            "statements, analysed",
            2_500,
            |n| scenario(&statements(n)),
            analyse,
        ),
        case("spaces, 5 MB", 1_250_000, |n| " ".repeat(n), read),
        case(
            "spaces, 5 MB, as JSON",
            1_250_000,
            |n| " ".repeat(n),
            read_tree,
        ),
        case("open brackets", 250_000, |n| "[".repeat(n), read),
        case(
            "open brackets in strings",
            250_000,
            |n| format!("[\"{}\"]", "[".repeat(n)),
            read,
        ),
        case("quotation marks", 250_000, |n| "\"".repeat(n), read),
        case(
            "backslashes",
            250_000,
            |n| format!("\"{}\"", "\\".repeat(n)),
            read,
        ),
        case(
            "a string without end",
            250_000,
            |n| format!("\"{}", "é".repeat(n / 2)),
            read,
        ),
        case("escapes", 40_000, |n| resource(&r"\u0061".repeat(n)), read),
        case(
            "members of the same name",
            15_000,
            |n| format!("{{{}}}", list(n, |_| r#""Version":""#.to_owned() + "\"")),
            read_and_place,
        ),
        case(
            "members of other names",
            15_000,
            |n| format!("{{{}}}", list(n, |number| format!(r#""m{number}":1"#))),
            read_and_place,
        ),
        case(
            "lower-case effects, places on one line",
            2_500,
            |n| statements(n).replace("Allow", "allow"),
            read_and_place,
        ),
        case(
            "spared principals",
            5_000,
            |n| {
                let one = |number| format!(r#""arn:aws:iam::{number:012}:role/app""#);
                statement(&format!(
                    r#""Effect":"Deny","NotPrincipal":{{"AWS":[{}]}},"Action":"*""#,
                    list(n, one)
                ))
            },
            read,
        ),
        case("variables", 50_000, |n| resource(&"${a}".repeat(n)), read),
        case(
            "defaults without end",
            25_000,
            |n| resource(&"${a, 'b}".repeat(n)),
            read,
        ),
        case(
            "variables without end",
            100_000,
            |n| resource(&"${".repeat(n)),
            read,
        ),
        case("stars", 200_000, |n| resource(&"*".repeat(n)), read),
        case(
            "values of a string test",
            2_500,
            |n| {
                asked(&condition(
                    "StringLike",
                    &list(n, |number| format!("\"*{number}*\"")),
                ))
            },
            decide,
        ),
        case(
            "values of a number test",
            2_500,
            |n| {
                asked(&condition(
                    "NumericEquals",
                    &list(n, |number| number.to_string()),
                ))
            },
            decide,
        ),
        case(
            "values of an ARN test",
            2_500,
            |n| {
                asked(&condition(
                    "ArnLike",
                    &list(n, |_| "\"arn:*:*:*:*:*\"".to_owned()),
                ))
            },
            decide,
        ),
        case(
            "values, analysed",
            2_500,
            |n| {
                scenario(&condition(
                    "StringLike",
                    &list(n, |number| format!("\"*{number}*\"")),
                ))
            },
            analyse,
        ),
        case(
            "actions, analysed",
            10_000,
            |n| {
                let actions = list(n, |number| format!("\"s3:Get{number}*\""));
                scenario(&statement(&format!(
                    r#""Effect":"Allow","Action":[{actions}],"Resource":"*""#
                )))
            },
            analyse,
        ),
        case(
            "resources, analysed",
            5_000,
            |n| {
                let resources = list(n, |number| format!("\"arn:aws:s3:::b{number}/*k\""));
                scenario(&statement(&format!(
                    r#""Effect":"Allow","Action":"*","Resource":[{resources}]"#
                )))
            },
            analyse,
        ),
        case(
            "a thousand stars against a megabyte, hit",
            250,
            |n| "a*".repeat(n),
            match_pattern,
        ),
        case(
            "a thousand stars against a megabyte, miss",
            250,
            |n| "a*".repeat(n) + "b",
            match_pattern,
        ),
        case(
            "a thousand `*b` against a megabyte, miss",
            250,
            |n| "*b".repeat(n) + "*",
            match_pattern,
        ),
        case(
            "a thousand `?` against a megabyte, miss",
            250,
            |n| format!("*{}b*", "?".repeat(n)),
            match_pattern,
        ),
        case(
            "a thousand `a?` against a megabyte, miss",
            250,
            |n| format!("*{}b*", "a?".repeat(n)),
            match_pattern,
        ),
        case(
            "columns of many stars, analysed",
            250,
            |n| {
                let (many, others) = ("a*".repeat(n), "*b".repeat(n));
                let resources = format!(r#""arn:aws:s3:::{many}","arn:aws:s3:::{others}""#);
                scenario(&statement(&format!(
                    r#""Effect":"Allow","Action":"*","Resource":[{resources}]"#
                )))
            },
            analyse,
        ),
        case(
            "unknown members of a scenario",
            15_000,
            |n| format!("{{{}}}", list(n, |number| format!(r#""m{number}":1"#))),
            analyse,
        ),
        case(
            "keys of a context",
            15_000,
            |n| {
                let keys = list(n, |number| format!(r#""a:{number}":"x""#));
                format!(r#"{{"role":{{"policies":[]}},"context":{{{keys}}}}}"#)
            },
            analyse,
        ),
        case(
            "session tags",
            15_000,
            |n| {
                let tags = list(n, |number| format!(r#""t{number}":"x""#));
                format!(r#"{{"role":{{"policies":[]}},"session":{{"tags":{{{tags}}}}}}}"#)
            },
            analyse,
        ),
        case(
            "levels of policies",
            5_000,
            |n| {
                let levels = list(n, |_| {
                    r#"[{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}]"#.to_owned()
                });
                format!(r#"{{"role":{{"policies":[]}},"organization":{{"scps":[{levels}]}}}}"#)
            },
            analyse,
        ),
        case(
            "stated rows",
            15_000,
            |n| {
                let rows = list(n, |number| format!(r#""s3:Get{number}""#));
                format!(
                    r#"{{"role":{{"policies":[]}},"matrix":{{"actions":[{rows}],"resources":["*"]}}}}"#
                )
            },
            analyse,
        ),
    ]
}
