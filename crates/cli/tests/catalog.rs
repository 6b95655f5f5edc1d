//! `scopedown catalog`.

#![expect(clippy::unwrap_used, reason = "a test has nobody to report to")]

mod shell;

use serde_json::Value;
use shell::{Folder, Said};

fn run(arguments: &[&str]) -> Said {
    let arguments: Vec<&str> = ["catalog"].iter().chain(arguments).copied().collect();
    Folder::new("catalog", &[])
        .unwrap()
        .run(&arguments, "")
        .unwrap()
}

#[test]
fn several_actions_have_a_line_each() {
    let said = run(&["dynamodb:Get*"]);
    assert_eq!(said.code, Some(0));
    let line = said
        .out
        .lines()
        .find(|line| line.contains("dynamodb:GetItem "));
    let words: Vec<&str> = line.unwrap().split_whitespace().collect();
    assert_eq!(words[..3], ["dynamodb:GetItem", "Read", "table"]);
}

#[test]
fn one_action_is_shown_with_its_keys_and_arns() {
    let said = run(&["sqs:sendmessage"]);
    assert!(
        said.out.starts_with("sqs:SendMessage  (Write)\n"),
        "{}",
        said.out
    );
    assert!(
        said.out
            .contains("queue  arn:${Partition}:sqs:${Region}:${Account}:${QueueName}"),
        "{}",
        said.out
    );
}

#[test]
fn programs_get_the_form_of_the_contract() {
    let said = run(&["s3:GetObject", "--format", "json"]);
    let found: Value = serde_json::from_str(&said.out).unwrap();
    let [only] = found.as_array().unwrap().as_slice() else {
        panic!("{found}")
    };
    assert_eq!(only["action"], "s3:GetObject");
    assert_eq!(only["level"], "Read");
    assert!(
        only["conditionKeys"]
            .as_array()
            .unwrap()
            .contains(&"s3:authType".into())
    );
    let object = only["resources"]
        .as_array()
        .unwrap()
        .iter()
        .find(|used| used["type"] == "object")
        .unwrap();
    assert_eq!(
        object["arn"],
        "arn:${Partition}:s3:::${BucketName}/${ObjectName}"
    );
    assert!(object["required"].is_boolean() && object["conditionKeys"].is_array());
}

#[test]
fn a_name_without_service_is_looked_for_in_all() {
    let said = run(&["TagResource", "--format", "json"]);
    let found: Value = serde_json::from_str(&said.out).unwrap();
    let actions: Vec<&str> = found
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["action"].as_str().unwrap())
        .collect();
    assert!(actions.len() > 50);
    assert!(actions.contains(&"lambda:TagResource"));
    assert!(
        actions
            .iter()
            .all(|action| action.ends_with(":TagResource"))
    );
}

#[test]
fn nothing_that_matches_is_no_success() {
    let table = run(&["s3:Git*"]);
    assert_eq!((table.code, table.out.as_str()), (Some(1), ""));
    assert!(
        table.err.starts_with("No action of the catalogue of 20"),
        "{}",
        table.err
    );
    assert!(table.err.ends_with(" matches s3:Git*.\n"), "{}", table.err);
    let json = run(&["s3:Git*", "--format", "json"]);
    assert_eq!((json.code, json.out.as_str()), (Some(1), "[]\n"));
}

#[test]
fn what_is_no_pattern_is_wrong_usage() {
    for pattern in ["s3::Get", "s*:Get", ""] {
        let said = run(&[pattern]);
        assert_eq!(said.code, Some(3), "{pattern}: {}", said.out);
        assert!(
            said.err.contains("is no pattern of actions"),
            "{}",
            said.err
        );
    }
    assert_eq!(run(&[]).code, Some(3));
}
