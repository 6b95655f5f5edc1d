//! The names of condition operators: quantifier, test, suffix (semantics 5.1).

use std::fmt;

use crate::document::Sense;

/// An operator as it is written in a `Condition`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Operator {
    /// `ForAllValues:`, `ForAnyValue:` or neither.
    pub quantifier: Quantifier,
    /// The test between prefix and suffix.
    pub test: TestName,
    /// Whether `IfExists` follows.
    pub presence: Presence,
}

/// How a test speaks of the several values of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Quantifier {
    /// No prefix: the key is expected to have one value.
    Single,
    /// `ForAllValues:`
    ForAllValues,
    /// `ForAnyValue:`
    ForAnyValue,
}

/// What an operator says of a key that the request lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Presence {
    /// The table of semantics 5.3 decides.
    Required,
    /// `IfExists`: the condition holds.
    IfExists,
}

/// One of the 27 tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TestName {
    /// `StringEquals` and its kin.
    String(StringComparison, Sense),
    /// `NumericEquals` and its kin.
    Numeric(Ordering),
    /// `DateEquals` and its kin.
    Date(Ordering),
    /// `Bool`
    Bool,
    /// `BinaryEquals`
    Binary,
    /// `IpAddress`, `NotIpAddress`
    Address(Sense),
    /// `ArnEquals`, `ArnLike` and their negations, which behave alike (semantics 5.10.1).
    Arn(ArnComparison, Sense),
    /// `Null`
    Null,
}

/// How strings are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StringComparison {
    /// Character by character.
    Equals,
    /// Regardless of letter case.
    EqualsIgnoreCase,
    /// With wildcards.
    Like,
}

/// The two names of the one comparison of ARNs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ArnComparison {
    /// `ArnEquals`
    Equals,
    /// `ArnLike`
    Like,
}

/// How numbers and dates are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ordering {
    /// `…Equals`
    Equals,
    /// `…NotEquals`
    NotEquals,
    /// `…LessThan`
    LessThan,
    /// `…LessThanEquals`
    LessThanEquals,
    /// `…GreaterThan`
    GreaterThan,
    /// `…GreaterThanEquals`
    GreaterThanEquals,
}

const TESTS: [(&str, TestName); 27] = {
    use ArnComparison as A;
    use Ordering as O;
    use Sense::{AllBut, Listed};
    use StringComparison as S;
    use TestName as T;
    [
        ("StringEquals", T::String(S::Equals, Listed)),
        ("StringNotEquals", T::String(S::Equals, AllBut)),
        (
            "StringEqualsIgnoreCase",
            T::String(S::EqualsIgnoreCase, Listed),
        ),
        (
            "StringNotEqualsIgnoreCase",
            T::String(S::EqualsIgnoreCase, AllBut),
        ),
        ("StringLike", T::String(S::Like, Listed)),
        ("StringNotLike", T::String(S::Like, AllBut)),
        ("NumericEquals", T::Numeric(O::Equals)),
        ("NumericNotEquals", T::Numeric(O::NotEquals)),
        ("NumericLessThan", T::Numeric(O::LessThan)),
        ("NumericLessThanEquals", T::Numeric(O::LessThanEquals)),
        ("NumericGreaterThan", T::Numeric(O::GreaterThan)),
        ("NumericGreaterThanEquals", T::Numeric(O::GreaterThanEquals)),
        ("DateEquals", T::Date(O::Equals)),
        ("DateNotEquals", T::Date(O::NotEquals)),
        ("DateLessThan", T::Date(O::LessThan)),
        ("DateLessThanEquals", T::Date(O::LessThanEquals)),
        ("DateGreaterThan", T::Date(O::GreaterThan)),
        ("DateGreaterThanEquals", T::Date(O::GreaterThanEquals)),
        ("Bool", T::Bool),
        ("BinaryEquals", T::Binary),
        ("IpAddress", T::Address(Listed)),
        ("NotIpAddress", T::Address(AllBut)),
        ("ArnEquals", T::Arn(A::Equals, Listed)),
        ("ArnNotEquals", T::Arn(A::Equals, AllBut)),
        ("ArnLike", T::Arn(A::Like, Listed)),
        ("ArnNotLike", T::Arn(A::Like, AllBut)),
        ("Null", T::Null),
    ]
};

