//! `scopedown lint` as a person, a pipeline and code scanning run it.

#![expect(clippy::unwrap_used, reason = "a test has nobody to report to")]

mod shell;

use serde_json::Value;
use shell::{Folder, Said};

const ROLE: &str = r#"{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": ["arn:aws:s3:::reports/*", "arn:aws:s3:::archive/*"] } }"#;

/// A warning: the role allows nothing of SQS. A remark: an entry is repeated.
const SESSION: &str = r#"{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": ["s3:GetObject", "s3:GetObject"], "Resource": "arn:aws:s3:::reports/*" },
    { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-west-1:111122223333:orders" }
  ]
}"#;

const REFUSED: &str = r#"{ "Version": "2012-10-17", "Statement": { "Effect": "allow", "Action": "s3:*", "Resource": "*" } }"#;

const PAIR: [&str; 5] = ["lint", "--role", "role.json", "--session", "session.json"];

fn folder(name: &str) -> Folder {
    let files = [
        ("role.json", ROLE),
        ("session.json", SESSION),
        ("refused.json", REFUSED),
        ("empty.json", ""),
    ];
    Folder::new(name, &files).unwrap()
}

fn pair(folder: &Folder, more: &[&str]) -> Said {
    let arguments: Vec<&str> = PAIR.iter().chain(more).copied().collect();
    folder.run(&arguments, "").unwrap()
}

fn json(said: &Said) -> Value {
    serde_json::from_str(&said.out).unwrap()
}

fn codes(found: &Value) -> Vec<String> {
    let found = found.as_array().unwrap().iter();
    found
        .map(|one| {
            format!(
                "{} {}",
                one["severity"].as_str().unwrap(),
                one["code"].as_str().unwrap()
            )
        })
        .collect()
}

#[test]
fn people_see_the_text_and_a_count() {
    let said = pair(&folder("lint-human"), &[]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    for part in [
        "warning[dead-grant]: No policy of the role allows `sqs:SendMessage`",
        "session.json:5:36",
        "info[redundant-action]",
        "help: ",
        "1 warning, 1 remark. `scopedown lint --explain CODE` says more of each.\n",
    ] {
        assert!(said.out.contains(part), "{part} in {}", said.out);
    }
    assert_eq!(said.err, "");
}

#[test]
fn programs_get_places_and_fixes() {
    let found = json(&pair(&folder("lint-json"), &["--format", "json"]));
    assert_eq!(
        codes(&found),
        ["info redundant-action", "warning dead-grant"]
    );
    let redundant = &found[0];
    for (member, value) in [
        ("line", 4),
        ("column", 53),
        ("endLine", 4),
        ("endColumn", 67),
    ] {
        assert_eq!(redundant[member], value, "{member}");
    }
    assert_eq!(redundant["policy"], "session");
    assert_eq!(redundant["file"], "session.json");
    let edits = redundant["fix"]["edits"].as_array().unwrap();
    assert_eq!(edits[0]["text"], "");
    assert!(
        found[1]["message"]
            .as_str()
            .unwrap()
            .contains("sqs:SendMessage")
    );
}

/// What SARIF 2.1.0 requires of every file, and what code scanning requires beyond it.
#[test]
fn code_scanning_gets_sarif() {
    let said = pair(&folder("lint-sarif"), &["--format", "sarif"]);
    assert_eq!(said.code, Some(0));
    let sarif = json(&said);
    assert_eq!(sarif["version"], "2.1.0");
    assert!(sarif["$schema"].as_str().unwrap().contains("sarif-2.1.0"));
    let runs = sarif["runs"].as_array().unwrap();
    assert_eq!(runs.len(), 1);
    let driver = &runs[0]["tool"]["driver"];
    assert_eq!(driver["name"], "scopedown");
    let rules = driver["rules"].as_array().unwrap();
    let results = runs[0]["results"].as_array().unwrap();
    assert_eq!(results.len(), 2);
    for result in results {
        let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!(rule["id"], result["ruleId"]);
        assert!(
            rule["help"]["text"]
                .as_str()
                .is_some_and(|text| text.len() > 40)
        );
        assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap()));
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "session.json");
        let region = &place["region"];
        for member in ["startLine", "startColumn", "endLine", "endColumn"] {
            assert!(
                region[member].as_u64().is_some_and(|number| number > 0),
                "{member}"
            );
        }
    }
    let fix = &results[0]["fixes"][0];
    let change = &fix["artifactChanges"][0];
    assert_eq!(change["artifactLocation"]["uri"], "session.json");
    assert!(change["replacements"][0]["deletedRegion"]["startLine"].is_u64());
}

#[test]
fn a_workflow_gets_annotations() {
    let said = pair(&folder("lint-github"), &["--format", "github"]);
    let lines: Vec<&str> = said.out.lines().collect();
    let [remark, warning] = lines[..] else {
        panic!("{}", said.out)
    };
    assert!(remark.starts_with(
        "::notice file=session.json,line=4,endLine=4,col=53,endColumn=67,title=redundant-action::"
    ));
    assert!(warning.starts_with("::warning file=session.json,line=5,"));
}

#[test]
fn a_team_says_what_counts() {
    let folder = folder("lint-settings");
    let denied = pair(
        &folder,
        &[
            "--deny",
            "dead-grant",
            "--allow",
            "redundant-action",
            "--format",
            "json",
        ],
    );
    assert_eq!(denied.code, Some(1));
    assert_eq!(codes(&json(&denied)), ["error dead-grant"]);
    let warned = pair(&folder, &["--warn", "redundant-action", "--format", "json"]);
    assert_eq!(warned.code, Some(0));
    assert_eq!(
        codes(&json(&warned)),
        ["warning redundant-action", "warning dead-grant"]
    );
    let allowed = pair(
        &folder,
        &["--allow", "redundant-action", "--allow", "dead-grant"],
    );
    assert_eq!(
        (allowed.code, allowed.out.as_str()),
        (Some(0), "Nothing found.\n")
    );
}

