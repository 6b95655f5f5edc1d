//! Conditions: one operator, one key, typed operands (semantics 5).

use crate::document::Sense;
use crate::key::ContextKey;
use crate::operator::{
    ArnComparison, Operator, Ordering, Presence, Quantifier, StringComparison, TestName,
};
use crate::pattern::Pattern;
use crate::text::{Span, Spanned};
use crate::value::{AddressRange, Bytes, Decimal, Instant};

/// One key under one operator of a `Condition`.
#[derive(Debug, Clone)]
pub struct Condition {
    /// Key and values.
    pub span: Span,
    /// How the test speaks of several values.
    pub quantifier: Quantifier,
    /// What holds where the key is absent.
    pub presence: Presence,
    /// The key whose values are looked at.
    pub key: Spanned<ContextKey>,
    /// The test and its operands.
    pub test: Test,
}

/// A test with operands of its own type. No operand at all is legal (semantics 5.13).
#[derive(Debug, Clone)]
pub enum Test {
    /// Texts; patterns have wildcards under `Like` alone.
    String {
        /// Exact, regardless of case, or with wildcards.
        comparison: StringComparison,
        /// Whether the value must be among the operands or must not.
        sense: Sense,
        /// The texts.
        operands: Vec<Operand<Pattern>>,
    },
    /// Decimal numbers.
    Numeric {
        /// How to compare.
        ordering: Ordering,
        /// The numbers.
        operands: Vec<Operand<Decimal<Box<str>>>>,
    },
    /// Instants.
    Date {
        /// How to compare.
        ordering: Ordering,
        /// The instants.
        operands: Vec<Operand<Instant>>,
    },
    /// Truth values, as text because a variable may stand there (semantics 4.5).
    Bool {
        /// The texts.
        operands: Vec<Operand<Pattern>>,
    },
    /// Bytes.
    Binary {
        /// The bytes.
        operands: Vec<Operand<Bytes>>,
    },
    /// Addresses.
    Address {
        /// Whether the address must be in a range or in none.
        sense: Sense,
        /// The ranges.
        operands: Vec<Operand<AddressRange>>,
    },
    /// ARNs, compared segment by segment after variables are replaced (semantics 4.16).
    Arn {
        /// Which of the two names was written.
        comparison: ArnComparison,
        /// Whether the ARN must be among the operands or must not.
        sense: Sense,
        /// The patterns.
        operands: Vec<Operand<Pattern>>,
    },
    /// `"true"`: the key must be absent; `"false"`: present.
    Null {
        /// Whether absence is asked for.
        operands: Vec<Operand<bool>>,
    },
}

/// One value of a condition, as the policy gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operand<T> {
    /// Where it stands.
    pub span: Span,
    /// The text as the author wrote it; for a number or boolean, its JSON text.
    pub written: Box<str>,
    /// What it says; `None` where the text cannot be read as what the operator compares, which matches nothing (semantics 5.16.4).
    pub value: Option<T>,
}

impl Condition {
    /// The operator, to print or compare it.
    pub fn operator(&self) -> Operator {
        Operator {
            quantifier: self.quantifier,
            test: self.test.name(),
            presence: self.presence,
        }
    }
}

impl Test {
    /// The test's name.
    pub fn name(&self) -> TestName {
        match self {
            Self::String {
                comparison, sense, ..
            } => TestName::String(*comparison, *sense),
            Self::Numeric { ordering, .. } => TestName::Numeric(*ordering),
            Self::Date { ordering, .. } => TestName::Date(*ordering),
            Self::Bool { .. } => TestName::Bool,
            Self::Binary { .. } => TestName::Binary,
            Self::Address { sense, .. } => TestName::Address(*sense),
            Self::Arn {
                comparison, sense, ..
            } => TestName::Arn(*comparison, *sense),
            Self::Null { .. } => TestName::Null,
        }
    }

    /// Whether the test is a negated one, which holds where nothing matches.
    pub fn sense(&self) -> Sense {
        match self {
            Self::String { sense, .. } | Self::Address { sense, .. } | Self::Arn { sense, .. } => {
                *sense
            }
            Self::Numeric { ordering, .. } | Self::Date { ordering, .. } => match ordering {
                Ordering::NotEquals => Sense::AllBut,
                _ => Sense::Listed,
            },
            Self::Bool { .. } | Self::Binary { .. } | Self::Null { .. } => Sense::Listed,
        }
    }

    /// The number of operands.
    pub fn operand_count(&self) -> usize {
        match self {
            Self::String { operands, .. }
            | Self::Bool { operands }
            | Self::Arn { operands, .. } => operands.len(),
            Self::Numeric { operands, .. } => operands.len(),
            Self::Date { operands, .. } => operands.len(),
            Self::Binary { operands } => operands.len(),
            Self::Address { operands, .. } => operands.len(),
            Self::Null { operands } => operands.len(),
        }
    }

    /// The operands as the author wrote them.
    pub fn written(&self) -> Vec<&str> {
        fn texts<T>(operands: &[Operand<T>]) -> Vec<&str> {
            operands.iter().map(|operand| &*operand.written).collect()
        }
        match self {
            Self::String { operands, .. }
            | Self::Bool { operands }
            | Self::Arn { operands, .. } => texts(operands),
            Self::Numeric { operands, .. } => texts(operands),
            Self::Date { operands, .. } => texts(operands),
            Self::Binary { operands } => texts(operands),
            Self::Address { operands, .. } => texts(operands),
            Self::Null { operands } => texts(operands),
        }
    }

    /// The patterns of the test, where it has operands in which variables may stand.
    pub fn patterns(&self) -> &[Operand<Pattern>] {
        match self {
            Self::String { operands, .. }
            | Self::Bool { operands }
            | Self::Arn { operands, .. } => operands,
            _ => &[],
        }
    }
}
