//! `scopedown lint` about EKS Pod Identity: the association of a scenario, its roles, and statements that lean on session tags.

#![expect(clippy::unwrap_used, reason = "a test has nobody to report to")]

mod shell;

use serde_json::Value;
use shell::{Folder, Said};

/// A role that leans on a tag, a session policy, and tags that are passed all the same.
const TAGGED: &str = r#"{ "scenario": 1,
  "role": { "policies": [ { "name": "app", "document": { "Version": "2012-10-17", "Statement": {
    "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"],
    "Resource": "arn:aws:s3:::data/${aws:PrincipalTag/kubernetes-namespace}/*" } } } ] },
  "session": { "policies": [ { "Version": "2012-10-17", "Statement": {
    "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" } } ] },
  "association": { "clusterName": "demo", "namespace": "shop", "serviceAccount": "app",
    "roleArn": "arn:aws:iam::111122223333:role/app" } }"#;

/// A role on the way that may do more than lead to the target role.
const TARGET: &str = r#"{ "scenario": 1,
  "role": { "arn": "arn:aws:iam::444455556666:role/reader", "policies": [] },
  "association": { "clusterName": "demo", "namespace": "shop", "serviceAccount": "app", "associationId": "a-1",
    "roleArn": "arn:aws:iam::111122223333:role/app", "targetRoleArn": "arn:aws:iam::444455556666:role/reader",
    "sourceRole": { "arn": "x", "policies": [ { "Version": "2012-10-17", "Statement": [
      { "Effect": "Allow", "Action": ["sts:AssumeRole", "sts:TagSession"], "Resource": "arn:aws:iam::444455556666:role/reader" },
      { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" } ] } ] } } }"#;

fn folder(name: &str) -> Folder {
    let files = [
        ("tagged.scenario.json", TAGGED),
        ("target.scenario.json", TARGET),
    ];
    Folder::new(name, &files).unwrap()
}

fn lint(folder: &Folder, file: &str, more: &[&str]) -> Said {
    let arguments: Vec<&str> = ["lint", file].iter().chain(more).copied().collect();
    folder.run(&arguments, "").unwrap()
}

fn found(said: &Said) -> Vec<Value> {
    serde_json::from_str(&said.out).unwrap()
}

#[test]
fn people_see_both_worlds_below_the_statement() {
    let said = lint(&folder("lint-worlds"), "tagged.scenario.json", &[]);
    assert_eq!(said.code, Some(1), "{}", said.err);
    for part in [
        "error[association-tags-beside-policy]",
        "association:6:3",
        "AWS says: When policy is specified, disableSessionTags must be set to true",
        "warning[tags-off-grant-lost]: Without session tags this grants nothing",
        "session tags on  session tags off",
        "s3:GetObject  ✓",
        "1  arn:aws:s3:::data/shop/",
    ] {
        assert!(said.out.contains(part), "{part} in {}", said.out);
    }
}

#[test]
fn programs_get_both_matrices() {
    let said = lint(
        &folder("lint-matrices"),
        "tagged.scenario.json",
        &["--format", "json"],
    );
    let found = found(&said);
    let lost = found
        .iter()
        .find(|one| one["code"] == "tags-off-grant-lost")
        .unwrap();
    assert_eq!(lost["policy"], "app");
    let (on, off) = (&lost["tags"]["on"], &lost["tags"]["off"]);
    assert_eq!(on["actions"], off["actions"]);
    assert_eq!(on["resources"], off["resources"]);
    assert_eq!(on["cells"][0][0]["state"], "allowed");
    assert_eq!(off["cells"][0][0]["state"], "missingInRole");
    let others = found.iter().filter(|one| one["code"] != lost["code"]);
    assert!(others.into_iter().all(|one| one.get("tags").is_none()));
}

#[test]
fn the_codes_are_set_and_kept_in_a_baseline_as_all_others() {
    let folder = folder("lint-pods-settings");
    let allowed = lint(
        &folder,
        "tagged.scenario.json",
        &["--allow", "association-tags-beside-policy"],
    );
    assert_eq!(allowed.code, Some(0), "{}", allowed.out);
    let written = lint(
        &folder,
        "tagged.scenario.json",
        &["--write-baseline", "known.json"],
    );
    assert_eq!(written.code, Some(0), "{}", written.err);
    let said = lint(
        &folder,
        "tagged.scenario.json",
        &["--baseline", "known.json", "--format", "json"],
    );
    assert!(found(&said).is_empty(), "{}", said.out);
    let explained = folder
        .run(&["lint", "--explain", "association-second"], "")
        .unwrap();
    assert!(explained.out.contains("Association already exists"));
}

#[test]
fn code_scanning_gets_the_rules() {
    let said = lint(
        &folder("lint-pods-sarif"),
        "tagged.scenario.json",
        &["--format", "sarif"],
    );
    let report: Value = serde_json::from_str(&said.out).unwrap();
    let rules = report["runs"][0]["tool"]["driver"]["rules"]
        .as_array()
        .unwrap();
    let named = |name: &str| rules.iter().any(|rule| rule["id"] == name);
    assert!(named("association-tags-beside-policy") && named("tags-off-grant-lost"));
}

#[test]
fn the_role_on_the_way_is_looked_at() {
    let said = lint(
        &folder("lint-source"),
        "target.scenario.json",
        &["--format", "json"],
    );
    let found = found(&said);
    let codes: Vec<(&str, &str)> = found
        .iter()
        .map(|one| {
            (
                one["code"].as_str().unwrap(),
                one["policy"].as_str().unwrap(),
            )
        })
        .collect();
    assert!(
        codes.contains(&("source-role-workload", "source role")),
        "{codes:?}"
    );
    assert!(
        codes.contains(&("association-cached", "association")),
        "{codes:?}"
    );
    assert!(
        said.err.contains("association.sourceRole.arn"),
        "{}",
        said.err
    );
}