#[test]
fn a_code_that_is_none_is_named_with_the_nearest() {
    let folder = folder("lint-codes");
    let unknown = pair(&folder, &["--deny", "dead-grunt"]);
    assert_eq!(unknown.code, Some(3));
    assert_eq!(
        unknown.err,
        "error: there is no code `dead-grunt`; did you mean `dead-grant`?\n"
    );
    let twice = pair(&folder, &["--deny", "dead-grant", "--allow", "dead-grant"]);
    assert_eq!(twice.code, Some(3));
    let refusal = pair(&folder, &["--allow", "effect-case"]);
    assert_eq!(refusal.code, Some(3));
    assert!(refusal.err.contains("cannot be allowed"), "{}", refusal.err);
}

#[test]
fn a_baseline_holds_what_is_known_and_shrinks() {
    let folder = folder("lint-baseline");
    let written = pair(&folder, &["--write-baseline", "known.json"]);
    assert_eq!((written.code, written.out.as_str()), (Some(0), ""));
    let baseline: Value = serde_json::from_str(&folder.read("known.json").unwrap()).unwrap();
    assert_eq!(baseline["findings"].as_array().unwrap().len(), 2);

    let known = pair(
        &folder,
        &["--baseline", "known.json", "--deny", "dead-grant"],
    );
    assert_eq!(
        (known.code, known.out.as_str(), known.err.as_str()),
        (Some(0), "Nothing found.\n", "")
    );

    let moved =
        format!("\n\n{SESSION}").replace(r#""s3:GetObject", "s3:GetObject""#, r#""s3:GetObject""#);
    let arguments = [
        "lint",
        "--role",
        "role.json",
        "--session",
        "-",
        "--baseline",
        "known.json",
    ];
    let named = folder.run(&arguments, &moved).unwrap();
    assert!(
        named.out.contains("dead-grant"),
        "another policy is another finding: {}",
        named.out
    );
    folder.write("session.json", &moved).unwrap();
    let stale = pair(&folder, &["--baseline", "known.json"]);
    assert_eq!(
        (stale.code, stale.out.as_str()),
        (Some(0), "Nothing found.\n")
    );
    assert_eq!(
        stale.err,
        "These entries of the baseline are no longer found, and can be deleted:\n  redundant-action in session: \"s3:GetObject\"\n"
    );
    let broken = pair(&folder, &["--baseline", "session.json"]);
    assert_eq!(broken.code, Some(2));
    assert!(broken.err.contains("is no baseline"), "{}", broken.err);
}

#[test]
fn a_code_is_explained_without_any_policy() {
    let folder = folder("lint-explain");
    let one = folder
        .run(&["lint", "--explain", "dead-grant"], "")
        .unwrap();
    assert_eq!(one.code, Some(0));
    assert!(one.out.starts_with("# dead-grant\n"), "{}", one.out);
    let all = folder.run(&["lint", "--explain", "all"], "").unwrap();
    assert_eq!(all.code, Some(0));
    assert!(all.out.lines().count() > 100);
    assert!(
        all.out
            .lines()
            .any(|line| line.split_whitespace().eq(["dead-grant", "warning"]))
    );
    let unknown = folder
        .run(&["lint", "--explain", "dead-grunt"], "")
        .unwrap();
    assert_eq!(unknown.code, Some(3));
    assert!(
        unknown
            .err
            .contains("did you mean `dead-grant`? `scopedown lint --explain all`"),
        "{}",
        unknown.err
    );
}

#[test]
fn one_document_of_whatever_layer_is_enough() {
    let folder = folder("lint-alone");
    let alone = folder
        .run(
            &["lint", "--session", "session.json", "--format", "json"],
            "",
        )
        .unwrap();
    assert_eq!(alone.code, Some(0), "{}", alone.err);
    // Without the role nobody knows what it grants.
    assert_eq!(codes(&json(&alone)), ["info redundant-action"]);
    let nothing = folder.run(&["lint"], "").unwrap();
    assert_eq!(nothing.code, Some(3));
}

#[test]
fn what_aws_refuses_is_listed_and_is_no_success() {
    let folder = folder("lint-refused");
    let refused = folder
        .run(&["lint", "--role", "refused.json", "--format", "json"], "")
        .unwrap();
    assert_eq!(refused.code, Some(1));
    assert_eq!(codes(&json(&refused)), ["error effect-case"]);
    let empty = folder
        .run(&["lint", "--role", "empty.json", "--format", "json"], "")
        .unwrap();
    assert_eq!(empty.code, Some(1));
    assert_eq!(codes(&json(&empty)), ["error json-empty"]);
    let large = folder
        .run(
            &["lint", "--role", "-", "--format", "json"],
            &"x".repeat(3_000_000),
        )
        .unwrap();
    assert_eq!(large.code, Some(1));
    assert_eq!(codes(&json(&large)), ["error limit-bytes"]);
    let missing = folder.run(&["lint", "--role", "no-such-file"], "").unwrap();
    assert_eq!(missing.code, Some(2));
}

#[test]
fn a_reader_that_goes_away_makes_no_failure_a_success() {
    let folder = folder("lint-unread");
    assert_eq!(
        folder
            .run_unread(&["lint", "--role", "refused.json"])
            .unwrap(),
        Some(1)
    );
    assert_eq!(folder.run_unread(&PAIR).unwrap(), Some(0));
}
