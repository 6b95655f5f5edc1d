use serde_json::{Map, Value, json};

use super::Dice;
use super::condition;

const ASKED: [(&str, &[&str]); 8] = [
    ("s3:GetObject", &OBJECTS),
    ("s3:GetObject", &OBJECTS),
    ("s3:PutObject", &OBJECTS),
    (
        "sqs:SendMessage",
        &[
            "arn:aws:sqs:eu-west-1:111122223333:q",
            "arn:aws:sqs:eu-west-1:444455556666:q",
            "*",
        ],
    ),
    (
        "kms:Decrypt",
        &[
            "arn:aws:kms:eu-west-1:111122223333:key/1",
            "arn:aws:kms:eu-west-1:111122223333:alias/a",
            "*",
        ],
    ),
    (
        "sts:AssumeRole",
        &[
            "arn:aws:iam::111122223333:role/app",
            "arn:aws:iam::444455556666:role/app",
        ],
    ),
    (
        "logs:GetLogEvents",
        &[
            "arn:aws:logs:eu-west-1:111122223333:log-group:g:log-stream:s",
            "arn:aws:logs:eu-west-1:111122223333:log-group:g",
        ],
    ),
    ("sts:GetCallerIdentity", &["*"]),
];

const OBJECTS: [&str; 14] = [
    "*",
    "arn:aws:s3:::b/k",
    "arn:aws:s3:::b/k",
    "arn:aws:s3:::b/x",
    "arn:aws:s3:::b/K",
    "arn:aws:s3:::b",
    "arn:aws:s3:::b/a*c",
    "arn:aws:s3:::b/abc",
    "arn:aws:s3:::b/k/x",
    "arn:aws:s3:::b/é",
    "arn:aws:S3:::b/k",
    "arn:aws:s3",
    "arn:aws:s3:::b/${x}",
    "arn:aws:s3:::b/",
];

const CALLERS: [&str; 12] = [
    "arn:aws:sts::111122223333:assumed-role/app/s",
    "arn:aws:sts::111122223333:assumed-role/app/s",
    "arn:aws:sts::111122223333:assumed-role/app/t",
    "arn:aws:iam::111122223333:role/app",
    "arn:aws:iam::111122223333:role/path/app",
    "arn:aws:iam::111122223333:user/ann",
    "arn:aws:iam::111122223333:user/team/ann",
    "arn:aws:sts::111122223333:federated-user/ann",
    "arn:aws:sts::444455556666:assumed-role/app/s",
    "arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/app",
    "s3.amazonaws.com",
    "anonymous",
];

/// A request of a caller in some context.
pub(super) fn request(dice: &mut Dice) -> Value {
    let (action, resources) = ASKED
        .get(dice.within(0..ASKED.len()))
        .copied()
        .unwrap_or_default();
    let action = if dice.chance(10) {
        action
            .to_uppercase()
            .replacen("GETSESSIONTOKEN", "GetSessionToken", 1)
    } else {
        action.to_owned()
    };
    let mut context = Map::new();
    for key in ["test:a", "TEST:B", "aws:PrincipalTag/Team", "aws:TagKeys"] {
        if dice.chance(65) {
            let operator = dice.pick(&[
                "String",
                "Numeric",
                "Date",
                "Bool",
                "Binary",
                "IpAddress",
                "Arn",
            ]);
            context.insert(key.to_owned(), value(dice, operator));
        }
    }
    if dice.chance(40) {
        let arn = dice.pick(&[
            "arn:aws:iam::111122223333:role/app",
            "arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/app",
        ]);
        context.insert("aws:PrincipalArn".to_owned(), json!(arn));
    }
    let mut request = json!({ "action": action, "resource": dice.pick(resources), "principal": dice.pick(&CALLERS), "context": context });
    if let (true, Some(members)) = (dice.chance(15), request.as_object_mut()) {
        members.insert(
            "resource_account".to_owned(),
            json!(dice.pick(&["111122223333", "444455556666"])),
        );
    }
    request
}

/// A request whose context has, mostly, a value that a condition can read.
pub(super) fn request_of_condition(dice: &mut Dice, condition: &Value) -> Value {
    let mut context = Map::new();
    if dice.chance(50) {
        context.insert(
            "test:b".to_owned(),
            json!(dice.pick(&["a", "true", "arn:aws:s3:::b/k", "", "b"])),
        );
    }
    let operators = condition.as_object().into_iter().flatten();
    for (operator, keys) in operators {
        for (key, operands) in keys.as_object().into_iter().flatten() {
            if dice.chance(85) {
                let value = if dice.chance(40) {
                    listed(operator, operands)
                } else {
                    value(dice, operator)
                };
                context.retain(|known, _| !known.eq_ignore_ascii_case(key));
                context.insert(key.clone(), value);
            }
        }
    }
    json!({ "action": "test:Act", "context": context })
}

/// What the policy lists itself: one value, or for a set operator all of them.
fn listed(operator: &str, operands: &Value) -> Value {
    match operands {
        Value::Array(values) if !operator.starts_with("For") => {
            values.first().cloned().unwrap_or_else(|| json!("a"))
        }
        values => values.clone(),
    }
}

/// One value, or several; a set operator wants several more often.
fn value(dice: &mut Dice, operator: &str) -> Value {
    let several = if operator.starts_with("For") { 60 } else { 12 };
    if !dice.chance(several) {
        return json!(condition::value_for(dice, operator));
    }
    let count = dice.within(0..4);
    (0..count)
        .map(|_| condition::value_for(dice, operator))
        .collect()
}
