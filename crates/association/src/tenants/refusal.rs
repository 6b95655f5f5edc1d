//! Why a value is not put into a policy.

use scopedown_policy::quote;

/// A value that would make something else of the policy than the template says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The column.
    pub column: Box<str>,
    /// The value.
    pub value: Box<str>,
    /// What is wrong with it.
    pub reason: Reason,
}

/// What is wrong with a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// Nothing, which would make `bucket//*` of `bucket/{{tenant}}/*`, and `bucket/*` of `bucket/{{tenant}}*`.
    Empty,
    /// More characters than a whole session policy may have.
    Long,
    /// White space at an end, which nobody sees.
    Padded,
    /// A character that no policy may hold (semantics 1.2).
    Character(char),
    /// A character that means something at the place of the placeholder and cannot be escaped there.
    Meaning(char),
    /// A wildcard in a document of 2008, which knows no escapes (semantics 4.1).
    NoEscapes(char),
    /// The policy would have other statements, entries or variables than the template.
    Reshaped,
    /// The tenant stands in the table before.
    Repeated,
}

impl Reason {
    /// The stable name for programs.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "tenant-empty",
            Self::Long => "tenant-long",
            Self::Padded => "tenant-padded",
            Self::Character(_) => "tenant-character",
            Self::Meaning(_) => "tenant-meaning",
            Self::NoEscapes(_) => "tenant-no-escapes",
            Self::Reshaped => "tenant-reshaped",
            Self::Repeated => "tenant-repeated",
        }
    }
}

impl Refusal {
    /// What is wrong, and what to do.
    pub fn message(&self) -> String {
        let value = quote(&self.value);
        let column = &self.column;
        match self.reason {
            Reason::Empty => format!(
                "The cell of `{column}` is empty, which would open what it should narrow; fill it."
            ),
            Reason::Long => format!(
                "The value {value} of `{column}` is longer than a session policy may be; shorten it."
            ),
            Reason::Padded => {
                format!("The value {value} of `{column}` has white space at an end; take it out.")
            }
            Reason::Character(c) => format!(
                "The value {value} of `{column}` holds U+{:04X}, which no policy may hold.",
                u32::from(c)
            ),
            Reason::Meaning(c) => format!(
                "The value {value} of `{column}` holds `{c}`, which cannot be escaped where the placeholder stands; use a value without it."
            ),
            Reason::NoEscapes(c) => format!(
                "The value {value} of `{column}` holds `{c}`, which only a policy of `\"Version\": \"2012-10-17\"` can escape."
            ),
            Reason::Reshaped => format!(
                "With the value {value} of `{column}` the policy would not have the form of the template; use another value."
            ),
            Reason::Repeated => {
                format!("The tenant {value} stands in the table before; keep one of the two rows.")
            }
        }
    }
}
