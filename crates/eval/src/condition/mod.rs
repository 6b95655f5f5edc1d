//! Conditions: a key's values under an operator (semantics 5).
//!
//! One dispatch on what the context says of the key, then a rule for each: absent (5.3), one value, several values (5.11, 5.12).

mod null;
mod operands;
mod quantified;

use scopedown_policy::{Condition, Presence, Quantifier, Sense, Span, Test};

use crate::case::Case;
use crate::context::Found;
use crate::open_point::OpenPoint;
use operands::Listed;

/// Whether a condition holds, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ConditionOutcome {
    /// Whether it holds.
    pub holds: bool,
    /// Why.
    pub because: Because,
}

/// Why a condition holds or does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Because {
    /// The request lacks the key; the operator's rule for that decides (semantics 5.3).
    KeyAbsent,
    /// Nothing is known of the key, or of one that a variable names.
    KeyUnknown,
    /// The value matches the operand at this place.
    ValueMatches(Span),
    /// No operand matches.
    NothingMatches,
    /// The request's value cannot be read as what the operator compares.
    ValueUnreadable,
    /// A plain operator never matches a multivalued key.
    Multivalued,
    /// The policy lists no value.
    NoOperands,
    /// A set operator looked at each of the values.
    EachValue,
    /// The key is there, which is what `Null` asks about.
    KeyPresent,
}

impl ConditionOutcome {
    const fn new(holds: bool, because: Because) -> Self {
        Self { holds, because }
    }
}

/// Evaluates one condition.
pub(crate) fn evaluate(condition: &Condition, case: &Case<'_>) -> ConditionOutcome {
    let found = case.context.find(&condition.key.value);
    if found == Found::Unknown {
        return ConditionOutcome::new(false, Because::KeyUnknown);
    }
    if let Test::Null { operands } = &condition.test {
        return null::evaluate(condition.quantifier, operands, found, case);
    }
    match (condition.quantifier, found) {
        (_, Found::Absent | Found::Unknown) => absent(condition, case),
        // That no plain operator matches several values was observed, also of negated ones; what an empty list means is our reading (5.12, 5.13).
        (Quantifier::Single, Found::Many(values)) => multivalued(condition, values, case),
        (_, Found::One(_) | Found::Many(_)) if condition.test.operand_count() == 0 => {
            no_operands(condition, case)
        }
        (Quantifier::Single, Found::One(value)) => single(condition, value, case),
        (quantifier, Found::One(value)) => {
            quantified::evaluate(quantifier, condition, &[value], case)
        }
        (quantifier, Found::Many(values)) => {
            quantified::evaluate(quantifier, condition, values, case)
        }
    }
}

/// The table of semantics 5.3.
fn absent(condition: &Condition, case: &Case<'_>) -> ConditionOutcome {
    let sense = condition.test.sense();
    let holds = match (condition.quantifier, condition.presence) {
        (Quantifier::ForAllValues, _) | (Quantifier::Single, Presence::IfExists) => true,
        (Quantifier::ForAnyValue, Presence::Required) => false,
        (Quantifier::ForAnyValue, Presence::IfExists) => {
            case.read(OpenPoint::ForAnyValueIfExists, false, true)
        }
        (Quantifier::Single, Presence::Required) if condition.test.operand_count() == 0 => {
            empty_list(sense, case)
        }
        (Quantifier::Single, Presence::Required) => sense.of(false),
    };
    ConditionOutcome::new(holds, Because::KeyAbsent)
}

/// The key is there and the policy lists no value (semantics 5.13).
fn no_operands(condition: &Condition, case: &Case<'_>) -> ConditionOutcome {
    let holds = match (condition.quantifier, condition.presence) {
        (Quantifier::Single, Presence::Required) => empty_list(condition.test.sense(), case),
        (Quantifier::Single, Presence::IfExists)
        | (Quantifier::ForAllValues | Quantifier::ForAnyValue, _) => false,
    };
    ConditionOutcome::new(holds, Because::NoOperands)
}

fn empty_list(sense: Sense, case: &Case<'_>) -> bool {
    let holds = sense.of(false);
    case.read(OpenPoint::EmptyList, holds, !holds)
}

/// One value of a single-valued key under a plain operator.
fn single(condition: &Condition, value: &str, case: &Case<'_>) -> ConditionOutcome {
    let listed = operands::look_up(&condition.test, value, case);
    ConditionOutcome::new(value_satisfies(condition, listed, case), because(listed))
}

/// Whether one value satisfies the test: it is among the operands, or for a negated test among none.
fn value_satisfies(condition: &Condition, listed: Listed, case: &Case<'_>) -> bool {
    let sense = condition.test.sense();
    match listed {
        Listed::At(_) => sense.of(true),
        Listed::Nowhere => sense.of(false),
        // That a variable without value matches nothing is documented for positive operators (semantics 4.10); only the negated ones are open.
        Listed::NowhereBesides(OpenPoint::UnresolvedInNegated) if sense == Sense::Listed => false,
        Listed::NowhereBesides(point) => case.read(point, sense.of(false), sense.of(true)),
        Listed::ValueUnreadable => case.read(OpenPoint::Unreadable, false, true),
    }
}

const fn because(listed: Listed) -> Because {
    match listed {
        Listed::At(span) => Because::ValueMatches(span),
        Listed::Nowhere | Listed::NowhereBesides(_) => Because::NothingMatches,
        Listed::ValueUnreadable => Because::ValueUnreadable,
    }
}

/// A plain operator never matches a multivalued key, negated and `IfExists` forms included (semantics 5.12). The other reading, of older
/// evaluators: any value may match.
fn multivalued(condition: &Condition, values: &[Box<str>], case: &Case<'_>) -> ConditionOutcome {
    let any = values.iter().any(|value| {
        matches!(
            operands::look_up(&condition.test, value, case),
            Listed::At(_)
        )
    });
    let holds = case.read(
        OpenPoint::PlainOnMultivalued,
        false,
        condition.test.sense().of(any),
    );
    ConditionOutcome::new(holds, Because::Multivalued)
}
