//! What a condition operator compares, and what it says of a key that is absent (semantics 5).

use scopedown_policy::{
    Operator, Ordering, Presence, Quantifier, Sense, StringComparison, TestName,
};

/// What an operator says of a key, in a few words.
pub(crate) fn in_short(operator: Operator) -> String {
    let subject = match operator.quantifier {
        Quantifier::Single => "",
        Quantifier::ForAllValues => "every value ",
        Quantifier::ForAnyValue => "some value ",
    };
    let absent = match operator.presence {
        Presence::Required => "",
        Presence::IfExists => ", if there is one",
    };
    format!("{subject}{}{absent}", predicate(operator.test))
}

/// What a test says of a value.
fn predicate(test: TestName) -> &'static str {
    match test {
        TestName::String(comparison, sense) => text(comparison, sense),
        TestName::Numeric(ordering) => number(ordering),
        TestName::Date(ordering) => instant(ordering),
        TestName::Bool => "is the truth value listed",
        TestName::Binary => "is byte by byte one of those listed, which are base64",
        TestName::Address(Sense::Listed) => "is an address in one of the ranges listed",
        TestName::Address(Sense::AllBut) => "is an address in none of the ranges listed",
        TestName::Arn(_, Sense::Listed) => "is an ARN that fits one of those listed, part by part",
        TestName::Arn(_, Sense::AllBut) => "is an ARN that fits none of those listed, part by part",
        TestName::Null => "is absent (true) or there (false)",
    }
}

fn text(comparison: StringComparison, sense: Sense) -> &'static str {
    match (comparison, sense) {
        (StringComparison::Equals, Sense::Listed) => "is one of those listed",
        (StringComparison::Equals, Sense::AllBut) => "is none of those listed",
        (StringComparison::EqualsIgnoreCase, Sense::Listed) => {
            "is one of those listed, whatever the letter case"
        }
        (StringComparison::EqualsIgnoreCase, Sense::AllBut) => {
            "is none of those listed, whatever the letter case"
        }
        (StringComparison::Like, Sense::Listed) => {
            "fits one of those listed, in which * and ? are wildcards"
        }
        (StringComparison::Like, Sense::AllBut) => {
            "fits none of those listed, in which * and ? are wildcards"
        }
    }
}

fn number(ordering: Ordering) -> &'static str {
    match ordering {
        Ordering::Equals => "is one of the numbers listed",
        Ordering::NotEquals => "is none of the numbers listed",
        Ordering::LessThan => "is below one of the numbers listed",
        Ordering::LessThanEquals => "is one of the numbers listed or below one",
        Ordering::GreaterThan => "is above one of the numbers listed",
        Ordering::GreaterThanEquals => "is one of the numbers listed or above one",
    }
}

fn instant(ordering: Ordering) -> &'static str {
    match ordering {
        Ordering::Equals => "is one of the instants listed",
        Ordering::NotEquals => "is none of the instants listed",
        Ordering::LessThan => "is before one of the instants listed",
        Ordering::LessThanEquals => "is one of the instants listed or before one",
        Ordering::GreaterThan => "is after one of the instants listed",
        Ordering::GreaterThanEquals => "is one of the instants listed or after one",
    }
}
