//! `scopedown denial`.

#![expect(clippy::unwrap_used, reason = "a test has nobody to report to")]

mod shell;

use serde_json::{Value, json};
use shell::{Folder, Said};

const ROLE: &str = r#"{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["s3:*", "sqs:*"], "Resource": "*" } }"#;

const SESSION: &str = r#"{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["s3:GetObject", "s3:ListBucket"],
  "Resource": ["arn:aws:s3:::reports", "arn:aws:s3:::reports/*"] } }"#;

const SCENARIO: &str = r#"{ "scenario": 1, "role": { "arn": "arn:aws:iam::111122223333:role/app", "policies": [ { "document": {
  "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:*", "Resource": "*" } } } ] } }"#;

const CUT: &str = "User: arn:aws:sts::111122223333:assumed-role/app/eks-demo-app-0f3c is not authorized to perform: s3:PutObject \
  on resource: \"arn:aws:s3:::reports/q1.csv\" because no session policy allows the s3:PutObject action";

const ALLOWED: &str = "User: arn:aws:sts::111122223333:assumed-role/app/eks-demo-app-0f3c is not authorized to perform: s3:GetObject \
  on resource: \"arn:aws:s3:::reports/q1.csv\" because no session policy allows the s3:GetObject action";

const PAIR: [&str; 4] = ["--role", "role.json", "--session", "session.json"];

fn run(name: &str, text: &str, more: &[&str], input: &str) -> Said {
    let files = [
        ("role.json", ROLE),
        ("session.json", SESSION),
        ("app.scenario.json", SCENARIO),
        ("error.txt", CUT),
    ];
    let folder = Folder::new(name, &files).unwrap();
    let mut arguments = vec!["denial"];
    if !text.is_empty() {
        arguments.push(text);
    }
    arguments.extend(more);
    folder.run(&arguments, input).unwrap()
}

fn holds(said: &Said, parts: &[&str]) {
    for part in parts {
        assert!(said.out.contains(part), "{part} in {}", said.out);
    }
}

#[test]
fn agreement_tells_what_was_read_why_and_what_to_change() {
    let said = run("denial-agrees", CUT, &PAIR, "");
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    holds(
        &said,
        &[
            "Read as    an access-denied message\nAction     s3:PutObject\nResource   arn:aws:s3:::reports/q1.csv\n",
            "Denied by  a session policy, which does not allow it\n",
            "\nThe policies at hand say the same: the session policy does not allow it here either.\n",
            "✓ Role ",
            "– Session ",
            "One of these changes would allow it.",
            "Session, session.json",
        ],
    );
}

#[test]
fn a_contradiction_tells_what_must_be_missing_and_no_change() {
    let said = run("denial-contradicts", ALLOWED, &PAIR, "");
    assert_eq!(said.code, Some(0));
    holds(
        &said,
        &[
            "\nA contradiction: AWS denied it for want of an allow in a session policy, and by the session policy at hand that is not so.\n",
            "\n 1. The pod's credentials are older than the session policy at hand.",
            "\n 2. The session policy that was in force is not the text at hand",
            "✓ Session ",
        ],
    );
    assert!(!said.out.contains("changes"), "{}", said.out);
}

#[test]
fn the_text_comes_from_standard_input_or_a_file_too() {
    let stdin = run("denial-stdin", "-", &PAIR, CUT);
    let file = run(
        "denial-file",
        "",
        &[&["--file", "error.txt"][..], &PAIR].concat(),
        "",
    );
    let argument = run("denial-argument", CUT, &PAIR, "");
    assert_eq!(argument.code, Some(0));
    assert_eq!(stdin.out, argument.out);
    assert_eq!(file.out, argument.out);
}

#[test]
fn a_scenario_file_stands_beside_the_text() {
    let behind = run("denial-scenario", CUT, &["app.scenario.json"], "");
    let with_file = run(
        "denial-scenario-file",
        "app.scenario.json",
        &["--file", "error.txt"],
        "",
    );
    assert_eq!(behind.code, Some(0), "{}", behind.err);
    assert_eq!(behind.out, with_file.out);
    holds(
        &behind,
        &[
            "What must be missing, as AWS's message says:\n 1. A session policy, not given.",
            "Give it with --session FILE.",
        ],
    );
}

#[test]
fn without_policies_it_says_what_it_read_and_what_to_give() {
    let said = run("denial-alone", CUT, &[], "");
    assert_eq!(said.code, Some(0), "{}", said.err);
    holds(
        &said,
        &[
            "Action     s3:PutObject\n",
            "To hold it against policies, give:\n 1. A session policy.",
            "\n 2. The role's own policies.",
            "--role FILE",
        ],
    );
}

#[test]
fn what_the_text_does_not_tell_can_be_added() {
    let bare =
        "An error occurred (AccessDenied) when calling the PutObject operation: Access Denied";
    let said = run("denial-bare", bare, &["--role", "role.json"], "");
    assert_eq!(said.code, Some(0));
    holds(
        &said,
        &[
            "Action     s3:PutObject, concluded from the operation PutObject\n",
            "Add it with --resource ARN.",
            "The text does not tell enough",
        ],
    );
    let more = [&PAIR[..], &["--resource", "arn:aws:s3:::reports/q1.csv"]].concat();
    let said = run("denial-added", bare, &more, "");
    holds(
        &said,
        &["The policies at hand deny it too", "AWS names no layer."],
    );
    let several = [&PAIR[..], &["--action", "s3:Put*"]].concat();
    assert_eq!(run("denial-pattern", bare, &several, "").code, Some(3));
}

#[test]
fn programs_get_the_same() {
    let json_of = |said: Said| serde_json::from_str::<Value>(&said.out).unwrap();
    let more = [&PAIR[..], &["--format", "json"]].concat();
    let agrees = json_of(run("denial-json", CUT, &more, ""));
    assert_eq!(agrees["denial"], 1);
    assert_eq!(agrees["outcome"], "agrees");
    assert_eq!(agrees["read"]["action"], "s3:PutObject");
    assert_eq!(agrees["read"]["layer"], "session");
    assert_eq!(agrees["explanation"]["verdict"], "implicitDeny");
    assert_eq!(agrees["explanation"]["by"], json!(["session"]));
    assert_eq!(agrees["changes"][0]["layer"], "session");
    let contradicts = json_of(run("denial-json-contradicts", ALLOWED, &more, ""));
    assert_eq!(contradicts["outcome"], "contradicts");
    assert_eq!(contradicts["suspects"][0]["suspect"], "staleCredentials");
    assert_eq!(contradicts["suspects"][0]["grounds"], "possible");
    assert_eq!(contradicts["changes"], json!([]));
}

#[test]
fn what_is_no_denial_or_no_policy_is_said() {
    let said = run("denial-nothing", "all is well", &PAIR, "");
    assert_eq!((said.code, said.out.as_str()), (Some(2), ""));
    assert!(
        said.err.contains("of nothing that it was denied"),
        "{}",
        said.err
    );
    let none = run("denial-none", "", &PAIR, "");
    assert_eq!(none.code, Some(3));
    let folder = Folder::new("denial-refused", &[("role.json", r#"{ "Statement": 1 }"#)]).unwrap();
    let refused = folder
        .run(&["denial", CUT, "--role", "role.json"], "")
        .unwrap();
    assert_eq!(refused.code, Some(2), "{}", refused.out);
}
