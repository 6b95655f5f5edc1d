//! What a condition operator compares, and what it says of a key that is absent (semantics 5).

use scopedown_policy::{
    Operator, Ordering, Presence, Quantifier, Sense, StringComparison, TestName,
};

/// What the name of an operator means.
pub(super) fn sentence(name: &str) -> String {
    let Some(operator) = Operator::parse(name) else {
        return match Operator::nearest(name) {
            Some(right) => format!("\"{name}\" is no operator: it is spelled {right}."),
            None => format!("\"{name}\" is no operator, and AWS refuses a policy that has it."),
        };
    };
    if operator.test == TestName::Null {
        return null(operator.quantifier).to_owned();
    }
    let subject = match operator.quantifier {
        Quantifier::Single => "the key's value",
        Quantifier::ForAllValues => "every value of the key",
        Quantifier::ForAnyValue => "some value of the key",
    };
    let predicate = predicate(operator.test);
    format!(
        "{name} holds where {subject} {predicate}; {}.",
        absent(operator)
    )
}

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

/// What a value under `Null` asks for (semantics 5.14).
pub(super) fn null_operand(text: &str) -> String {
    if text.eq_ignore_ascii_case("true") {
        return "true asks that the key be absent, as which an empty value counts.".to_owned();
    }
    if text.eq_ignore_ascii_case("false") {
        return "false asks that the key be there, with a value that is not empty.".to_owned();
    }
    format!("\"{text}\" is never true: under Null there is only true or false.")
}

/// Semantics 5.14 and 5.11.9.
fn null(quantifier: Quantifier) -> &'static str {
    match quantifier {
        Quantifier::Single => {
            "Null holds for \"true\" where the key is absent and for \"false\" where it is there; an empty value counts as absent."
        }
        Quantifier::ForAllValues => {
            "ForAllValues:Null holds where the key is absent, and otherwise for \"false\" alone; Null without the prefix says what is meant."
        }
        Quantifier::ForAnyValue => {
            "ForAnyValue:Null holds for \"false\" alone, where the key is there; Null without the prefix says what is meant."
        }
    }
}

/// What is said of a key that the request lacks (semantics 5.3, 5.11.10).
fn absent(operator: Operator) -> &'static str {
    let if_exists = operator.presence == Presence::IfExists;
    match operator.quantifier {
        Quantifier::ForAllValues => "where the key is absent, it holds",
        Quantifier::ForAnyValue if if_exists => {
            "where the key is absent, it does not hold, in spite of IfExists"
        }
        Quantifier::ForAnyValue => "where the key is absent, it does not hold",
        Quantifier::Single if if_exists || is_negated(operator.test) => {
            "where the key is absent, it holds"
        }
        Quantifier::Single => "where the key is absent, it does not hold",
    }
}

fn is_negated(test: TestName) -> bool {
    match test {
        TestName::String(_, sense) | TestName::Address(sense) | TestName::Arn(_, sense) => {
            sense == Sense::AllBut
        }
        TestName::Numeric(ordering) | TestName::Date(ordering) => ordering == Ordering::NotEquals,
        TestName::Bool | TestName::Binary | TestName::Null => false,
    }
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
        (StringComparison::Equals, Sense::Listed) => "is one of those listed, letter by letter",
        (StringComparison::Equals, Sense::AllBut) => "is none of those listed, letter by letter",
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