const QUANTIFIERS: [(&str, Quantifier); 3] = [
    ("ForAllValues:", Quantifier::ForAllValues),
    ("ForAnyValue:", Quantifier::ForAnyValue),
    ("", Quantifier::Single),
];

const IF_EXISTS: &str = "IfExists";

impl Operator {
    /// Reads a name in its exact spelling; `NullIfExists` is none (semantics 1.9.8, 5.1).
    pub fn parse(name: &str) -> Option<Self> {
        let (rest, quantifier) = QUANTIFIERS
            .iter()
            .find_map(|(prefix, quantifier)| Some((name.strip_prefix(prefix)?, *quantifier)))?;
        let (base, presence) = match rest.strip_suffix(IF_EXISTS) {
            Some(base) => (base, Presence::IfExists),
            None => (rest, Presence::Required),
        };
        let (_, test) = TESTS.iter().find(|(name, _)| *name == base)?;
        if *test == TestName::Null && presence == Presence::IfExists {
            return None;
        }
        Some(Self {
            quantifier,
            test: *test,
            presence,
        })
    }

    /// The operator that a misspelt name most likely means: one that differs by letter case or a doubled colon alone.
    pub fn nearest(name: &str) -> Option<Self> {
        let plain = |text: &str| text.replace("::", ":").to_ascii_lowercase();
        let wanted = plain(name);
        Self::all().find(|operator| plain(&operator.to_string()) == wanted)
    }

    /// Every operator that can be written.
    pub fn all() -> impl Iterator<Item = Self> {
        let presences = [Presence::Required, Presence::IfExists];
        QUANTIFIERS.iter().flat_map(move |(_, quantifier)| {
            TESTS.iter().flat_map(move |(_, test)| {
                presences
                    .into_iter()
                    .filter(|presence| *test != TestName::Null || *presence == Presence::Required)
                    .map(|presence| Self {
                        quantifier: *quantifier,
                        test: *test,
                        presence,
                    })
            })
        })
    }
}

impl TestName {
    /// The name as it is written.
    pub fn name(self) -> &'static str {
        TESTS
            .iter()
            .find(|(_, test)| *test == self)
            .map_or("", |(name, _)| name)
    }
}

impl Quantifier {
    /// The prefix as it is written.
    pub fn prefix(self) -> &'static str {
        QUANTIFIERS
            .iter()
            .find(|(_, quantifier)| *quantifier == self)
            .map_or("", |(prefix, _)| prefix)
    }
}

impl fmt::Display for Operator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let suffix = if self.presence == Presence::IfExists {
            IF_EXISTS
        } else {
            ""
        };
        write!(
            f,
            "{}{}{suffix}",
            self.quantifier.prefix(),
            self.test.name()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_operator_reads_back() {
        for operator in Operator::all() {
            assert_eq!(Operator::parse(&operator.to_string()), Some(operator));
        }
        assert_eq!(Operator::all().count(), (26 * 2 + 1) * 3);
    }

    #[test]
    fn spelling_is_exact() {
        for wrong in [
            "stringEquals",
            "ForAnyValue::StringEquals",
            "NullIfExists",
            "forAllValues:Null",
            "StringEqualsIfexists",
            "",
        ] {
            assert_eq!(Operator::parse(wrong), None, "{wrong}");
        }
        assert_eq!(
            Operator::nearest("stringequalsifexists")
                .unwrap()
                .to_string(),
            "StringEqualsIfExists"
        );
        assert_eq!(
            Operator::nearest("ForAnyValue::StringLike")
                .unwrap()
                .to_string(),
            "ForAnyValue:StringLike"
        );
    }
}
