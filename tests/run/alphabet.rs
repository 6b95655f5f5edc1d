//! Random statements of a small alphabet of actions, ARNs, keys and principals, so that hits and near misses are common and noise is rare.
#![allow(
    dead_code,
    reason = "each harness compiles its own copy and uses a part"
)]

use proptest::prelude::*;
use proptest::sample::select;

/// Statements as JSON texts, so that a law can take one out or turn them round.
pub(crate) type Document = Vec<String>;

pub(crate) fn text(document: &Document) -> String {
    format!(
        r#"{{ "Version": "2012-10-17", "Statement": [{}] }}"#,
        document.join(", ")
    )
}

/// A statement of an effect; with a principal for a resource's policy.
pub(crate) fn statement(
    effect: impl Strategy<Value = &'static str>,
    hangs: bool,
) -> impl Strategy<Value = String> {
    let action = (
        select(&["Action", "Action", "Action", "NotAction"][..]),
        select(&ACTION_PATTERNS[..]),
    );
    let resource = (
        select(&["Resource", "Resource", "Resource", "NotResource"][..]),
        select(&RESOURCE_PATTERNS[..]),
    );
    let condition = prop::option::weighted(0.4, select(&CONDITIONS[..]));
    (effect, action, resource, condition, select(&PRINCIPALS[..])).prop_map(
        move |(effect, action, resource, condition, principal)| {
            let principal = if hangs {
                format!(r#""Principal": {principal}, "#)
            } else {
                String::new()
            };
            let condition = condition
                .map(|condition| format!(r#", "Condition": {condition}"#))
                .unwrap_or_default();
            format!(
                r#"{{ "Effect": "{effect}", {principal}"{}": "{}", "{}": ["{}"]{condition} }}"#,
                action.0, action.1, resource.0, resource.1
            )
        },
    )
}

pub(crate) fn document(hangs: bool) -> impl Strategy<Value = Document> {
    let effect = select(&["Allow", "Allow", "Allow", "Deny"][..]);
    prop::collection::vec(statement(effect, hangs), 1..4)
}

pub(crate) const VALUES: [&str; 9] = [
    "k",
    "K",
    "x",
    "ak",
    "b/",
    "b/x/k",
    "7",
    "",
    "arn:aws:s3:::b/k",
];
const ACTION_PATTERNS: [&str; 7] = [
    "*",
    "s3:*",
    "s3:Get*",
    "S3:getobject",
    "s3:?utObject",
    "sqs:*",
    "s3:GetObjectAcl",
];
const RESOURCE_PATTERNS: [&str; 10] = [
    "*",
    "arn:aws:s3:::b/*",
    "arn:aws:s3:::b*",
    "arn:aws:s3:::b/k",
    "arn:aws:s3:::b/${test:v}",
    "arn:aws:s3:::b/${test:w, 'k'}",
    "arn:aws:s3:::${test:v}k",
    "arn:aws:S3:::b/*",
    "arn:aws:sqs:*:*:q",
    "arn:aws:s3",
];
const CONDITIONS: [&str; 16] = [
    r#"{ "StringLike": { "test:v": "b/*" } }"#,
    r#"{ "StringLikeIfExists": { "test:v": "*/k" } }"#,
    r#"{ "StringEqualsIgnoreCase": { "test:v": "k" } }"#,
    r#"{ "StringEquals": { "test:v": ["k", "7"] } }"#,
    r#"{ "StringNotEquals": { "test:v": "k" } }"#,
    r#"{ "StringLikeIfExists": { "test:v": "k*" } }"#,
    r#"{ "StringNotLike": { "test:v": "${test:w}" } }"#,
    r#"{ "StringLike": { "test:v": "a${test:w}" } }"#,
    r#"{ "ForAllValues:StringEquals": { "test:v": ["k", "x"] } }"#,
    r#"{ "ForAnyValue:StringNotEquals": { "test:v": "k" } }"#,
    r#"{ "ForAnyValue:StringEqualsIfExists": { "test:w": "x" } }"#,
    r#"{ "NumericLessThan": { "test:w": "8" } }"#,
    r#"{ "NumericNotEquals": { "test:w": "7" } }"#,
    r#"{ "Null": { "test:v": "true" } }"#,
    r#"{ "ArnNotLike": { "test:w": "arn:aws:s3:::b/*" } }"#,
    r#"{ "StringEquals": { "test:v": "${test:w}" }, "Null": { "test:w": false } }"#,
];
const PRINCIPALS: [&str; 6] = [
    r#""*""#,
    r#"{ "AWS": "111122223333" }"#,
    r#"{ "AWS": "arn:aws:iam::111122223333:role/app" }"#,
    r#"{ "AWS": "arn:aws:sts::111122223333:assumed-role/app/s" }"#,
    r#"{ "AWS": ["arn:aws:iam::111122223333:role/other", "arn:aws:iam::111122223333:user/ann"] }"#,
    r#"{ "Service": "s3.amazonaws.com" }"#,
];
