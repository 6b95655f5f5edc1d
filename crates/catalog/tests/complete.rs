//! Completion in texts that are being typed. A `|` marks the caret and is no part of the text.

use scopedown_catalog::{Catalog, Completion, PROPOSALS, ProposalKind, complete};
use scopedown_policy::{Action, json};

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

#[test]
fn arns_of_what_the_statements_actions_act_on() {
    let object = "arn:aws:s3:::BUCKET_NAME/OBJECT_NAME";
    check(
        r#"{"Statement": {"Action": "s3:GetObject", "Resource": "|"}}"#,
        &[
            object,
            "arn:aws:s3:REGION:ACCOUNT:accesspoint/ACCESS_POINT_NAME/object/OBJECT_NAME",
            "*",
        ],
    );
    check(
        r#"{"Statement": {"Resource": "|", "Action": ["s3:GetObject"#,
        &[object],
    );
    check(
        r#"{"Statement": {"Action": "s3:ListAllMyBuckets", "Resource": "|"#,
        &["*"],
    );
    check(
        r#"{"Statement": [{"Action": "sqs:*"}, {"NotResource": ["|"]}]}"#,
        &["arn:aws:sqs:REGION:ACCOUNT:QUEUE_NAME"],
    );
    check(
        r#"{"Statement": {"Action": "s3:*", "Resource": "obj|"}}"#,
        &[object],
    );
    assert!(
        !labels(r#"{"Statement": {"Action": "s3:*", "NotResource": "|"#).contains(&"*".to_owned())
    );
    assert_eq!(labels(r#"{"Statement": {"Resource": "|"#), ["*"]);
}

#[test]
fn an_arn_is_carried_on() {
    for (marked, expected) in [
        ("arn:|", "arn:aws:s3:::BUCKET_NAME/OBJECT_NAME"),
        ("arn:aws:s3:::reports|", "arn:aws:s3:::reports/OBJECT_NAME"),
        ("arn:aws:s3:::rép|", "arn:aws:s3:::rép/OBJECT_NAME"),
        (
            "arn:aws:dynamodb:eu-west-1:1:ta|b",
            "arn:aws:dynamodb:eu-west-1:1:table/TABLE_NAME",
        ),
        ("arn:aws:sq|", "arn:aws:sqs:REGION:ACCOUNT:QUEUE_NAME"),
    ] {
        let around = |arn: &str| {
            format!(r#"{{"Statement": {{"Action": "s3:GetObject", "Resource": ["{arn}"]}}}}"#)
        };
        check_accepted(&around(marked), &around(expected));
    }
    assert_eq!(
        completed(r#"{"Statement": {"Resource": "arn:aws:nobody:|"#),
        None
    );
    assert_eq!(
        completed(r#"{"Statement": {"Resource": "arn:aws:sqs:r:1:a\"|"#),
        None
    );
}

#[test]
fn operators_that_fit_the_keys_of_their_block() {
    check(
        r#"{"Statement": {"Condition": {"|"}}}"#,
        &[
            "StringEquals",
            "StringLike",
            "ArnLike",
            "Bool",
            "IpAddress",
            "Null",
        ],
    );
    check(
        r#"{"Statement": {"Condition": {"|": {"aws:SourceIp": "10.0.0.0/8"}}}}"#,
        &["IpAddress", "NotIpAddress", "Null", "IpAddressIfExists"],
    );
    check(
        r#"{"Statement": {"Condition": {"|": {"aws:TagKeys": "team"}}}}"#,
        &["ForAllValues:StringEquals", "ForAnyValue:StringEquals"],
    );
    check(
        r#"{"Statement": {"Condition": {"|": {"aws:SecureTransport": true}}}}"#,
        &["Bool", "Null", "BoolIfExists"],
    );
    check(
        r#"{"Statement": {"Condition": {"StringLike": {}, "str|": {"aws:userid": ""}}}}"#,
        &["StringEquals", "StringNotEquals", "StringNotLike"],
    );
    check(
        r#"{"Statement": {"Condition": {"ForAny|"#,
        &["ForAnyValue:StringEquals"],
    );
    let all =
        completed(r#"{"Statement": {"Condition": {"|"#).map(|all| all.proposals.len() + all.more);
    assert_eq!(all, Some((26 * 2 + 1) * 3));
}

#[test]
fn values_where_there_are_few() {
    check(
        r#"{"Statement": {"Condition": {"Null": {"aws:userid": "|"#,
        &["true", "false"],
    );
    check(
        r#"{"Statement": {"Condition": {"Bool": {"x": ["|"#,
        &["true", "false"],
    );
    check_accepted(
        r#"{"Statement": {"Condition": {"Bool": {"aws:SecureTransport": |}}}}"#,
        r#"{"Statement": {"Condition": {"Bool": {"aws:SecureTransport": "true"}}}}"#,
    );
    check_accepted(
        r#"{"Statement": {"Condition": {"Bool": {"aws:SecureTransport": fa|lse}}}}"#,
        r#"{"Statement": {"Condition": {"Bool": {"aws:SecureTransport": "false"}}}}"#,
    );
    assert_eq!(
        completed(r#"{"Statement": {"Condition": {"StringEquals": {"aws:userid": "|"#),
        None
    );
}

#[test]
fn variables_where_they_are_replaced() {
    let around =
        |arn: &str| format!(r#"{{"Version": "2012-10-17", "Statement": {{"Resource": "{arn}"}}}}"#);
    for (marked, expected) in [
        (
            "arn:aws:s3:::home/${|",
            "arn:aws:s3:::home/${aws:PrincipalAccount}",
        ),
        (
            "arn:aws:s3:::home/${|}/*",
            "arn:aws:s3:::home/${aws:PrincipalAccount}/*",
        ),
        (
            "arn:aws:s3:::${aws:userid}/${aws:usern|/*",
            "arn:aws:s3:::${aws:userid}/${aws:username}/*",
        ),
        (
            "arn:aws:s3:::${tag|}",
            "arn:aws:s3:::${aws:PrincipalTag/TAG_KEY}",
        ),
    ] {
        check_accepted(&around(marked), &around(expected));
    }
    assert_eq!(completed(&around("arn:${|")), None);
    check(
        r#"{"Statement": {"Condition": {"StringLike": {"s3:prefix": ["${aws:userid|"#,
        &["${aws:userid}"],
    );
    assert_eq!(
        completed(r#"{"Statement": {"Condition": {"NumericEquals": {"x": "${|"#),
        None
    );
    assert_eq!(completed(r#"{"Statement": {"Action": "${|"#), None);
    let details = |marked: &str| {
        completed(marked).map(|all| {
            all.proposals
                .into_iter()
                .map(|one| one.detail)
                .collect::<Vec<_>>()
        })
    };
    let old = details(r#"{"Statement": {"Resource": "arn:aws:s3:::${aws:userid|"#);
    assert_eq!(
        old,
        Some(vec!["String; needs Version 2012-10-17".to_owned()])
    );
}

#[test]
fn unfinished_texts_are_made_out() {
    // A string ends with its line; commas and brackets may be missing, and names are known by their colon.
    for text in [
        "{\"Statement\": [{\"Action\": \"s3:GetObject\", \"Resource\": \"|\n\"Effect\": \"Allow\"}]}",
        "{\"Statement\": [{\"Action\": [\"s3:GetObject\n\"Resource\": \"|\"}]}",
        "{\"Statement\": [{\"Resource\": |\n\"Action\": \"s3:GetObject\"}]}",
        "{\"Statement\": [{\"Effect\": \"Action\": \"s3:GetObject\" \"Resource\": [\"|",
        "{\"Statement\": [{\"Action\": [\"s3:GetObject\", \"Resource\": [\"|\"], \"Effect\": \"Allow\"}]}",
        "{\"Statement\": [{Action: s3:GetObject, Resource: [|",
        "{\"Statement\": [{\"Sid\": \"é😀\\\"\", \"Action\": \"s3\\u003aGetObject\", \"Resource\": \"|",
        "{\"Policy\": {\"Statement\": {\"Action\": \"s3:GetObject\", \"Resource\": \"|\"}}}",
        "]}{\"Statement\": [{\"Action\": \"s3:GetObject\", \"Resource\": \"|",
    ] {
        check(text, &["arn:aws:s3:::BUCKET_NAME/OBJECT_NAME"]);
    }
    check_accepted(
        r#"{"Statement": {"Action": "s3:GetObjectAc|}}"#,
        r#"{"Statement": {"Action": "s3:GetObjectAcl}}"#,
    );
    // What is swallowed by a string that is not closed is not taken for a part of the name.
    check_accepted(
        r#"{"Statement": {"Action": ["s3:GetObjectAc|], "Effect": "Allow"}}"#,
        r#"{"Statement": {"Action": ["s3:GetObjectAcl], "Effect": "Allow"}}"#,
    );
}

#[test]
fn escapes_and_other_alphabets() {
    check_accepted(
        r#"{"Statement": {"Action": "\u00733:getobjectac|l"}}"#,
        r#"{"Statement": {"Action": "s3:GetObjectAcl"}}"#,
    );
    assert_eq!(completed(r#"{"Statement": {"Action": "\"|"}}"#), None);
    assert_eq!(completed(r#"{"Statement": {"Action": "é|"}}"#), None);
    let text = r#"{"Statement": {"Sid": "é", "Effect": "A"}}"#;
    let inside = text.find('é').unwrap() + 1;
    assert_eq!(complete(&Catalog::embedded(), text, inside), None);
    assert_eq!(complete(&Catalog::embedded(), text, usize::MAX), None);
}

#[test]
fn lists_are_short_and_the_rest_is_counted() {
    let ec2 = completed(r#"{"Statement": {"Action": "ec2:|"#).unwrap();
    assert_eq!(ec2.proposals.len(), PROPOSALS);
    let catalog = Catalog::embedded();
    let all = catalog.service("ec2").unwrap().actions().count();
    assert_eq!(ec2.more, all - PROPOSALS);
}

#[test]
fn proposed_actions_are_those_of_the_catalogue() {
    let catalog = Catalog::embedded();
    for typed in ["s3:", "ec2:desc", "iam:role", "list", "kms:Dec", "s3:*tag"] {
        let text = format!(r#"{{"Statement": [{{"Action": ["{typed}"]}}]}}"#);
        let completion = complete(&catalog, &text, text.len() - 5).unwrap();
        let mut seen = 0;
        for proposal in &completion.proposals {
            let text = inserted(&text, &completion, &proposal.text);
            let action = text
                .split('"')
                .nth(5)
                .and_then(|name| Action::parse(name).ok());
            if proposal.kind == ProposalKind::Action {
                let found = catalog.action(&action.unwrap()).unwrap();
                assert_eq!(found.full(), proposal.label);
                seen += 1;
            }
        }
        assert!(seen > 0, "{typed}");
    }
}

/// Policies of the kinds that people write.
const POLICIES: [&str; 3] = [
    r#"{
  "Version": "2012-10-17",
  "Statement": [
    {"Sid": "Réports", "Effect": "Allow", "Action": ["s3:GetObject", "s3:List*"],
     "Resource": ["arn:aws:s3:::reports", "arn:aws:s3:::reports/${aws:PrincipalTag/team}/*"]},
    {"Effect": "Deny", "NotAction": "iam:*", "Resource": "*",
     "Condition": {"Bool": {"aws:SecureTransport": false}, "ForAnyValue:StringLike": {"aws:TagKeys": ["a*", "b"]}}}
  ]
}"#,
    r#"{"Statement":{"Effect":"Allow","Action":"dynamodb:Query","NotResource":[],"Condition":{}}}"#,
    r#"{"Version":"2012-10-17","Id":"x","Statement":[{},{"Action":["kms:Decrypt",""],"Resource":"arn:aws:kms:*:1:key/\u0061\\"}]}"#,
];

#[test]
fn what_was_json_stays_json() {
    let catalog = Catalog::embedded();
    for text in POLICIES {
        assert!(json::read_tree(text).is_ok());
        let mut proposals = 0;
        for (at, _) in text.char_indices() {
            let Some(completion) = complete(&catalog, text, at) else {
                continue;
            };
            for proposal in &completion.proposals {
                let text = inserted(text, &completion, &proposal.text);
                assert!(
                    json::read_tree(&text).is_ok(),
                    "{} at {at}: {text}",
                    proposal.label
                );
                proposals += 1;
            }
        }
        assert!(proposals > 300);
    }
}
