//! `scopedown link` and `scopedown open`.

#![expect(clippy::unwrap_used, reason = "a test has nobody to report to")]

mod shell;

use serde_json::Value;
use shell::{Folder, Said};

const ROLE: &str = r#"{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "*" } ] }"#;
const SESSION: &str = r#"{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" } }"#;
const CASE: &str = r#"{ "scenario": 1, "title": "A case", "about": "Of our own.", "later": [1, 2],
  "role": { "policies": [ { "name": "S3", "document": { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:*", "Resource": "*" } ] } } ] },
  "matrix": { "actions": ["s3:GetObject"], "resources": ["arn:aws:s3:::reports/q1.csv"] },
  "expect": [ { "action": "s3:GetObject", "resource": "*", "verdict": "allowed" } ] }"#;

fn folder(name: &str) -> Folder {
    let files = [
        ("role.json", ROLE),
        ("session.json", SESSION),
        ("case.scenario.json", CASE),
    ];
    Folder::new(name, &files).unwrap()
}

fn link(folder: &Folder, arguments: &[&str]) -> String {
    let said = run(folder, "link", arguments);
    assert_eq!(said.code, Some(0), "{}", said.err);
    said.out.trim_end().to_owned()
}

fn run(folder: &Folder, command: &str, arguments: &[&str]) -> Said {
    let arguments: Vec<&str> = [command].iter().chain(arguments).copied().collect();
    folder.run(&arguments, "").unwrap()
}

fn json(said: &Said) -> Value {
    serde_json::from_str(&said.out).unwrap()
}

#[test]
fn flags_become_a_link_that_every_command_takes() {
    let folder = folder("link-flags");
    let flags = ["--role", "role.json", "--session", "session.json"];
    let link = link(&folder, &flags);
    assert!(link.starts_with("1d1.") && link.len() < 250, "{link}");
    let matrix = |arguments: &[&str]| {
        let arguments: Vec<&str> = arguments
            .iter()
            .copied()
            .chain(["--format", "json"])
            .collect();
        json(&run(&folder, "matrix", &arguments))
    };
    assert_eq!(matrix(&[&link]), matrix(&flags));
    let whole = format!("https://example.org/#{link}");
    assert_eq!(matrix(&[&whole]), matrix(&flags));
    let by_input = folder
        .run(&["matrix", "-", "--format", "json"], &whole)
        .unwrap();
    assert_eq!(json(&by_input), matrix(&flags));
}

#[test]
fn a_link_opens_as_the_scenario() {
    let folder = folder("link-open");
    let bare = link(
        &folder,
        &["case.scenario.json", "--base", "https://example.org/page"],
    );
    assert!(bare.starts_with("https://example.org/page#1d1."), "{bare}");
    let said = run(&folder, "open", &[&bare]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    let mut case: Value = serde_json::from_str(CASE).unwrap();
    let whole = link(&folder, &["case.scenario.json", "--all"]);
    assert_eq!(json(&run(&folder, "open", &[&whole])), case);
    let checked = run(&folder, "check", &[&whole]);
    assert_eq!(checked.code, Some(0), "{}", checked.err);
    case.as_object_mut()
        .unwrap()
        .retain(|name, _| name != "about" && name != "expect");
    assert_eq!(json(&said), case);
    let written = run(&folder, "open", &[&bare, "--out", "again.scenario.json"]);
    assert_eq!((written.code, written.out.as_str()), (Some(0), ""));
    let again = link(
        &folder,
        &["again.scenario.json", "--base", "https://example.org/page"],
    );
    assert_eq!(again, bare);
}

#[test]
fn what_is_wrong_with_a_link_is_said() {
    let folder = folder("link-faults");
    let link = link(&folder, &["case.scenario.json"]);
    let content = link.split_once(';').unwrap().0;
    for command in ["open", "matrix"] {
        let said = run(&folder, command, &[content.rsplit_once('~').unwrap().0]);
        assert_eq!(said.code, Some(2));
        assert!(said.err.contains("The link is cut off"), "{}", said.err);
        let said = run(&folder, command, &[&content.replacen("1d1.", "1d1.A", 1)]);
        assert_eq!(said.code, Some(2));
        assert!(said.err.contains("The link is damaged"), "{}", said.err);
    }
    let said = run(&folder, "open", &["case"]);
    assert_eq!(said.code, Some(2));
    assert!(said.err.contains("no share link"), "{}", said.err);
}

#[test]
fn examples_of_the_page_open_by_their_name() {
    let folder = folder("link-example");
    let named =
        scopedown_scenario::link::encode_example("05-forgotten-delete", &Default::default())
            .unwrap();
    let said = run(&folder, "matrix", &[&named, "--format", "json"]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert_eq!(json(&said)["actions"][0], "s3:ListBucket");
    let unknown =
        scopedown_scenario::link::encode_example("99-later", &Default::default()).unwrap();
    let said = run(&folder, "open", &[&unknown]);
    assert_eq!(said.code, Some(2));
    assert!(said.err.contains("99-later"), "{}", said.err);
}

/// What the author saw was another matrix: the cells that moved are named.
#[test]
fn cells_that_have_changed_since_are_named() {
    use scopedown_scenario::link::{Options, Seen, encode};
    use scopedown_scenario::{Analysis, Scenario};
    let then = CASE.replace("s3:*\"", "s3:Put*\"");
    let analysis = Analysis::of(&Scenario::read(&then).scenario.unwrap());
    let options = Options {
        seen: Some(Seen::of(&analysis.matrix().unwrap())),
        ..Options::default()
    };
    let folder = folder("link-seen");
    let said = run(&folder, "open", &[&encode(CASE, &options).unwrap()]);
    assert_eq!(said.code, Some(0));
    assert!(
        said.err
            .contains("s3:GetObject on arn:aws:s3:::reports/q1.csv: allowed, was: "),
        "{}",
        said.err
    );
}

/// A link in the place of a role is that role: what narrows its session in the link stays there.
#[test]
fn a_link_gives_the_part_that_is_asked_for() {
    let folder = folder("link-parts");
    let both = link(
        &folder,
        &["--role", "role.json", "--session", "session.json"],
    );
    let role = link(&folder, &["--role", "role.json"]);
    let matrix = |arguments: &[&str]| {
        let asked = [
            "--action",
            "s3:PutObject",
            "--resource",
            "arn:aws:s3:::reports/a",
            "--format",
            "json",
        ];
        let arguments: Vec<&str> = arguments.iter().copied().chain(asked).collect();
        json(&run(&folder, "matrix", &arguments))["cells"][0][0]["state"].clone()
    };
    assert_eq!(matrix(&["--role", &both]), "allowed");
    assert_eq!(
        matrix(&["--role", &both, "--session", &both]),
        "cutBySession"
    );
    assert_eq!(
        matrix(&["--role", "role.json", "--session", &both]),
        "cutBySession"
    );
    let said = run(
        &folder,
        "matrix",
        &["--role", "role.json", "--session", &role],
    );
    assert_eq!(said.code, Some(2));
    assert!(said.err.contains("without session policy"), "{}", said.err);
}

#[test]
fn names_are_replaced_and_put_back() {
    let folder = folder("link-redacted");
    let case = CASE
        .replace("reports", "contoso-reports")
        .replace("\"later\": [1, 2],", "")
        .replace("\"about\": \"Of our own.\",", "");
    folder.write("own.scenario.json", &case).unwrap();
    let all = [
        "own.scenario.json",
        "--all",
        "--redact",
        "--mapping",
        "names.json",
    ];
    let link = link(&folder, &all);
    let opened = run(&folder, "open", &[&link]);
    assert_eq!((opened.code, opened.err.as_str()), (Some(0), ""));
    assert!(!opened.out.contains("contoso"), "{}", opened.out);
    let back = run(&folder, "open", &[&link, "--mapping", "names.json"]);
    assert_eq!(json(&back), serde_json::from_str::<Value>(&case).unwrap());
}
