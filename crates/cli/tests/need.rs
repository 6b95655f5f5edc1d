//! `scopedown need`.

#![expect(clippy::unwrap_used, reason = "a test has nobody to report to")]

mod shell;

use serde_json::Value;
use shell::{Folder, Said};

const ROLE: &str = r#"{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["s3:*", "sqs:*"], "Resource": "*" } }"#;

const SESSION: &str = r#"{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["s3:GetObject", "s3:ListBucket"],
  "Resource": ["arn:aws:s3:::reports", "arn:aws:s3:::reports/*"] } }"#;

fn run(name: &str, list: &str, more: &[&str]) -> Said {
    let folder = Folder::new(name, &[("role.json", ROLE), ("session.json", SESSION)]).unwrap();
    let pair = [
        "need",
        "-",
        "--role",
        "role.json",
        "--session",
        "session.json",
    ];
    let arguments: Vec<&str> = pair.iter().chain(more).copied().collect();
    folder.run(&arguments, list).unwrap()
}

fn json(said: &Said) -> Value {
    serde_json::from_str(&said.out).unwrap()
}

#[test]
fn what_is_allowed_is_a_success() {
    let said = run("need-fine", "s3:GetObject\naws s3api head-object\n", &[]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    assert!(
        said.out
            .starts_with("✓ s3:GetObject on arn:aws:s3:::reports/* is allowed.\n"),
        "{}",
        said.out
    );
    assert!(
        said.out
            .contains("✓ aws s3api head-object needs s3:GetObject "),
        "{}",
        said.out
    );
    assert!(
        said.out.contains("\nEvery call of the list is allowed.\n"),
        "{}",
        said.out
    );
}

#[test]
fn who_forgot_a_call_is_named() {
    let list =
        "s3:GetObject\ns3:DeleteObject arn:aws:s3:::reports/old.csv\nSendMessage\niam:PassRole\n";
    let said = run("need-forgot", list, &[]);
    assert_eq!(said.code, Some(1));
    for part in [
        "✗ s3:DeleteObject on arn:aws:s3:::reports/old.csv is not allowed: the session policy forgot it.\n",
        "✗ SendMessage needs sqs:SendMessage",
        "The role's policies forgot iam:PassRole.\n",
        "The session policy forgot s3:DeleteObject, sqs:SendMessage and iam:PassRole.\n",
    ] {
        assert!(said.out.contains(part), "{part} in {}", said.out);
    }
}

#[test]
fn programs_get_the_same() {
    let said = run(
        "need-json",
        r#"["s3:GetObject", "s3:DeleteObject"]"#,
        &["--format", "json"],
    );
    assert_eq!(said.code, Some(1));
    let need = json(&said);
    assert_eq!(
        (&need["need"], &need["satisfied"]),
        (&1.into(), &false.into())
    );
    let calls = need["calls"].as_array().unwrap();
    let outcome = |action: &str| {
        let call = calls
            .iter()
            .find(|call| call["action"] == action && call["companion"].is_null());
        call.map(|call| (call["outcome"].clone(), call["forgot"].clone()))
            .unwrap()
    };
    assert_eq!(
        outcome("s3:GetObject"),
        ("allowed".into(), Value::Array(Vec::new()))
    );
    assert_eq!(
        outcome("s3:DeleteObject"),
        ("denied".into(), vec!["session"].into())
    );
    assert_eq!(need["shortfalls"][0]["layer"], "session");
    assert_eq!(need["shortfalls"][0]["forgot"][0], "s3:DeleteObject");
}

#[test]
fn companions_are_told_apart_and_decide_nothing() {
    let list = "s3:GetObject arn:aws:s3:::reports/a";
    let said = run("need-companions", list, &[]);
    assert_eq!(said.code, Some(0));
    let (_, companions) = said
        .out
        .split_once("Often forgotten beside these calls:\n")
        .unwrap();
    assert!(
        companions.starts_with("  ✗ kms:Decrypt, where the data is encrypted"),
        "{companions}"
    );
    assert!(
        !companions.contains("s3:ListBucket"),
        "it is allowed: {companions}"
    );
}

#[test]
fn a_part_that_is_not_understood_is_no_success() {
    let said = run("need-part", "s3:GetObject\nfrobnicate\n", &[]);
    assert_eq!(said.code, Some(1));
    assert!(
        said.out
            .contains("error: standard input:2: `frobnicate` is no action"),
        "{}",
        said.out
    );
    assert!(
        said.out
            .contains("Every call that was understood is allowed."),
        "{}",
        said.out
    );
}

#[test]
fn a_list_of_which_nothing_is_understood_was_not_read() {
    for list in ["frobnicate", "{\"a", "[1]", &"x ".repeat(1_500_000)] {
        let said = run("need-unread", list, &[]);
        assert_eq!(
            (said.code, said.out.as_str()),
            (Some(2), ""),
            "{}",
            said.err
        );
        assert!(
            said.err.starts_with("error: standard input"),
            "{}",
            said.err
        );
    }
    let empty = run("need-empty", "", &[]);
    assert_eq!(
        (empty.code, empty.out.as_str()),
        (Some(1), "The list asks for nothing.\n")
    );
}

#[test]
fn a_list_may_be_a_policy_and_the_pair_a_scenario() {
    let scenario = format!(
        r#"{{ "role": {{ "policies": [ {{ "document": {ROLE} }} ] }}, "session": {{ "policies": [ {{ "document": {SESSION} }} ] }} }}"#
    );
    let files = [("wanted.json", SESSION), ("app.scenario.json", &*scenario)];
    let folder = Folder::new("need-scenario", &files).unwrap();
    let said = folder
        .run(&["need", "wanted.json", "app.scenario.json"], "")
        .unwrap();
    assert_eq!(said.code, Some(0), "{}{}", said.out, said.err);
    let by_role = folder
        .run(&["need", "wanted.json", "--role", "wanted.json"], "")
        .unwrap();
    assert_eq!(by_role.code, Some(0));
}

#[test]
fn a_pair_that_aws_refuses_answers_nothing() {
    let folder = Folder::new(
        "need-refused",
        &[("role.json", "{}"), ("calls.txt", "s3:GetObject")],
    )
    .unwrap();
    let said = folder
        .run(&["need", "calls.txt", "--role", "role.json"], "")
        .unwrap();
    assert_eq!((said.code, said.out.as_str()), (Some(2), ""));
    let missing = folder
        .run(&["need", "no-such-file", "--role", "calls.txt"], "")
        .unwrap();
    assert_eq!(missing.code, Some(2));
    for usage in [&["need"][..], &["need", "calls.txt"]] {
        assert_eq!(folder.run(usage, "").unwrap().code, Some(3), "{usage:?}");
    }
}

#[test]
fn a_reader_that_goes_away_makes_no_failure_a_success() {
    let folder = Folder::new(
        "need-gone",
        &[("role.json", ROLE), ("calls.txt", "iam:PassRole")],
    )
    .unwrap();
    let code = folder
        .run_unread(&["need", "calls.txt", "--role", "role.json"])
        .unwrap();
    assert_eq!(code, Some(1));
}
