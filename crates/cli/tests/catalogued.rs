//! What `matrix`, `explain` and `--version` owe to the catalogue.

#![expect(clippy::unwrap_used, reason = "a test has nobody to report to")]

mod shell;

use serde_json::Value;
use shell::{Folder, Said};

const ROLE: &str = r#"{ "Version": "2012-10-17", "Statement": [
  { "Sid": "All", "Effect": "Allow", "Action": "s3:*", "Resource": "*" },
  { "Effect": "Deny", "Action": ["s3:DeleteBucket", "s3:PutBucketPolicy"], "Resource": "*" } ] }"#;

const SESSION: &str = r#"{ "Version": "2012-10-17", "Statement": [
  { "Sid": "Objects", "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "arn:aws:s3:::reports/team-a/*" } ] }"#;

const OBJECT: &str = "arn:aws:s3:::reports/team-a/q1.csv";

fn run(name: &str, command: &str, more: &[&str]) -> Said {
    let folder = Folder::new(name, &[("role.json", ROLE), ("session.json", SESSION)]).unwrap();
    let pair = [command, "--role", "role.json", "--session", "session.json"];
    let arguments: Vec<&str> = pair.iter().chain(more).copied().collect();
    folder.run(&arguments, "").unwrap()
}

fn json(said: &Said) -> Value {
    serde_json::from_str(&said.out).unwrap()
}

fn texts(list: &Value) -> Vec<&str> {
    let list = list.as_array().unwrap().iter();
    list.map(|text| text.as_str().unwrap()).collect()
}

#[test]
fn the_version_names_the_day_of_the_catalogue() {
    let folder = Folder::new("version", &[]).unwrap();
    let said = folder.run(&["--version"], "").unwrap();
    assert_eq!(said.code, Some(0));
    let front = concat!("scopedown ", env!("CARGO_PKG_VERSION"), " (catalogue of ");
    let date = said
        .out
        .strip_prefix(front)
        .unwrap()
        .strip_suffix(")\n")
        .unwrap();
    let parts: Vec<usize> = date.split('-').map(|part| part.parse().unwrap()).collect();
    assert!(matches!(parts[..], [2025..=9999, 1..=12, 1..=31]), "{date}");
}

#[test]
fn a_wildcard_is_a_row_for_each_action_and_odd_cells_do_not_apply() {
    let arguments = [
        "--action",
        "s3:getobjecttagging",
        "--action",
        "s3:ListB*",
        "--resource",
        OBJECT,
        "--format",
        "json",
    ];
    let said = run("matrix-wildcard", "matrix", &arguments);
    assert_eq!(said.code, Some(0), "{}", said.err);
    let matrix = json(&said);
    let actions = texts(&matrix["actions"]);
    assert_eq!(actions[0], "s3:GetObjectTagging");
    assert!(
        actions[1..]
            .iter()
            .all(|action| action.starts_with("s3:ListB"))
    );
    assert!(actions.contains(&"s3:ListBucket"));
    for (action, row) in actions.iter().zip(matrix["cells"].as_array().unwrap()) {
        let cell = &row[0];
        if action.starts_with("s3:ListB") {
            assert_eq!(cell["state"], "notApplicable", "{action}");
            assert!(
                cell["role"].is_null() && cell["session"].is_null() && cell["effective"].is_null()
            );
        } else {
            assert_eq!(cell["state"], "cutBySession");
        }
    }
}

#[test]
fn rows_that_nobody_named_say_why_they_are_there() {
    let said = run("matrix-notes", "matrix", &[]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    assert!(said.out.contains("\n + kms:Decrypt"), "{}", said.out);
    assert!(said.out.contains("\n   s3:GetObject "), "{}", said.out);
    let (_, notes) = said
        .out
        .split_once("\nRows with + are often forgotten beside others:\n")
        .unwrap();
    assert!(
        notes
            .lines()
            .any(|line| line.starts_with("+ kms:Decrypt: ") && line.ends_with('.')),
        "{notes}"
    );
    assert!(
        notes.contains(" more actions that the policies speak of are left out: --all shows them"),
        "{notes}"
    );
}

#[test]
fn all_is_all() {
    let some = run("matrix-some", "matrix", &["--format", "json"]);
    assert!(
        some.err.contains("are left out: --all shows them"),
        "{}",
        some.err
    );
    let all = run("matrix-all", "matrix", &["--all", "--format", "json"]);
    assert_eq!(all.err, "");
    let catalog = run_catalog("s3:*");
    let (some, all) = (json(&some), json(&all));
    let rows = texts(&all["actions"]);
    assert!(texts(&some["actions"]).len() < rows.len());
    for action in catalog.as_array().unwrap() {
        assert!(
            rows.contains(&action["action"].as_str().unwrap()),
            "{action}"
        );
    }
}

fn run_catalog(pattern: &str) -> Value {
    let folder = Folder::new("matrix-catalog", &[]).unwrap();
    json(
        &folder
            .run(&["catalog", pattern, "--format", "json"], "")
            .unwrap(),
    )
}

#[test]
fn an_explanation_ends_with_the_smallest_changes() {
    let arguments = [
        "--action",
        "s3:DeleteObject",
        "--resource",
        OBJECT,
        "--format",
        "json",
    ];
    let said = run("explain-changes", "explain", &arguments);
    assert_eq!(said.code, Some(1));
    let explained = json(&said);
    let changes = explained["changes"].as_array().unwrap();
    assert!(changes.len() >= 2);
    for change in changes {
        assert_eq!(
            (&change["layer"], &change["policy"], &change["file"]),
            (&"session".into(), &"session".into(), &"session.json".into())
        );
        assert_eq!(change["outcome"], "allowed");
        let [edit] = change["edits"].as_array().unwrap().as_slice() else {
            panic!("{change}")
        };
        let added = edit["text"].as_str().unwrap().chars().count();
        assert_eq!(
            change["characters"], added,
            "an insertion adds what it inserts"
        );
        assert!(
            change["title"]
                .as_str()
                .unwrap()
                .contains("`s3:DeleteObject`")
        );
    }
    assert_eq!(changes[0]["widening"], "exactly");
    assert!(explained.get("notes").is_none());
}

#[test]
fn several_layers_need_a_change_each() {
    let arguments = [
        "--action",
        "sqs:SendMessage",
        "--resource",
        "arn:aws:sqs:eu-west-1:111122223333:orders",
    ];
    let human = run("explain-both", "explain", &arguments);
    assert_eq!(human.code, Some(1));
    let (_, changes) = human
        .out
        .split_once("\nThe role and the session policy both need a change. ")
        .unwrap();
    assert!(
        changes.contains("\n  Role, role.json\n")
            && changes.contains("\n  Session, session.json\n"),
        "{changes}"
    );
    let more: Vec<&str> = arguments
        .iter()
        .copied()
        .chain(["--format", "json"])
        .collect();
    let explained = json(&run("explain-both-json", "explain", &more));
    for change in explained["changes"].as_array().unwrap() {
        let other = if change["layer"] == "role" {
            "session"
        } else {
            "role"
        };
        assert_eq!(
            (&change["outcome"], texts(&change["blocked"])),
            (&"blocked".into(), vec![other])
        );
    }
}

#[test]
fn a_denial_that_no_change_can_lift_is_said() {
    let scp = r#"{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "s3:DeleteObject", "Resource": "*" } }"#;
    let files = [
        ("role.json", ROLE),
        ("session.json", SESSION),
        ("scp.json", scp),
    ];
    let folder = Folder::new("explain-scp", &files).unwrap();
    let arguments = [
        "explain",
        "--role",
        "role.json",
        "--session",
        "session.json",
        "--scp",
        "scp.json",
        "--action",
        "s3:DeleteObject",
        "--resource",
        OBJECT,
    ];
    let said = folder.run(&arguments, "").unwrap();
    assert_eq!(said.code, Some(1));
    assert!(
        said.out
            .contains("No change of these is enough alone; SCP stands in the way as well."),
        "{}",
        said.out
    );
}

#[test]
fn what_is_allowed_or_asked_of_many_has_no_changes() {
    let allowed = run(
        "explain-allowed",
        "explain",
        &[
            "--action",
            "s3:GetObject",
            "--resource",
            OBJECT,
            "--format",
            "json",
        ],
    );
    assert_eq!(allowed.code, Some(0));
    assert_eq!(json(&allowed)["changes"], Value::Array(Vec::new()));
    let many = run(
        "explain-many",
        "explain",
        &[
            "--action",
            "s3:GetObject",
            "--resource",
            "arn:aws:s3:::reports/*",
        ],
    );
    assert_eq!(many.code, Some(1));
    assert!(
        many.out.ends_with(
            "\nAsk about one resource to see the smallest change that would allow it.\n"
        ),
        "{}",
        many.out
    );
    let all = run(
        "explain-all",
        "explain",
        &[
            "--action",
            "s3:GetObject",
            "--resource",
            "arn:aws:s3:::reports/team-a/*",
        ],
    );
    assert_eq!(all.code, Some(0));
    assert!(!all.out.contains("smallest change"), "{}", all.out);
}

#[test]
fn what_the_catalogue_does_not_know_is_a_note_and_no_error() {
    let unknown = run(
        "explain-unknown",
        "explain",
        &["--action", "s3:Frobnicate", "--resource", OBJECT],
    );
    assert_eq!((unknown.code, unknown.err.as_str()), (Some(1), ""));
    assert!(
        unknown.out.contains("\nnote: The catalogue of 20"),
        "{}",
        unknown.out
    );
    assert!(
        unknown
            .out
            .contains(" has no action s3:Frobnicate; `scopedown catalog 's3:*'` lists"),
        "{}",
        unknown.out
    );
    let service = run(
        "explain-service",
        "explain",
        &["--action", "zz:Frobnicate", "--format", "json"],
    );
    assert!(texts(&json(&service)["notes"])[0].contains("it has no service `zz` either"));
    let misfit = run(
        "explain-misfit",
        "explain",
        &[
            "--action",
            "s3:listbucket",
            "--resource",
            OBJECT,
            "--format",
            "json",
        ],
    );
    let explained = json(&misfit);
    assert_eq!(explained["action"], "s3:ListBucket");
    assert!(
        texts(&explained["notes"])[0].contains(&format!(
            "acts on the types accesspoint and bucket, and {OBJECT} is none"
        )),
        "{explained}"
    );
    let star = run(
        "explain-star",
        "explain",
        &[
            "--action",
            "s3:ListAllMyBuckets",
            "--resource",
            OBJECT,
            "--format",
            "json",
        ],
    );
    assert!(texts(&json(&star)["notes"])[0].contains("ask about `*` instead"));
}

#[test]
fn an_explanation_is_of_one_action() {
    for action in ["s3:Get*", "GetObject", ""] {
        let said = run("explain-usage", "explain", &["--action", action]);
        assert_eq!(said.code, Some(3), "{action}");
    }
}

#[test]
fn a_reader_that_goes_away_makes_no_failure_a_success() {
    let folder = Folder::new("explain-unread", &[("role.json", ROLE)]).unwrap();
    let code = folder
        .run_unread(&[
            "explain",
            "--role",
            "role.json",
            "--action",
            "sqs:SendMessage",
        ])
        .unwrap();
    assert_eq!(code, Some(1));
}
