//! The commands as a shell runs them: output, exit code, and what they say when the input is wrong.

#![expect(clippy::unwrap_used, reason = "a test has nobody to report to")]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(name)
}

fn text(name: &str) -> String {
    std::fs::read_to_string(fixture(name)).unwrap()
}

/// Runs the command; a word that names a fixture becomes its path.
fn run(arguments: &[&str], input: &str) -> Output {
    let arguments = arguments.iter().map(|argument| {
        let path = fixture(argument);
        if path.is_file() {
            path.into_os_string()
        } else {
            argument.into()
        }
    });
    let mut child = Command::new(env!("CARGO_BIN_EXE_scopedown"))
        .args(arguments)
        .env("NO_COLOR", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that refuses its flags reads no input.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

#[track_caller]
fn check(arguments: &[&str], input: &str, code: i32, stdout: &str) {
    let output = run(arguments, input);
    let folder = fixture("").display().to_string();
    let printed = String::from_utf8(output.stdout)
        .unwrap()
        .replace(folder.trim_end_matches('/'), "FIXTURES");
    assert_eq!(
        printed,
        stdout,
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert_eq!(output.status.code(), Some(code));
}

/// A policy on standard input is refused with this code, and the sentence names what is wrong.
#[track_caller]
fn check_refused(policy: &str, code: &str) {
    let output = run(&["matrix", "--role", "-"], policy);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains(&format!("error[{code}]")), "{said}");
    assert!(said.contains("help: "), "{said}");
    assert!(output.stdout.is_empty());
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn the_announced_pair_as_json() {
    let expected = concat!(
        r#"{"matrix":1,"actions":["s3:ListAllMyBuckets","s3:CreateBucket","s3:DeleteBucket"],"resources":["*"],"cells":["#,
        r#"[{"role":"allowed","session":"allowed","effective":"allowed","state":"allowed","by":[],"likely":null}],"#,
        r#"[{"role":"allowed","session":"implicitDeny","effective":"implicitDeny","state":"cutBySession","by":["session"],"likely":"session"}],"#,
        r#"[{"role":"implicitDeny","session":"implicitDeny","effective":"implicitDeny","state":"neither","by":["role","session"],"likely":"role"}]]}"#,
        "\n"
    );
    check(
        &["matrix", "announcement.scenario.json", "--format", "json"],
        "",
        0,
        expected,
    );
}

#[test]
fn the_announced_pair_as_markdown() {
    check(
        &[
            "matrix",
            "announcement.scenario.json",
            "--format",
            "markdown",
        ],
        "",
        0,
        &text("matrix.md"),
    );
}

#[test]
fn a_scenario_with_every_field_is_read_without_complaint() {
    let output = run(&["matrix", "whole.scenario.json"], "");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn an_object_of_the_production_bucket_is_cut_for_every_key() {
    let arguments = [
        "matrix",
        "--role",
        "productionapp-role.json",
        "--session",
        "productionapp-session.json",
        "--action",
        "s3:DeleteObject",
        "--resource",
        "arn:aws:s3:::productionapp/*",
        "--format",
        "csv",
    ];
    let output = String::from_utf8(run(&arguments, "").stdout).unwrap();
    assert!(
        output
            .starts_with("action,arn:aws:s3:::productionapp/*\r\ns3:DeleteObject,cutBySession\r\n"),
        "{output}"
    );
}

#[test]
fn explain_points_at_the_deciding_text() {
    let arguments = [
        "explain",
        "--role",
        "productionapp-role.json",
        "--session",
        "productionapp-session.json",
        "--action",
        "s3:DeleteObject",
        "--resource",
        "arn:aws:s3:::productionapp/a",
    ];
    check(&arguments, "", 1, &text("explain.txt"));
}

#[test]
fn no_session_policy_is_no_restriction() {
    let output = run(
        &[
            "explain",
            "--role",
            "productionapp-role.json",
            "--action",
            "s3:DeleteObject",
            "--resource",
            "arn:aws:s3:::productionapp/a",
        ],
        "",
    );
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn a_batch_answers_every_line_in_order_and_goes_on_after_a_bad_one() {
    let allow = r#"[{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}]"#;
    let request = r#""request":{"action":"s3:GetObject","resource":"arn:aws:s3:::b/k"}"#;
    let lines = [
        format!(
            r#"{{"id":"1","role_policies":{allow},"session_policies":null,"boundary":null,"scps":[],"rcps":[],"resource_policy":null,{request}}}"#
        ),
        "nonsense".to_owned(),
        format!(r#"{{"id":"3","role_policies":{allow},"session_policies":[],{request}}}"#),
        format!(r#"{{"id":"4","role_policies":[],{request}}}"#),
    ];
    let output = run(&["decide", "--jsonl"], &lines.join("\n"));
    let printed = String::from_utf8(output.stdout).unwrap();
    let answers: Vec<serde_json::Value> = printed
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let verdicts: Vec<&str> = answers
        .iter()
        .map(|answer| answer["verdict"].as_str().unwrap())
        .collect();
    assert_eq!(verdicts, ["allowed", "error", "error", "implicitDeny"]);
    assert_eq!(
        printed.lines().next(),
        Some(r#"{"id":"1","verdict":"allowed"}"#)
    );
    assert_eq!(answers[1]["id"], serde_json::Value::Null);
    assert_eq!(answers[1]["diagnostics"][0]["line"], 2);
    assert_eq!(answers[2]["id"], "3");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn wrong_input_gets_a_sentence_that_helps() {
    check_refused("", "json-empty");
    check_refused(&"x".repeat(5 << 20), "limit-bytes");
    check_refused(&"[".repeat(10_000), "limit-depth");
    check_refused("{“Version”: \"2012-10-17\"}", "json-typographic-quote");
    check_refused(
        "Version: '2012-10-17'\nStatement:\n  - Effect: Allow\n",
        "json-yaml",
    );
    check_refused(&text("bucket-policy.json"), "principal-forbidden");
}

#[test]
fn a_member_that_stands_twice_is_refused_inside_a_scenario_too() {
    let scenario = r#"{"role":{"policies":[{"document":{"Version":"2012-10-17","Statement":
        {"Effect":"Deny","Effect":"Allow","Action":"*","Resource":"*"}}}]}}"#;
    let output = run(&["matrix", "-"], scenario);
    assert!(String::from_utf8_lossy(&output.stderr).contains("error[repeated-member]"));
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn wrong_usage_has_an_exit_code_of_its_own() {
    for arguments in [
        &["matrix"][..],
        &["frobnicate"],
        &[
            "matrix",
            "--role",
            "productionapp-role.json",
            "--action",
            "s3:Git*",
        ],
        &["decide"],
    ] {
        assert_eq!(run(arguments, "").status.code(), Some(3), "{arguments:?}");
    }
    assert_eq!(run(&["--help"], "").status.code(), Some(0));
    assert_eq!(
        run(&["matrix", "--role", "no-such-file"], "").status.code(),
        Some(2)
    );
}
