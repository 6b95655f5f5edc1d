use serde_json::{Map, Value, json};

use super::Dice;

/// Operators by what they compare.
const TESTS: [(&[&str], &[&str]); 8] = [
    (
        &[
            "StringEquals",
            "StringNotEquals",
            "StringEqualsIgnoreCase",
            "StringNotEqualsIgnoreCase",
            "StringLike",
            "StringNotLike",
        ],
        &TEXTS,
    ),
    (
        &[
            "NumericEquals",
            "NumericNotEquals",
            "NumericLessThan",
            "NumericLessThanEquals",
            "NumericGreaterThan",
            "NumericGreaterThanEquals",
        ],
        &NUMBERS,
    ),
    (
        &[
            "DateEquals",
            "DateNotEquals",
            "DateLessThan",
            "DateLessThanEquals",
            "DateGreaterThan",
            "DateGreaterThanEquals",
        ],
        &DATES,
    ),
    (&["Bool"], &BOOLEANS),
    (&["BinaryEquals"], &BYTES),
    (&["IpAddress", "NotIpAddress"], &ADDRESSES),
    (
        &["ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike"],
        &ARNS,
    ),
    (&["Null"], &["true", "false", "True", "maybe"]),
];

const TEXTS: [&str; 20] = [
    "a",
    "A",
    "ab",
    "a*",
    "*b",
    "?",
    "",
    "b",
    "é",
    "É",
    "k",
    "x",
    "*",
    "${test:b}",
    "${test:b}*",
    "${Test:B, 'a'}",
    "${aws:PrincipalTag/team}",
    "${*}",
    "a${?}",
    "${}",
];
const NUMBERS: [&str; 12] = [
    "7",
    "7.0",
    "007",
    "-7",
    "-0",
    "0",
    ".75",
    "0.75",
    "8",
    "99999999999999999999",
    "7e1",
    "seven",
];
const DATES: [&str; 14] = [
    "2020-04-01T00:00:00Z",
    "2020-04-01",
    "2020-04",
    "1585699200",
    "1585699199",
    "2020",
    "2020-04-01T02:00:00+02:00",
    "2020-03-31T23:30-0030",
    "2020-04-01T00:00:00.5Z",
    "2020-02-30",
    "2019-12-31T23:59:59Z",
    "-1",
    "1969-12-31T23:59:59Z",
    "soon",
];
const BOOLEANS: [&str; 7] = ["true", "false", "True", "FALSE", "maybe", "", "${test:b}"];
const BYTES: [&str; 6] = ["YWI=", "YWJj", "YQ==", "", "%%%%", "YWI"];
const ADDRESSES: [&str; 12] = [
    "203.0.113.7",
    "203.0.113.0/24",
    "203.0.113.9/24",
    "0.0.0.0/0",
    "203.0.113.7/32",
    "2001:db8::1",
    "2001:DB8:0::1",
    "2001:db8::/32",
    "::/0",
    "203.0.113.0/33",
    "here",
    "198.51.100.1",
];
const ARNS: [&str; 14] = [
    "arn:aws:s3:::b/k",
    "arn:aws:s3:::b/*",
    "arn:aws:s3:::*",
    "arn:*:s3:::b/k",
    "arn:aws:s3:::b",
    "arn:aws:sqs:*:*:q",
    "arn:aws:sqs:eu-west-1:111122223333:q",
    "arn:aws:s3:::b:c",
    "arn:aws:s3:*",
    "arn:aws:S3:::b/k",
    "${test:b}",
    "arn:aws:s3:::${test:b}",
    "*",
    "not an arn",
];

const KEYS: [&str; 6] = [
    "test:a",
    "test:b",
    "Test:A",
    "aws:PrincipalTag/team",
    "aws:TagKeys",
    "aws:PrincipalArn",
];

/// A block of one or two conditions.
pub(super) fn block(dice: &mut Dice) -> Value {
    let mut block = Map::new();
    for _ in 0..dice.within(1..3) {
        if let (_, Value::Object(condition)) = one(dice) {
            block.extend(condition);
        }
    }
    Value::Object(block)
}

/// The operator of a condition, and the condition.
pub(super) fn one(dice: &mut Dice) -> (String, Value) {
    let (names, pool) = TESTS
        .get(dice.within(0..TESTS.len()))
        .copied()
        .unwrap_or_default();
    let name = dice.pick(names);
    let set = dice.pick(&["", "", "", "ForAllValues:", "ForAnyValue:"]);
    let suffix = if name != "Null" && dice.chance(30) {
        "IfExists"
    } else {
        ""
    };
    let operator = format!("{set}{name}{suffix}");
    let values = match dice.within(0..12) {
        0 => json!([]),
        1..=4 => (0..dice.within(1..4)).map(|_| value(dice, pool)).collect(),
        _ => value(dice, pool),
    };
    let condition = json!({ operator.as_str(): { dice.pick(&KEYS): values } });
    (operator, condition)
}

/// Numbers and booleans stand with and without quotes.
fn value(dice: &mut Dice, pool: &[&str]) -> Value {
    match dice.pick(pool) {
        "true" if dice.chance(40) => json!(true),
        "7" if dice.chance(40) => json!(7),
        text => json!(text),
    }
}

/// A value that a request may have for a key that this operator looks at.
pub(super) fn value_for(dice: &mut Dice, operator: &str) -> &'static str {
    let fits = |names: &[&str]| names.iter().any(|name| operator.contains(name));
    let of_type = TESTS.iter().find(|(names, _)| fits(names));
    let pool: &[&str] = match of_type {
        Some((_, pool)) if dice.chance(85) => pool,
        _ => &TEXTS,
    };
    dice.pick(pool)
}
