//! What the values of a condition key are.

/// The type of a condition key's values, which decides the operators that fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KeyType {
    /// Text.
    String,
    /// A number.
    Numeric,
    /// `true` or `false`.
    Bool,
    /// An instant.
    Date,
    /// An ARN.
    Arn,
    /// An IP address.
    Address,
    /// Bytes.
    Binary,
}

/// How many values a key can have in one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cardinality {
    /// One.
    Single,
    /// Any number; conditions need a set operator (semantics 5.11).
    Many,
}

impl KeyType {
    /// Every type.
    pub const ALL: [Self; 7] = [
        Self::String,
        Self::Numeric,
        Self::Bool,
        Self::Date,
        Self::Arn,
        Self::Address,
        Self::Binary,
    ];

    /// The name for people.
    pub const fn name(self) -> &'static str {
        match self {
            Self::String => "String",
            Self::Numeric => "Numeric",
            Self::Bool => "Bool",
            Self::Date => "Date",
            Self::Arn => "ARN",
            Self::Address => "IP address",
            Self::Binary => "Binary",
        }
    }

    /// The families of operators that compare such values: the first is the one to propose.
    pub const fn operators(self) -> &'static [&'static str] {
        match self {
            Self::String => &[
                "StringEquals",
                "StringNotEquals",
                "StringLike",
                "StringNotLike",
                "StringEqualsIgnoreCase",
                "StringNotEqualsIgnoreCase",
            ],
            Self::Numeric => &[
                "NumericEquals",
                "NumericNotEquals",
                "NumericLessThan",
                "NumericLessThanEquals",
                "NumericGreaterThan",
                "NumericGreaterThanEquals",
            ],
            Self::Bool => &["Bool"],
            Self::Date => &[
                "DateLessThan",
                "DateGreaterThan",
                "DateEquals",
                "DateNotEquals",
                "DateLessThanEquals",
                "DateGreaterThanEquals",
            ],
            Self::Arn => &[
                "ArnLike",
                "ArnNotLike",
                "ArnEquals",
                "ArnNotEquals",
                "StringLike",
                "StringEquals",
            ],
            Self::Address => &["IpAddress", "NotIpAddress"],
            Self::Binary => &["BinaryEquals"],
        }
    }

    pub(crate) fn code(self) -> u8 {
        Self::ALL
            .iter()
            .zip(0u8..)
            .find(|(kind, _)| **kind == self)
            .map_or(0, |(_, code)| code)
    }

    pub(crate) fn from_code(code: usize) -> Option<Self> {
        Self::ALL.get(code).copied()
    }
}
