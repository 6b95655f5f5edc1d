//! `scopedown compare` as a person and a pull request run it.

#![expect(clippy::unwrap_used, reason = "a test has nobody to report to")]

mod shell;

use serde_json::Value;
use shell::{Folder, Said};

const ROLE: &str = r#"{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "*" } }"#;
const NARROW: &str = r#"{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" } }"#;
const WIDE: &str = r#"{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "arn:aws:s3:::reports/*" } }"#;

fn scenario(session: &str) -> String {
    format!(
        r#"{{ "scenario": 1, "role": {{ "policies": [ {{ "document": {ROLE} }} ] }}, "session": {{ "policies": [ {{ "document": {session} }} ] }},
  "matrix": {{ "actions": ["s3:GetObject", "s3:PutObject"], "resources": ["arn:aws:s3:::reports/x"] }} }}"#
    )
}

fn folder(name: &str) -> Folder {
    let (narrow, wide) = (scenario(NARROW), scenario(WIDE));
    let files = [
        ("narrow.scenario.json", &*narrow),
        ("wide.scenario.json", &*wide),
        ("role.json", ROLE),
        ("narrow.json", NARROW),
        ("wide.json", WIDE),
        ("torn.json", "{"),
        ("old/a.scenario.json", &*narrow),
        ("old/deep/b.scenario.json", &*narrow),
        ("old/gone.scenario.json", &*narrow),
        ("new/a.scenario.json", &*narrow),
        ("new/deep/b.scenario.json", &*wide),
        ("new/added.scenario.json", &*wide),
        ("other/c.scenario.json", &*wide),
    ];
    Folder::new(name, &files).unwrap()
}

fn compare(folder: &Folder, old: &str, new: &str, format: &str) -> Said {
    folder
        .run(&["compare", old, new, "--format", format], "")
        .unwrap()
}

const GAINED: &str = "s3:PutObject on arn:aws:s3:::reports/x is allowed (before: cut by session)";

#[test]
fn access_that_was_gained_is_told_first_and_is_a_no() {
    let folder = folder("compare-human");
    let said = compare(
        &folder,
        "narrow.scenario.json",
        "wide.scenario.json",
        "human",
    );
    assert_eq!(said.code, Some(1), "{}", said.err);
    let expected = format!(
        "narrow.scenario.json → wide.scenario.json\n\nAccess gained (1)\n  + {GAINED}\n\nOf 2 cells: 1 gained.\n"
    );
    assert_eq!(said.out, expected);
}

#[test]
fn access_that_was_lost_is_fine() {
    let folder = folder("compare-lost");
    let said = compare(
        &folder,
        "wide.scenario.json",
        "narrow.scenario.json",
        "human",
    );
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert!(said.out.contains("Access lost (1)\n  − s3:PutObject on arn:aws:s3:::reports/x is cut by the session policy (before: allowed)\n"));
    let same = compare(&folder, "wide.scenario.json", "wide.scenario.json", "human");
    assert_eq!(same.code, Some(0));
    assert!(same.out.ends_with("Nothing changed in 2 cells.\n"));
}

#[test]
fn programs_get_both_cells() {
    let folder = folder("compare-json");
    let said = compare(
        &folder,
        "narrow.scenario.json",
        "wide.scenario.json",
        "json",
    );
    let json: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(json["compare"], 1);
    let change = json.pointer("/files/0/changes/0").unwrap();
    assert_eq!(change["direction"], "gained");
    assert_eq!(change["old"]["state"], "cutBySession");
    assert_eq!(change["new"]["effective"], "allowed");
    assert_eq!(change["why"], format!("{GAINED}."));
    assert_eq!(json.pointer("/files/0/cells").unwrap(), 2);
}

#[test]
fn a_pull_request_gets_a_comment_and_annotations() {
    let folder = folder("compare-markdown");
    let comment = compare(
        &folder,
        "narrow.scenario.json",
        "wide.scenario.json",
        "markdown",
    );
    assert_eq!(comment.code, Some(1));
    for part in [
        "### `narrow.scenario.json → wide.scenario.json`\n",
        "**Access gained (1)**\n\n| Action | Resource | Before | Now |\n| --- | --- | --- | --- |\n",
        "| `s3:PutObject` | `arn:aws:s3:::reports/x` | cut by session | allowed |\n",
    ] {
        assert!(comment.out.contains(part), "{part} in {}", comment.out);
    }
    let annotation = compare(
        &folder,
        "narrow.scenario.json",
        "wide.scenario.json",
        "github",
    );
    let expected = format!(
        "::error file=wide.scenario.json,title=access-gained::Access gained (1).%0A{GAINED}.\n"
    );
    assert_eq!(annotation.out, expected);
}

#[test]
fn files_of_the_same_name_are_compared() {
    let folder = folder("compare-folders");
    let said = compare(&folder, "old", "new", "json");
    assert_eq!(said.code, Some(1), "{}", said.err);
    let json: Value = serde_json::from_str(&said.out).unwrap();
    let files = json["files"].as_array().unwrap();
    let changed: Vec<usize> = files
        .iter()
        .map(|file| file["changes"].as_array().unwrap().len())
        .collect();
    assert_eq!(changed, [0, 1]);
    assert_eq!(json["onlyOld"].as_array().unwrap().len(), 1);
    assert!(
        json["onlyNew"][0]
            .as_str()
            .unwrap()
            .ends_with("added.scenario.json")
    );
    assert_eq!(compare(&folder, "old", "other", "json").code, Some(2));
    assert_eq!(compare(&folder, "old", "role.json", "json").code, Some(3));
}

#[test]
fn policies_are_compared_without_a_scenario() {
    let folder = folder("compare-flags");
    let run = |more: &[&str]| {
        let start = ["compare", "--role", "role.json", "--session", "narrow.json"];
        let arguments: Vec<&str> = start.iter().chain(more).copied().collect();
        folder.run(&arguments, "").unwrap()
    };
    let wider = run(&["--new-session", "wide.json"]);
    assert_eq!(wider.code, Some(1), "{}", wider.err);
    assert!(
        wider
            .out
            .contains("  + s3:PutObject on arn:aws:s3:::reports/")
    );
    let same = run(&["--new-session", "narrow.json"]);
    assert_eq!(same.code, Some(0));
    assert_eq!(run(&["--new-session", "torn.json"]).code, Some(2));
    assert_eq!(run(&[]).code, Some(3));
    assert_eq!(folder.run(&["compare"], "").unwrap().code, Some(3));
    assert_eq!(folder.run(&["compare", "old"], "").unwrap().code, Some(3));
}

#[test]
fn what_was_not_looked_at_is_told() {
    let many: Vec<String> = (0..150)
        .map(|at| format!(r#""arn:aws:s3:::bucket-{at}/*""#))
        .collect();
    let policy = NARROW.replace(
        r#""arn:aws:s3:::reports/*""#,
        &format!("[{}]", many.join(",")),
    );
    let files = [
        ("role.json", ROLE),
        ("narrow.json", NARROW),
        ("many.json", &*policy),
    ];
    let folder = Folder::new("compare-left-out", &files).unwrap();
    let run = |format: &str| {
        let start = ["compare", "--role", "role.json", "--session", "narrow.json"];
        let more = ["--new-session", "many.json", "--format", format];
        folder.run(&[&start[..], &more].concat(), "").unwrap()
    };
    let left_out = "was looked at, for there is too much of it (left out, resources: ";
    assert!(run("human").out.contains(left_out));
    assert!(run("markdown").out.contains(left_out));
    assert!(run("json").err.contains(left_out));
    assert!(run("github").err.contains(left_out));
}
