//! `scopedown check` as a pipeline runs it.

#![expect(clippy::unwrap_used, reason = "a test has nobody to report to")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

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

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
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
    let named = scenario(
        r#"[ { "action": "s3:GetObject", "resource": "arn:aws:s3:::reports/team-a/*", "verdict": "allowed" },
  { "action": "s3:getobject", "resource": "arn:aws:s3:::reports/team-b/x", "verdict": "implicitDeny", "by": ["session"] } ]"#,
    );
    let pattern = scenario(
        r#"[ { "action": "s3:*", "resource": "arn:aws:s3:::reports/team-b/x", "verdict": "implicitDeny" } ]"#,
    );
    let files = [
        ("a.scenario.json", &*named),
        ("deep/b.scenario.json", &*pattern),
    ];
    let output = run(&[&folder("holds", &files)], false);
    assert_eq!(output.status.code(), Some(0));
    let text = printed(&output);
    assert!(text.contains("✓ "), "{text}");
    assert!(
        text.ends_with("As expected: 3 of 3 expectations in 2 files.\n"),
        "{text}"
    );
}

#[test]
fn a_pattern_of_actions_speaks_of_all_that_the_catalogue_has() {
    let wrong = scenario(
        r#"[ { "action": "s3:*", "resource": "arn:aws:s3:::reports/team-a/x", "verdict": "allowed" } ]"#,
    );
    let folder = folder("catalogue", &[("a.scenario.json", &wrong)]);
    let json: serde_json::Value = serde_json::from_str(&printed(&run(&[&folder], true))).unwrap();
    let failed = json.pointer("/files/0/failed").unwrap().as_array().unwrap();
    let is_cut = |action: &str| failed.iter().any(|cell| cell["action"] == action);
    assert!(is_cut("s3:PutObject") && !is_cut("s3:GetObject"));
    // It does not act on objects, so nobody asks about it.
    assert!(!is_cut("s3:CreateBucket"));
    let text = printed(&run(&[&folder], false));
    assert_eq!(text.matches("expect[0]").count(), 5, "{text}");
    let more = format!(
        "    and {} more cells of this expectation",
        failed.len() - 5
    );
    assert!(text.contains(&more), "{text}");
}

