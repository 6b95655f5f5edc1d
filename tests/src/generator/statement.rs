use serde_json::{Map, Value, json};

use super::Dice;
use super::condition;
use super::policy::Kind;

const ACTIONS: [&str; 14] = [
    "*",
    "*",
    "s3:*",
    "s3:Get*",
    "S3:getobject",
    "s3:GetObject",
    "s3:?utObject",
    "s3:GetObjectAcl",
    "sqs:*",
    "kms:*",
    "kms:Decrypt",
    "sts:*",
    "sts:AssumeRole",
    "s3:*o*e*",
];

const RESOURCES: [&str; 36] = [
    "*",
    "*",
    "*",
    "**",
    "arn:aws:s3:::b/*",
    "arn:aws:s3:::b*",
    "arn:aws:s3:::b/k",
    "arn:aws:s3:::b",
    "arn:aws:s3:::b/?",
    "arn:aws:s3:::*",
    "arn:aws:s3:::b/${test:a}",
    "arn:aws:s3:::b/${test:b, 'k'}",
    "arn:aws:s3:::${test:a}*",
    "arn:aws:s3:::b/${aws:PrincipalTag/team}/*",
    "arn:aws:s3:::b/a${*}c",
    "arn:aws:s3:::b/${}",
    "arn:aws:s3:::b/${test:a",
    "arn:aws:s3:::b/${$}{x}",
    "arn:aws:s3:${test:a}::b/*",
    "arn:aws:S3:::b/*",
    "arn:aws:s3:::B",
    "arn:*:s3:::b/*",
    "arn:aws:s3",
    "arn:aws:s3:*",
    "arn:aws:s3:::b/*/*",
    "arn:aws:sqs:*:*:q",
    "arn:aws:sqs:eu-west-?:111122223333:*",
    "arn:aws:sqs:eu-west-1:*",
    "arn:aws:sqs:eu-west-1:444455556666:q",
    "arn:aws:kms:eu-west-1:111122223333:key/*",
    "arn:aws:kms:*:*:alias/*",
    "arn:aws:iam::111122223333:role/*",
    "arn:aws:iam::111122223333:role/app",
    "arn:aws:logs:*:*:log-group:g*",
    "arn:aws:logs:eu-west-1:111122223333:log-group:*:s",
    "arn:aws:logs:*:log-group:g:log-stream:s",
];

const PRINCIPALS: [&str; 16] = [
    r#""*""#,
    r#"{"AWS":"*"}"#,
    r#"{"AWS":"111122223333"}"#,
    r#"{"AWS":"arn:aws:iam::111122223333:root"}"#,
    r#"{"AWS":"444455556666"}"#,
    r#"{"AWS":"arn:aws:iam::111122223333:role/app"}"#,
    r#"{"AWS":"arn:aws:iam::111122223333:role/path/app"}"#,
    r#"{"AWS":"arn:aws:sts::111122223333:assumed-role/app/s"}"#,
    r#"{"AWS":"arn:aws:iam::111122223333:user/ann"}"#,
    r#"{"AWS":"arn:aws:iam::111122223333:user/team/ann"}"#,
    r#"{"AWS":"arn:aws:sts::111122223333:federated-user/ann"}"#,
    r#"{"AWS":"arn:aws:iam::111122223333:role/a*"}"#,
    r#"{"Service":"s3.amazonaws.com"}"#,
    r#"{"AWS":["arn:aws:iam::444455556666:role/app","arn:aws:iam::111122223333:role/app"],"Service":["sqs.amazonaws.com"]}"#,
    r#"{"CanonicalUser":"abc"}"#,
    r#"{"AWS":["arn:aws:sts::111122223333:assumed-role/app/t","arn:aws:sts::444455556666:assumed-role/app/s"]}"#,
];

pub(super) fn statement(dice: &mut Dice, kind: Kind) -> Value {
    let mut statement = Map::new();
    let mut set = |name: &str, value: Value| statement.insert(name.to_owned(), value);
    let denies = kind == Kind::Rcp || dice.chance(25);
    set("Effect", json!(if denies { "Deny" } else { "Allow" }));
    let action = if kind != Kind::Rcp && dice.chance(15) {
        "NotAction"
    } else {
        "Action"
    };
    set(action, listed(dice, &ACTIONS));
    let resource = if dice.chance(15) {
        "NotResource"
    } else {
        "Resource"
    };
    set(resource, listed(dice, &RESOURCES));
    match kind {
        Kind::Identity | Kind::Scp => {}
        Kind::Rcp => {
            set("Principal", json!("*"));
        }
        Kind::Resource => {
            let member = if dice.chance(15) {
                "NotPrincipal"
            } else {
                "Principal"
            };
            let value = serde_json::from_str(dice.pick(&PRINCIPALS)).unwrap_or(Value::Null);
            set(member, value);
            // Left out, the statement speaks of what its policy hangs on.
            if dice.chance(20) {
                statement.remove(resource);
            }
        }
    }
    if dice.chance(if denies { 70 } else { 40 }) {
        statement.insert("Condition".to_owned(), condition::block(dice));
    }
    Value::Object(statement)
}

fn listed(dice: &mut Dice, texts: &[&str]) -> Value {
    if dice.chance(70) {
        return json!(dice.pick(texts));
    }
    let count = dice.within(1..4);
    (0..count).map(|_| dice.pick(texts)).collect()
}
