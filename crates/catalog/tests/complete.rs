//! Completion in texts that are being typed. A `|` marks the caret and is no part of the text.

use scopedown_catalog::{Catalog, Completion, complete};

/// A text without its bar, and where the bar stood.
fn without_bar(marked: &str) -> (String, usize) {
    let at = marked.find('|').unwrap_or(marked.len());
    (marked.replacen('|', "", 1), at)
}

fn completed(marked: &str) -> Option<Completion> {
    let (text, at) = without_bar(marked);
    complete(&Catalog::embedded(), &text, at)
}

fn labels(marked: &str) -> Vec<String> {
    let proposals = completed(marked).map(|completion| completion.proposals);
    let proposals = proposals.unwrap_or_default().into_iter();
    proposals.map(|proposal| proposal.label).collect()
}

/// The text with its first proposal put in.
fn accepted(marked: &str) -> String {
    let (text, at) = without_bar(marked);
    let Some(completion) = complete(&Catalog::embedded(), &text, at) else {
        return text;
    };
    let first = completion.proposals.first();
    inserted(&text, &completion, first.map_or("", |first| &first.text))
}

fn inserted(text: &str, completion: &Completion, proposal: &str) -> String {
    let mut text = text.to_owned();
    text.replace_range(completion.span.start..completion.span.end, proposal);
    text
}

#[track_caller]
fn check(marked: &str, first: &[&str]) {
    let found = labels(marked);
    let found: Vec<&str> = found.iter().map(String::as_str).take(first.len()).collect();
    assert_eq!(found, first, "{marked}");
}

#[track_caller]
fn check_accepted(marked: &str, expected: &str) {
    assert_eq!(accepted(marked), expected, "{marked}");
}

#[test]
fn members_that_are_not_there_yet() {
    check(r#"{"|"#, &["Version", "Statement", "Id"]);
    check(r#"{"Version": "2012-10-17", "|"#, &["Statement", "Id"]);
    check(r#"{"St|ment": []}"#, &["Statement"]);
    check(
        r#"{"Statement": [{"|"}]}"#,
        &["Effect", "Action", "Resource", "Condition", "Sid"],
    );
    check(
        r#"{"Statement": {"Effect": "Allow", "|": [], "NotAction": "s3:*"}}"#,
        &["Resource", "Condition", "Sid", "NotResource"],
    );
    check(
        r#"{"Statement": [{"Effect": "Allow", "not|"#,
        &["NotAction", "NotResource"],
    );
    check(r#"{"Statement": [{"Effect": "|"#, &["Allow", "Deny"]);
    check(r#"{"Version": "|"#, &["2012-10-17", "2008-10-17"]);
}

#[test]
fn without_quotes_a_proposal_brings_them() {
    check_accepted("{|}", r#"{"Version": "2012-10-17"}"#);
    check_accepted("{St|", r#"{"Statement""#);
    check_accepted(
        r#"{|"Version": "2012-10-17"}"#,
        r#"{"Statement": [], "Version": "2012-10-17"}"#,
    );
    check_accepted(
        r#"{"Statement": {"Effect": |"#,
        r#"{"Statement": {"Effect": "Allow""#,
    );
    check_accepted(
        "{\"Statement\": {\"Effect\": |\n\"Action\": []",
        "{\"Statement\": {\"Effect\": \"Allow\"\n\"Action\": []",
    );
    check_accepted(
        r#"{"Statement": {"Action": ["s3:GetObject"], "Resource": [|"x"]}}"#,
        r#"{"Statement": {"Action": ["s3:GetObject"], "Resource": ["arn:aws:s3:::BUCKET_NAME/OBJECT_NAME", "x"]}}"#,
    );
    for nowhere in [
        r#"{"Version": "2012-10-17"|}"#,
        r#"{"Version"|: 1}"#,
        r#"{"Version": |"2012-10-17"}"#,
        "{}|",
        "|{}",
        "",
        "|  ",
        "[|]",
        r#"{"Statement": [|"#,
    ] {
        assert_eq!(completed(nowhere), None, "{nowhere}");
    }
}

#[test]
fn services_then_their_actions() {
    check(
        r#"{"Statement": {"Action": "s3|"#,
        &["s3:", "s3-object-lambda:"],
    );
    check(r#"{"Statement": {"Action": "dynamodb|:Get"#, &["dynamodb:"]);
    check(
        r#"{"Statement": [{"Action": "sqs:SendMessage"}, {"Action": "|"}]}"#,
        &["sqs:", "a2c:"],
    );
    check(
        r#"{"Statement": {"Action": "s3:GetObjectA|"}}"#,
        &["s3:GetObjectAcl", "s3:GetObjectAnnotation"],
    );
    check(
        r#"{"Statement": {"Action": ["s3:GetObject", "S3:getobject|"]}}"#,
        &["s3:GetObjectAcl"],
    );
    check(
        r#"{"Statement": {"NotAction": "s3:PutAcl|"#,
        &["s3:PutBucketAcl"],
    );
    check(
        r#"{"Statement": {"Action": "s3:Get*Acl|"#,
        &["s3:GetBucketAcl", "s3:GetObjectAcl"],
    );
    check(
        r#"{"Statement": {"Action": "GetObjectAc|"#,
        &["s3:GetObjectAcl"],
    );
    assert!(labels(r#"{"Statement": {"Action": "s3:obj|"#).contains(&"s3:GetObject".to_owned()));
    assert!(labels(r#"{"Statement": {"Action": "kubern|"#).contains(&"eks:".to_owned()));
    assert_eq!(completed(r#"{"Statement": {"Action": "nobody:|"#), None);
}

#[test]
fn the_keys_of_the_statements_actions_come_first() {
    check(
        r#"{"Statement": {"Action": "s3:GetObject", "Condition": {"StringEquals": {"|"}}}}"#,
        &["aws:ResourceTag/TAG_KEY"],
    );
    check(
        r#"{"Statement": {"Condition": {"Null": {"|": "true"}}, "Action": ["s3:ListBucket"]}}"#,
        &["aws:ResourceTag/TAG_KEY", "s3:AccessGrantsInstanceArn"],
    );
    check(
        r#"{"Statement": {"Action": "s3:ListBucket", "Condition": {"StringLike": {"pre|"#,
        &["s3:prefix"],
    );
    check(
        r#"{"Statement": {"Condition": {"IpAddress": {"|"#,
        &["aws:Ec2InstanceSourcePrivateIPv4", "aws:SourceIp"],
    );
    check(
        r#"{"Statement": {"Condition": {"Bool": {"aws:Sec|": "true"}}}}"#,
        &["aws:SecureTransport"],
    );
    check(
        r#"{"Statement": {"Condition": {"Bool": {"kms:|"#,
        &["kms:BypassPolicyLockoutSafetyCheck"],
    );
    let there = r#"{"Statement": {"Condition": {"StringLike": {"aws:userid": "x", "aws:user|"#;
    check(there, &["aws:UserAgent", "aws:username"]);
}
