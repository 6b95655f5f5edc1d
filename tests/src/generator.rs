//! Random batch lines of a small alphabet, so that hits and near misses are common and noise is rare.

mod condition;
mod dice;
mod policy;
mod request;
mod statement;

use serde_json::{Value, json};

pub use dice::Dice;

/// A line over all layers.
pub fn line(dice: &mut Dice) -> Value {
    let request = request::request(dice);
    json!({
        "role_policies": policy::several(dice, 0..3, policy::Kind::Identity),
        "session_policies": dice.perhaps(60, |dice| json!(policy::several(dice, 1..3, policy::Kind::Identity))),
        "boundary": dice.perhaps(20, |dice| policy::document(dice, policy::Kind::Identity)),
        "scps": levels(dice, 20, policy::Kind::Scp),
        "rcps": levels(dice, 15, policy::Kind::Rcp),
        "resource_policy": dice.perhaps(45, |dice| policy::document(dice, policy::Kind::Resource)),
        "request": request,
    })
}

fn levels(dice: &mut Dice, percent: u32, kind: policy::Kind) -> Value {
    let levels = dice.perhaps(percent, |dice| {
        let count = dice.within(1..3);
        (0..count)
            .map(|_| json!(policy::several(dice, 1..3, kind)))
            .collect::<Value>()
    });
    if levels.is_null() { json!([]) } else { levels }
}

/// A line that is allowed exactly where a single condition holds, and the operator of that condition.
pub fn line_of_one_condition(dice: &mut Dice) -> (Value, String) {
    let (operator, condition) = condition::one(dice);
    let version = if dice.chance(90) {
        "2012-10-17"
    } else {
        "2008-10-17"
    };
    let statement =
        json!({ "Effect": "Allow", "Action": "*", "Resource": "*", "Condition": condition });
    let line = json!({
        "role_policies": [{ "Version": version, "Statement": statement }],
        "request": request::request_of_condition(dice, &condition),
    });
    (line, operator)
}
