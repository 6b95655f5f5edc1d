//! `scopedown check` as a pipeline runs it.

#![expect(clippy::unwrap_used, reason = "a test has nobody to report to")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const PRESETS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../web/presets");

fn run(arguments: &[&Path], json: bool) -> Output {
    Command::new(env!("CARGO_BIN_EXE_scopedown"))
        .arg("check")
        .args(arguments)
        .args(json.then_some("--format=json"))
        .env("NO_COLOR", "1")
        .output()
        .unwrap()
}

fn printed(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// A folder of its own for the files of one test.
fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    for (file, text) in files {
        let path = folder.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// A scenario whose role may read and whose session may read a part, with these expectations.
fn scenario(expect: &str) -> String {
    format!(
        r#"{{ "scenario": 1, "title": "A part",
  "role": {{ "policies": [ {{ "document": {{ "Version": "2012-10-17", "Statement": {{ "Effect": "Allow", "Action": "s3:*", "Resource": "*" }} }} }} ] }},
  "session": {{ "policies": [ {{ "document": {{ "Version": "2012-10-17", "Statement":
    {{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/team-a/*" }} }} }} ] }},
  "matrix": {{ "actions": ["s3:GetObject"], "resources": ["arn:aws:s3:::reports/team-a/x", "arn:aws:s3:::reports/team-b/x"] }},
  "expect": {expect} }}"#
    )
}

#[test]
fn a_folder_whose_expectations_hold_is_fine() {
    let output = run(&[Path::new(PRESETS)], false);
    assert_eq!(output.status.code(), Some(0));
    let text = printed(&output);
    assert!(text.contains("expectations in 16 files hold."), "{text}");
}

#[test]
fn a_cell_that_differs_is_named_with_its_reason() {
    let wrong = scenario(
        r#"[ { "action": "s3:*", "resource": "arn:aws:s3:::reports/*", "verdict": "allowed" } ]"#,
    );
    let folder = folder("differs", &[("deep/a.scenario.json", &wrong)]);
    let output = run(&[&folder], false);
    assert_eq!(output.status.code(), Some(1));
    let text = printed(&output);
    for part in [
        "a.scenario.json (A part): 1 cell not as expected",
        "s3:GetObject on arn:aws:s3:::reports/team-b/x",
        "expected allowed, is implicitDeny by session",
        "is cut by the session policy.",
        "1 of 1 file not as expected.",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
}

#[test]
fn an_expectation_that_names_no_cell_fails() {
    let empty =
        scenario(r#"[ { "action": "sqs:*", "resource": "*", "verdict": "implicitDeny" } ]"#);
    let folder = folder("no-cell", &[("a.scenario.json", &empty)]);
    let output = run(&[&folder], true);
    assert_eq!(output.status.code(), Some(1));
    let json: serde_json::Value = serde_json::from_str(&printed(&output)).unwrap();
    let failed = json.pointer("/files/0/failed/0").unwrap();
    assert_eq!(failed.pointer("/action").unwrap(), "sqs:*");
    assert!(failed.pointer("/actual").unwrap().is_null());
}

#[test]
fn a_check_that_checks_nothing_does_not_pass() {
    let folder = folder("nothing", &[("a.scenario.json", &scenario("[]"))]);
    let output = run(&[&folder], false);
    assert_eq!(output.status.code(), Some(1));
    assert!(printed(&output).contains("nothing was checked"));
}

#[test]
fn a_file_that_cannot_be_read_does_not_keep_others_from_being_checked() {
    let good = scenario(
        r#"[ { "action": "s3:GetObject", "resource": "arn:aws:s3:::reports/team-a/x", "verdict": "allowed" } ]"#,
    );
    let refused = good.replacen("\"Effect\": \"Allow\"", "\"Effect\": \"allow\"", 1);
    let files = [
        ("a.scenario.json", "{"),
        ("b.scenario.json", &*refused),
        ("c.scenario.json", &*good),
    ];
    let output = run(&[&folder("unreadable", &files)], false);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr.clone()).unwrap();
    assert!(said.contains("error[effect-case]"), "{said}");
    assert!(printed(&output).contains("c.scenario.json (A part): 1 expectation"));
}

#[test]
fn a_folder_without_scenarios_is_a_mistake() {
    let folder = folder("empty", &[("readme.txt", "")]);
    let output = run(&[&folder], false);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
}
