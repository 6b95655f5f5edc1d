//! `scopedown tenants`.

#![expect(clippy::unwrap_used, reason = "a test has nobody to report to")]

mod shell;

use serde_json::Value;
use shell::{Folder, Said};

const CLOSED: &str = r#"{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::data/{{tenant}}/*" } }"#;

const ROLE: &str = r#"{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:*", "Resource": "*" } }"#;

fn folder(name: &str, template: &str, table: &str) -> Folder {
    let files = [
        ("template.json", template),
        ("tenants.csv", table),
        ("role.json", ROLE),
    ];
    Folder::new(name, &files).unwrap()
}

fn run(name: &str, template: &str, table: &str, more: &[&str]) -> Said {
    let command = ["tenants", "template.json", "tenants.csv"];
    let arguments: Vec<&str> = command.iter().chain(more).copied().collect();
    folder(name, template, table).run(&arguments, "").unwrap()
}

fn open() -> String {
    CLOSED.replace("{{tenant}}/*", "{{tenant}}*")
}

#[test]
fn closed_templates_are_a_success() {
    let table = "tenant\nteam-a\nteam-ab\n";
    let said = run("tenants-closed", CLOSED, table, &["--role", "role.json"]);
    assert_eq!(
        (said.code, said.err.as_str()),
        (Some(0), ""),
        "{}",
        said.out
    );
    for part in [
        "  1  arn:aws:s3:::data/team-a/x of team-a\n",
        "No tenant reaches what is another's.\nEvery tenant reaches what is its own.\n",
        "  team-ab: 132 of 2048 characters\n",
    ] {
        assert!(said.out.contains(part), "{part}\n{}", said.out);
    }
}

#[test]
fn names_that_begin_alike_are_found_out() {
    let said = run("tenants-open", &open(), "tenant\nteam-a\nteam-ab\n", &[]);
    assert_eq!(said.code, Some(1));
    let sentence = "! team-a reaches arn:aws:s3:::data/team-abx of team-ab by s3:GetObject.\n";
    assert!(said.out.contains(sentence), "{}", said.out);
    assert!(said.out.contains("1 tenant reaches what is another's."));
}

#[test]
fn the_role_has_its_say() {
    let narrow = CLOSED.replace("{{tenant}}", "a");
    let files = [("template.json", CLOSED), ("role.json", narrow.as_str())];
    let folder = Folder::new("tenants-role", &files).unwrap();
    let command = [
        "tenants",
        "template.json",
        "-",
        "--lines",
        "tenant",
        "--role",
        "role.json",
    ];
    let said = folder.run(&command, "a\n\nb\n").unwrap();
    assert_eq!(said.code, Some(1));
    let sentence = "b does not reach its own arn:aws:s3:::data/b/x: s3:GetObject is denied by the role's policies.";
    assert!(said.out.contains(sentence), "{}", said.out);
}

#[test]
fn hostile_values_are_no_success_and_have_their_lines() {
    let said = run("tenants-hostile", CLOSED, "tenant\nok\n\"\"\nw*\n", &[]);
    assert_eq!(said.code, Some(1));
    for part in [
        "error[tenant-empty]: tenants.csv:3: ",
        "warning[tenant-escaped]: tenants.csv:4: ",
        "No policy was made for 1 tenant",
    ] {
        assert!(said.out.contains(part), "{part}\n{}", said.out);
    }
}

#[test]
fn programs_get_every_cell() {
    let table = "tenant\nteam-a\nteam-ab\n";
    let said = run("tenants-json", &open(), table, &["--format", "json"]);
    let shape: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(shape["sound"], false);
    assert_eq!(shape["columns"][1]["owner"], "team-ab");
    let cell = &shape["rows"][0]["cells"][1];
    assert_eq!(cell["judgement"], "amiss");
    assert_eq!(cell["action"], "s3:GetObject");
    assert_eq!(shape["rows"][1]["cells"][0]["judgement"], "asWanted");
    assert_eq!(shape["rows"][1]["line"], 3);
}

#[test]
fn a_file_is_written_for_each_tenant() {
    let folder = folder("tenants-out", CLOSED, "tenant,ns\nShop,shop\nb,b-ns\n");
    let command = [
        "tenants",
        "template.json",
        "tenants.csv",
        "--out",
        "made/here",
        "--form",
        "terraform",
        "--cluster",
        "demo",
        "--namespace",
        "{{ns}}",
        "--service-account",
        "app",
        "--role-arn",
        "arn:aws:iam::111122223333:role/app",
    ];
    let said = folder.run(&command, "").unwrap();
    assert_eq!(
        (said.code, said.err.as_str()),
        (Some(0), ""),
        "{}",
        said.out
    );
    let written = folder.read("made/here/b.tf").unwrap();
    for part in ["\"b-ns\"", "data/b/*", "disable_session_tags"] {
        assert!(written.contains(part), "{part}\n{written}");
    }
    assert!(folder.read("made/here/Shop.tf").is_ok());
    let policies = [
        "tenants",
        "template.json",
        "tenants.csv",
        "--out",
        "policies",
    ];
    assert_eq!(folder.run(&policies, "").unwrap().code, Some(0));
    let policy = folder.read("policies/b.json").unwrap();
    assert_eq!(policy, CLOSED.replace("{{tenant}}", "b"));
}

#[test]
fn nothing_is_written_where_the_answer_is_no() {
    let folder = folder("tenants-unwritten", &open(), "tenant\na\nab\n");
    let command = ["tenants", "template.json", "tenants.csv", "--out", "made"];
    assert_eq!(folder.run(&command, "").unwrap().code, Some(1));
    assert!(folder.read("made/a.json").is_err());
}

#[test]
fn a_remark_on_what_is_written_is_said_once() {
    let table = "tenant\na\nb\n";
    let more = [
        "--out",
        "made",
        "--form",
        "cli",
        "--namespace",
        "{{tenant}}",
    ];
    let said = run("tenants-remarks", CLOSED, table, &more);
    assert_eq!(said.code, Some(0));
    let mut lines: Vec<&str> = said.err.lines().collect();
    let count = lines.len();
    lines.dedup();
    assert!(count > 0 && lines.len() == count, "{}", said.err);
}

#[test]
fn what_cannot_be_read_has_its_place() {
    for (template, table, part) in [
        ("{{", "tenant\na\n", "error[template-placeholder]"),
        (CLOSED, "", "error[table-no-header]: tenants.csv: "),
        (
            CLOSED,
            "a,b\n1\n",
            "error[table-line]: tenants.csv: Line 2 ",
        ),
        (CLOSED, "name\na\n", "error[table-no-column]: tenants.csv: "),
    ] {
        let said = run("tenants-unread", template, table, &[]);
        assert_eq!(said.code, Some(2), "{part}");
        assert!(said.err.contains(part), "{part}\n{}", said.err);
    }
    let both = folder("tenants-both", CLOSED, "").run(&["tenants", "-", "-"], "");
    assert_eq!(both.unwrap().code, Some(3));
}

#[test]
fn a_thousand_tenants_are_answered_with_what_was_asked() {
    let mut table = String::from("tenant\n");
    for number in 0..1_000 {
        table += &format!("team-{number}-end\n");
    }
    let said = run("tenants-thousand", CLOSED, &table, &[]);
    assert_eq!(said.code, Some(0));
    for part in [
        "is too large to draw",
        "Of 1000 tenants each was asked about its own and about the 249",
        "and 980 more; --format json has all",
    ] {
        assert!(said.out.contains(part), "{part}\n{}", said.out);
    }
}
