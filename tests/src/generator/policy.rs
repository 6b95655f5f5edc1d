use std::ops::Range;

use serde_json::{Value, json};

use super::Dice;
use super::statement;

/// What a document hangs on decides what may stand in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Role, session, boundary.
    Identity,
    Scp,
    Rcp,
    Resource,
}

pub(super) fn several(dice: &mut Dice, count: Range<usize>, kind: Kind) -> Vec<Value> {
    let count = dice.within(count);
    (0..count).map(|_| document(dice, kind)).collect()
}

pub(super) fn document(dice: &mut Dice, kind: Kind) -> Value {
    let count = dice.within(1..4);
    let mut statements: Vec<Value> = (0..count)
        .map(|_| statement::statement(dice, kind))
        .collect();
    if kind == Kind::Scp && dice.chance(80) {
        statements.push(json!({ "Effect": "Allow", "Action": "*", "Resource": "*" }));
    }
    if kind == Kind::Identity && dice.chance(4) {
        pad(&mut statements);
    }
    match dice.within(0..10) {
        0 => json!({ "Statement": statements }),
        1 => json!({ "Version": "2008-10-17", "Statement": statements }),
        _ => json!({ "Version": "2012-10-17", "Statement": statements }),
    }
}

/// Adds statements about nothing that is asked, before and behind, so many that the evaluator looks statements up instead of going through them.
fn pad(statements: &mut Vec<Value>) {
    const BEFORE: usize = 30;
    const BEHIND: usize = 30;
    let other = json!({ "Effect": "Deny", "Action": "other:Act", "Resource": "arn:aws:other:::*" });
    let asked = std::mem::take(statements);
    statements.extend(vec![other.clone(); BEFORE]);
    statements.extend(asked);
    statements.extend(vec![other; BEHIND]);
}
