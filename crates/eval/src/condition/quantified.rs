//! `ForAllValues:` and `ForAnyValue:` (semantics 5.11).

use scopedown_policy::{Condition, Quantifier};

use super::{Because, ConditionOutcome, operands, value_satisfies};
use crate::case::Case;
use crate::open_point::OpenPoint;

/// Looks at each value of a key that is there; a negated test is negated value by value (5.11.4).
pub(super) fn evaluate(
    quantifier: Quantifier,
    condition: &Condition,
    values: &[impl AsRef<str>],
    case: &Case<'_>,
) -> ConditionOutcome {
    let satisfies = |value: &str| {
        value_satisfies(
            condition,
            operands::look_up(&condition.test, value, case),
            case,
        )
    };
    let mut values = values.iter().map(AsRef::as_ref);
    let holds = match quantifier {
        Quantifier::ForAnyValue => values.any(satisfies),
        Quantifier::ForAllValues | Quantifier::Single => {
            let empty = values.clone().all(str::is_empty);
            let all = values.all(satisfies);
            if empty {
                case.read(OpenPoint::EmptyStringForAllValues, true, all)
            } else {
                all
            }
        }
    };
    ConditionOutcome::new(holds, Because::EachValue)
}
