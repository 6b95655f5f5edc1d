//! Conditions of one statement that cannot hold together.

use scopedown_policy::{Condition, Quantifier, Sense, Statement, StringComparison, Test};

use crate::code::ReachCode;
use crate::find::at::{needs_key, together};
use crate::finding::Finding;
use crate::found::Found;
use crate::view::View;

/// Semantics 5.2: all conditions of a statement must hold.
pub(super) fn contradictions(view: &View<'_>, found: &mut Found) {
    for (sheet, statement) in view.statements() {
        if !view.sets.pay(statement.conditions.len()) {
            return;
        }
        let Some((one, other, why)) = contradiction(statement) else {
            continue;
        };
        let finding = Finding::new(ReachCode::StatementNeverMatches, sheet.place, other.span);
        found.add(finding.naming(why).beside(sheet.place, one.span));
    }
}

/// The first pair that excludes each other; a statement has few conditions on one key.
fn contradiction(statement: &Statement) -> Option<(&Condition, &Condition, &'static str)> {
    let conditions = together(statement);
    conditions.iter().enumerate().find_map(|(at, one)| {
        let behind = conditions.iter().skip(at + 1);
        let mut same_key = behind.filter(|other| other.key.value == one.key.value);
        same_key.find_map(|other| Some((one, other, exclude(one, other)?)))
    })
}

/// `Null` against other operators has a lint of its own.
fn exclude(one: &Condition, other: &Condition) -> Option<&'static str> {
    let (one, other) = (values(one)?, values(other)?);
    let apart = one.iter().all(|value| !other.contains(value));
    apart.then_some("two of its conditions ask one key for values that exclude each other")
}

/// The only texts that a key may have, where a condition says so and needs the key.
fn values(condition: &Condition) -> Option<Vec<&str>> {
    let Test::String {
        comparison: StringComparison::Equals,
        sense: Sense::Listed,
        operands,
    } = &condition.test
    else {
        return None;
    };
    let single = condition.quantifier == Quantifier::Single && needs_key(condition);
    let is_literal = operands.iter().all(|operand| {
        operand
            .value
            .as_ref()
            .is_some_and(scopedown_policy::Pattern::is_literal)
    });
    (single && is_literal).then(|| operands.iter().map(|operand| &*operand.written).collect())
}
