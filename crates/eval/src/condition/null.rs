//! `Null`: whether a key is there (semantics 5.14, 5.11.9).

use scopedown_policy::{Operand, Quantifier};

use super::{Because, ConditionOutcome};
use crate::case::Case;
use crate::context::Found;
use crate::open_point::OpenPoint;

/// Evaluates `Null` on what the context says of the key. Several operands are OR; one that is no truth value is never true.
pub(super) fn evaluate(
    quantifier: Quantifier,
    operands: &[Operand<bool>],
    found: Found<'_>,
    case: &Case<'_>,
) -> ConditionOutcome {
    let asks_for = |absence: bool| {
        operands
            .iter()
            .any(|operand| operand.value == Some(absence))
    };
    let answer = |is_null: bool| match (quantifier, is_null) {
        (Quantifier::Single, is_null) => asks_for(is_null),
        (Quantifier::ForAllValues, true) => true,
        (Quantifier::ForAnyValue, true) => false,
        (Quantifier::ForAllValues, false) => {
            case.read(OpenPoint::QuantifiedNull, asks_for(false), true)
        }
        (Quantifier::ForAnyValue, false) => {
            case.read(OpenPoint::QuantifiedNull, asks_for(false), false)
        }
    };
    let (holds, because) = match found {
        Found::Absent | Found::Unknown => (answer(true), Because::KeyAbsent),
        found if is_empty(found) => (
            case.read(OpenPoint::EmptyStringNull, answer(true), answer(false)),
            Because::KeyPresent,
        ),
        _ => (answer(false), Because::KeyPresent),
    };
    ConditionOutcome { holds, because }
}

fn is_empty(found: Found<'_>) -> bool {
    match found {
        Found::One(value) => value.is_empty(),
        Found::Many(values) => values.iter().all(|value| value.is_empty()),
        Found::Absent | Found::Unknown => true,
    }
}
