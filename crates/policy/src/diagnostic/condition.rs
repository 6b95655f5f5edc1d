use super::{LEGACY_PARSING, SYNTAX_ERRORS, Words, quote};
use crate::operator::{Operator, Quantifier};

/// What is wrong with a condition (semantics 1.9, 5).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConditionCode {
    /// `"Condition": "…"`
    NotAnObject,
    /// An operator whose body is not an object.
    BodyType(Box<str>),
    /// `"stringEquals"`, `"StringMatches"`, `"ForAnyValue::StringEquals"`
    UnknownOperator {
        /// The operator as written.
        name: Box<str>,
        /// The operator that it most likely means.
        meant: Option<Operator>,
    },
    /// `NullIfExists`
    NullIfExists,
    /// A value that is `null`, an object or a nested list.
    ValueType,
    /// `{}` under an operator, or as the whole condition.
    Empty,
    /// `[]`: no value for the key.
    NoValues,
    /// A key without `prefix:`.
    KeyForm(Box<str>),
    /// Two keys of one operator that differ by letter case alone.
    KeyCase(Box<str>),
    /// A value that cannot be read as what the operator compares.
    Unreadable {
        /// What the operator compares: `number`, `date`, …
        wanted: &'static str,
        /// The value as written.
        value: Box<str>,
    },
    /// Several values under `Bool`.
    ManyBooleans,
    /// Strings beside numbers or booleans in one list.
    MixedTypes,
    /// `ForAllValues:Null`
    QuantifiedNull,
    /// `ForAnyValue:…IfExists`
    ForAnyValueIfExists,
    /// A variable under an operator that does not replace it.
    VariableNotReplaced(Operator),
    /// A variable under `Bool`.
    VariableInBool,
    /// `*` or `?` under an operator that takes them literally.
    LiteralWildcard(Operator),
    /// A condition on ARNs with fewer than six segments.
    ShortArn,
}

impl ConditionCode {
    pub(super) fn words(&self) -> Words {
        match self {
            Self::NotAnObject => Words::new(
                "condition-type",
                "`Condition` must be an object.",
                "Write `{ \"StringEquals\": { \"aws:PrincipalTag/team\": \"orders\" } }`.",
            )
            .aws(SYNTAX_ERRORS),
            Self::BodyType(operator) => Words::new(
                "condition-body-type",
                format!("What follows {} must be an object of keys and values.", quote(operator)),
                "Write `{ \"key\": \"value\" }` behind the operator.",
            )
            .aws(SYNTAX_ERRORS),
            Self::UnknownOperator { name, meant } => Words::new(
                "operator-unknown",
                format!("{} is not a condition operator; the spelling is exact.", quote(name)),
                meant.map_or_else(
                    || "Use one of IAM's operators, such as `StringEquals`, `StringLike`, `ArnLike`, `Bool` or `IpAddress`.".to_owned(),
                    |operator| format!("Write `{operator}`."),
                ),
            )
            .aws(SYNTAX_ERRORS),
            Self::NullIfExists => {
                Words::new("null-if-exists", "`IfExists` cannot follow `Null`.", "Write `Null`, which itself asks whether the key is there.")
                    .aws(SYNTAX_ERRORS)
            }
            Self::ValueType => Words::new(
                "condition-value-type",
                "A condition value must be a string, a number or a boolean, or a list of them.",
                "Write the values as strings in one flat list.",
            )
            .aws(SYNTAX_ERRORS),
            Self::Empty => Words::new("condition-empty", "This asks for nothing, so it always holds.", "Delete it, or add what was meant."),
            Self::NoValues => Words::new(
                "condition-no-values",
                "The key has an empty list of values: a positive operator then never holds, a negated one always.",
                "Add a value, or delete the key.",
            ),
            Self::KeyForm(key) => Words::new(
                "key-form",
                format!("{} has not the form `prefix:name`, so no request carries such a key.", quote(key)),
                "Look the key up; global ones begin with `aws:`, others with the service's prefix.",
            ),
            Self::KeyCase(key) => Words::new(
                "key-case",
                format!("The key {} stands here twice in different letter case; both entries must hold.", quote(key)),
                "Merge their values into one list if one of them should suffice.",
            ),
            Self::Unreadable { wanted, value } => {
                let words = Words::new(
                    "condition-value",
                    format!("{} is not {wanted}, so this value matches nothing.", quote(value)),
                    format!("Write {wanted}, or use an operator that compares text."),
                );
                if *wanted == "a date" { words.aws(LEGACY_PARSING) } else { words }
            }
            Self::ManyBooleans => {
                Words::new("bool-values", "`Bool` with several values holds if any of them fits.", "Keep one value, `true` or `false`.")
            }
            Self::MixedTypes => Words::new(
                "condition-mixed-types",
                "Strings stand beside numbers or booleans in one list; all are compared as text.",
                "Write all of them as strings.",
            ),
            Self::QuantifiedNull => Words::new(
                "null-quantifier",
                "A set operator before `Null` does not ask whether the key is there; AWS's texts and its simulator disagree on what it does.",
                "Write `Null` alone.",
            ),
            Self::ForAnyValueIfExists => Words::new(
                "for-any-value-if-exists",
                "`IfExists` changes nothing under `ForAnyValue`: an absent key never matches.",
                "Leave the suffix out, and add a `Null` condition in another statement if absence should count.",
            ),
            Self::VariableNotReplaced(operator) => Words::new(
                "variable-operator",
                format!("`{operator}` does not replace variables; the text is taken as it stands."),
                "Use a String or ARN operator, or write the value itself.",
            ),
            Self::VariableInBool => Words::new(
                "variable-bool",
                "AWS's texts disagree on whether `Bool` replaces variables; here it is replaced.",
                "Write `true` or `false`.",
            ),
            Self::LiteralWildcard(operator) => Words::new(
                "wildcard-literal",
                format!("`{operator}` takes `*` and `?` as ordinary characters."),
                format!("Use `{}` if they should stand for others.", like(*operator)),
            ),
            Self::ShortArn => Words::new(
                "condition-arn-short",
                "An ARN operator compares six segments, and this value has fewer, so it matches nothing.",
                "Write all six segments, with `*` where anything may stand.",
            ),
        }
    }
}

fn like(operator: Operator) -> Operator {
    use crate::document::Sense;
    use crate::operator::{StringComparison, TestName};
    let sense = match operator.test {
        TestName::String(_, sense) => sense,
        _ => Sense::Listed,
    };
    Operator {
        test: TestName::String(StringComparison::Like, sense),
        ..operator
    }
}

impl ConditionCode {
    /// The lint that the operator alone calls for.
    pub(crate) fn of_operator(operator: Operator) -> Option<Self> {
        use crate::operator::{Presence, TestName};
        match (operator.quantifier, operator.test, operator.presence) {
            (Quantifier::ForAllValues | Quantifier::ForAnyValue, TestName::Null, _) => {
                Some(Self::QuantifiedNull)
            }
            (Quantifier::ForAnyValue, _, Presence::IfExists) => Some(Self::ForAnyValueIfExists),
            _ => None,
        }
    }
}