#[test]
fn a_cell_that_differs_is_named_with_its_reason() {
    let wrong = scenario(
        r#"[ { "action": "s3:GetObject", "resource": "arn:aws:s3:::reports/*", "verdict": "allowed" } ]"#,
    );
    let folder = folder("differs", &[("deep/a.scenario.json", &wrong)]);
    let output = run(&[&folder], false);
    assert_eq!(output.status.code(), Some(1));
    let text = printed(&output);
    for part in [
        "✗",
        "a.scenario.json (A part): 0 of 1 expectation",
        "expect[0]: s3:GetObject on arn:aws:s3:::reports/team-b/x",
        "expected allowed, is implicitDeny by session",
        "is cut by the session policy.",
        "As expected: 0 of 1 expectation in 1 file.",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
}

#[test]
fn an_expectation_that_names_no_cell_fails() {
    let empty =
        scenario(r#"[ { "action": "sqx:*", "resource": "*", "verdict": "implicitDeny" } ]"#);
    let folder = folder("no-cell", &[("a.scenario.json", &empty)]);
    let output = run(&[&folder], true);
    assert_eq!(output.status.code(), Some(1));
    let json: serde_json::Value = serde_json::from_str(&printed(&output)).unwrap();
    let failed = json.pointer("/files/0/failed/0").unwrap();
    assert_eq!(failed.pointer("/action").unwrap(), "sqx:*");
    assert!(failed.pointer("/actual").unwrap().is_null());
}

#[test]
fn what_is_no_resource_fails_with_the_reason() {
    let misnamed = scenario(
        r#"[ { "action": "s3:GetObject", "resource": "reports", "verdict": "implicitDeny" } ]"#,
    );
    let folder = folder("misnamed", &[("a.scenario.json", &misnamed)]);
    let output = run(&[&folder], false);
    assert_eq!(output.status.code(), Some(1));
    assert!(printed(&output).contains("`reports` is neither an ARN nor `*`."));
}

#[test]
fn the_context_of_an_expectation_is_laid_over() {
    let conditional = scenario(
        r#"[ { "action": "s3:GetObject", "resource": "arn:aws:s3:::reports/team-a/x", "verdict": "depends" },
  { "action": "s3:GetObject", "resource": "arn:aws:s3:::reports/team-a/x", "verdict": "allowed", "context": { "aws:SourceIp": "203.0.113.7" } },
  { "action": "s3:GetObject", "resource": "arn:aws:s3:::reports/team-a/x", "verdict": "allowed", "context": { "aws:SourceIp": "198.51.100.7" } } ]"#,
    )
    .replace(
        r#""Resource": "arn:aws:s3:::reports/team-a/*""#,
        r#""Resource": "*", "Condition": { "IpAddress": { "aws:SourceIp": "203.0.113.0/24" } }"#,
    );
    let folder = folder("context", &[("a.scenario.json", &conditional)]);
    let path = folder.join("a.scenario.json");
    let output = run(&[&path], true);
    assert_eq!(output.status.code(), Some(1));
    let expected = format!(
        concat!(
            r#"{{"check":1,"files":[{{"file":{},"title":"A part","expectations":3,"failed":[{{"expectation":2,"#,
            r#""action":"s3:GetObject","resource":"arn:aws:s3:::reports/team-a/x","expected":{{"verdict":"allowed","by":null}},"#,
            r#""actual":{{"verdict":"implicitDeny","by":["session"],"state":"cutBySession"}},"#,
            r#""why":"s3:GetObject on arn:aws:s3:::reports/team-a/x is cut by the session policy."}}]}}]}}"#,
            "\n"
        ),
        serde_json::Value::from(path.display().to_string())
    );
    assert_eq!(printed(&output), expected);
}

#[test]
fn a_check_that_checks_nothing_does_not_pass() {
    let folder = folder("nothing", &[("a.scenario.json", &scenario("[]"))]);
    for json in [false, true] {
        let output = run(&[&folder], json);
        assert_eq!(output.status.code(), Some(1));
        assert!(said(&output).contains("nothing was checked"));
        assert_eq!(printed(&output).contains("no expectations"), !json);
    }
}

#[test]
fn a_file_without_expectations_is_said_and_does_not_count() {
    let files = [
        ("a.scenario.json", &*scenario("[]")),
        (
            "b.scenario.json",
            &*scenario(
                r#"[ { "action": "s3:GetObject", "resource": "*", "verdict": "implicitDeny" } ]"#,
            ),
        ),
    ];
    let output = run(&[&folder("without", &files)], false);
    assert_eq!(output.status.code(), Some(0));
    let text = printed(&output);
    assert!(text.contains("a.scenario.json (A part): no expectations"));
    assert!(text.ends_with("As expected: 1 of 1 expectation in 2 files.\n"));
}

#[test]
fn a_file_that_cannot_be_read_does_not_keep_others_from_being_checked() {
    let good = scenario(
        r#"[ { "action": "s3:GetObject", "resource": "arn:aws:s3:::reports/team-a/x", "verdict": "allowed" } ]"#,
    );
    let refused = good.replacen("\"Effect\": \"Allow\"", "\"Effect\": \"allow\"", 1);
    let many = good.replace(
        r#""actions": ["s3:GetObject"]"#,
        r#""actions": ["s3:Git*", "s3:GetObject"]"#,
    );
    let files = [
        ("a.scenario.json", "{"),
        ("b.scenario.json", &*refused),
        ("c.scenario.json", &*many),
        ("d.scenario.json", &*good),
    ];
    let empty = folder("no-scenario", &[("readme.txt", "")]);
    let full = folder("unreadable", &files);
    let output = run(&[Path::new("no-such-file"), &empty, &full], false);
    assert_eq!(output.status.code(), Some(2));
    let said = said(&output);
    for part in [
        "no-such-file cannot be read",
        "no-scenario holds no file whose name ends with .scenario.json.",
        "a.scenario.json:1:",
        "b.scenario.json cannot be evaluated.\nerror[effect-case]",
        "c.scenario.json cannot be: `s3:Git*` matches no action of the catalogue.",
    ] {
        assert!(said.contains(part), "{part} in {said}");
    }
    let text = printed(&output);
    assert!(text.contains("d.scenario.json (A part): 1 of 1 expectation"));
    assert!(
        text.ends_with("As expected: 1 of 1 expectation in 1 file; 5 could not be checked.\n"),
        "{text}"
    );
}

#[test]
fn a_reader_that_goes_away_makes_no_failure_a_success() {
    let wrong = scenario(
        r#"[ { "action": "s3:GetObject", "resource": "arn:aws:s3:::reports/team-b/x", "verdict": "allowed" } ]"#,
    );
    let folder = folder("unread", &[("a.scenario.json", &wrong)]);
    let mut child = Command::new(env!("CARGO_BIN_EXE_scopedown"))
        .arg("check")
        .arg(&folder)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(1));
}

#[test]
fn wrong_usage_is_told_apart() {
    assert_eq!(run(&[], false).status.code(), Some(3));
    let unknown = Path::new("--format=xml");
    assert_eq!(
        run(&[Path::new("."), unknown], false).status.code(),
        Some(3)
    );
}

#[test]
fn the_presets_of_the_page_hold() {
    let presets = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../web/presets");
    let output = run(&[&presets], false);
    assert!(
        output.status.success(),
        "{}{}",
        printed(&output),
        said(&output)
    );
}
