//! Whether one value of a key is among the operands of a test: a function for each type.

use std::net::IpAddr;

use scopedown_policy::{
    AddressRange, Arn, Bytes, Decimal, Instant, Match, Operand, Ordering, Pattern, Span,
    StringComparison, Test, Values, matches_arn_operand, read_boolean,
};

use crate::case::Case;
use crate::open_point::OpenPoint;

/// Where a value stands among the operands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Listed {
    /// The operand at this place matches.
    At(Span),
    /// None matches.
    Nowhere,
    /// None matches, and one of them would under another reading of this point.
    NowhereBesides(OpenPoint),
    /// The value is not of the type that the test compares.
    ValueUnreadable,
}

/// Looks one value up.
pub(super) fn look_up(test: &Test, value: &str, case: &Case<'_>) -> Listed {
    match test {
        Test::String {
            comparison,
            operands,
            ..
        } => texts(*comparison, operands, value, case),
        Test::Bool { operands } => booleans(operands, value, case),
        Test::Arn { operands, .. } => arns(operands, value, case),
        Test::Numeric { ordering, operands } => {
            typed(operands, Decimal::parse(value), |operand, value| {
                compares(*ordering, value.cmp(&operand.borrow()))
            })
        }
        Test::Date { ordering, operands } => {
            typed(operands, Instant::parse(value), |operand, value| {
                compares(*ordering, value.cmp(operand))
            })
        }
        Test::Binary { operands } => typed(operands, Bytes::parse(value), |operand, value| {
            value == operand
        }),
        Test::Address { operands, .. } => typed(
            operands,
            value.parse::<IpAddr>().ok(),
            |operand: &AddressRange, value| operand.contains(value),
        ),
        // `Null` asks about the key, not about its values.
        Test::Null { .. } => Listed::Nowhere,
    }
}

/// A value against operands of a type that has no variables.
fn typed<T, V>(
    operands: &[Operand<T>],
    value: Option<V>,
    matches: impl Fn(&T, &V) -> bool,
) -> Listed {
    let Some(value) = value else {
        return Listed::ValueUnreadable;
    };
    let found = operands.iter().find(|operand| {
        operand
            .value
            .as_ref()
            .is_some_and(|operand| matches(operand, &value))
    });
    match found {
        Some(operand) => Listed::At(operand.span),
        None if operands.iter().any(|operand| operand.value.is_none()) => {
            Listed::NowhereBesides(OpenPoint::Unreadable)
        }
        None => Listed::Nowhere,
    }
}

/// Whether a value in that order to an operand is meant; `NotEquals` asks whether they are equal, and its sense negates the answer.
fn compares(ordering: Ordering, value_to_operand: std::cmp::Ordering) -> bool {
    match ordering {
        Ordering::Equals | Ordering::NotEquals => value_to_operand.is_eq(),
        Ordering::LessThan => value_to_operand.is_lt(),
        Ordering::LessThanEquals => value_to_operand.is_le(),
        Ordering::GreaterThan => value_to_operand.is_gt(),
        Ordering::GreaterThanEquals => value_to_operand.is_ge(),
    }
}

fn texts(
    comparison: StringComparison,
    operands: &[Operand<Pattern>],
    value: &str,
    case: &Case<'_>,
) -> Listed {
    let matches = |pattern: &Pattern, values: &dyn Values| match comparison {
        StringComparison::Equals | StringComparison::Like => pattern.matches(value, values),
        StringComparison::EqualsIgnoreCase => pattern.equals_ignoring_case(value, values),
    };
    let wild = |pattern: &Pattern| {
        comparison == StringComparison::Like
            && would_match_wild(pattern, case, |text| matches(text, case.context))
    };
    patterns(operands, |pattern| matches(pattern, case.context), wild)
}

fn arns(operands: &[Operand<Pattern>], value: &str, case: &Case<'_>) -> Listed {
    let Some(arn) = Arn::parse(value) else {
        return Listed::ValueUnreadable;
    };
    let matches = |pattern: &Pattern| matches_arn_operand(pattern, &arn, case.context);
    patterns(operands, matches, |pattern| {
        would_match_wild(pattern, case, matches)
    })
}

fn booleans(operands: &[Operand<Pattern>], value: &str, case: &Case<'_>) -> Listed {
    let Some(value) = read_boolean(value) else {
        return Listed::ValueUnreadable;
    };
    let mut beside = None;
    for operand in operands {
        let Some(pattern) = &operand.value else {
            continue;
        };
        let has_variable = pattern.variables().next().is_some();
        let read = pattern
            .resolve(case.context)
            .as_deref()
            .and_then(read_boolean);
        let matches = read == Some(value);
        if case.read_variable_in_bool(has_variable, matches) {
            return Listed::At(operand.span);
        }
        if read.is_none() {
            beside = Some(OpenPoint::Unreadable);
        }
    }
    beside.map_or(Listed::Nowhere, Listed::NowhereBesides)
}

fn patterns(
    operands: &[Operand<Pattern>],
    matches: impl Fn(&Pattern) -> Match,
    would_match_wild: impl Fn(&Pattern) -> bool,
) -> Listed {
    let mut beside = None;
    for operand in operands {
        let Some(pattern) = &operand.value else {
            continue;
        };
        match matches(pattern) {
            Match::Yes => return Listed::At(operand.span),
            Match::NoValue => beside = beside.or(Some(OpenPoint::UnresolvedInNegated)),
            Match::No if would_match_wild(pattern) => {
                beside = beside.or(Some(OpenPoint::WildcardInValue));
            }
            Match::No => {}
        }
    }
    beside.map_or(Listed::Nowhere, Listed::NowhereBesides)
}

/// Whether a pattern would match if wildcard characters in the values of its variables were wildcards.
fn would_match_wild(
    pattern: &Pattern,
    case: &Case<'_>,
    matches: impl Fn(&Pattern) -> Match,
) -> bool {
    pattern
        .with_wild_values(case.context)
        .is_some_and(|wild| matches(&wild) == Match::Yes)
}

impl Case<'_> {
    /// Whether a variable under `Bool` is replaced is open (semantics 4.5): not replaced, its text is no truth value.
    fn read_variable_in_bool(&self, has_variable: bool, matches: bool) -> bool {
        if has_variable {
            self.read(OpenPoint::VariableInBool, matches, false)
        } else {
            matches
        }
    }
}
