//! What the operators compare (5.4 to 5.10).

use std::cmp::Ordering;

use super::context::Context;
use super::document::Version;
use super::glob::{Token, fits, literal, wild};
use super::number::Number;
use super::{address, arn, base64, date, variable};

/// A comparison, without sets, `IfExists` and negation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Base {
    Equals,
    EqualsIgnoreCase,
    Like,
    Numeric(Order),
    Date(Order),
    Bool,
    Binary,
    Address,
    Arn,
}

/// How a value must stand to an operand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    Equal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

impl Base {
    /// A name of the list in 5.1, and whether it is negated; `Null` is treated elsewhere.
    pub(super) fn of(name: &str) -> Option<(Self, bool)> {
        Some(match name {
            "StringEquals" => (Self::Equals, false),
            "StringNotEquals" => (Self::Equals, true),
            "StringEqualsIgnoreCase" => (Self::EqualsIgnoreCase, false),
            "StringNotEqualsIgnoreCase" => (Self::EqualsIgnoreCase, true),
            "StringLike" => (Self::Like, false),
            "StringNotLike" => (Self::Like, true),
            "Bool" => (Self::Bool, false),
            "BinaryEquals" => (Self::Binary, false),
            "IpAddress" => (Self::Address, false),
            "NotIpAddress" => (Self::Address, true),
            "ArnEquals" | "ArnLike" => (Self::Arn, false),
            "ArnNotEquals" | "ArnNotLike" => (Self::Arn, true),
            _ => return Self::ordered(name),
        })
    }

    fn ordered(name: &str) -> Option<(Self, bool)> {
        let (base, order): (fn(Order) -> Self, &str) = match name.strip_prefix("Numeric") {
            Some(order) => (Self::Numeric, order),
            None => (Self::Date, name.strip_prefix("Date")?),
        };
        let (order, negated) = match order {
            "Equals" => (Order::Equal, false),
            "NotEquals" => (Order::Equal, true),
            "LessThan" => (Order::Less, false),
            "LessThanEquals" => (Order::LessOrEqual, false),
            "GreaterThan" => (Order::Greater, false),
            "GreaterThanEquals" => (Order::GreaterOrEqual, false),
            _ => return None,
        };
        Some((base(order), negated))
    }

    /// Where variables are replaced (4.4, 4.5).
    fn has_variables(self) -> bool {
        matches!(
            self,
            Self::Equals | Self::EqualsIgnoreCase | Self::Like | Self::Bool | Self::Arn
        )
    }
}

/// The values that a policy lists for a key; one whose variable has no value matches nothing (4.10).
pub(super) struct Operands {
    base: Base,
    tokens: Vec<Vec<Token>>,
}

impl Operands {
    pub(super) fn of(base: Base, texts: &[String], version: Version, context: &Context) -> Self {
        let plain = if matches!(base, Base::Like | Base::Arn) {
            wild
        } else {
            literal
        };
        let read = |text: &String| {
            if base.has_variables() && version == Version::Current {
                variable::replace(text, context, &plain)
            } else {
                Some(plain(text))
            }
        };
        Self {
            base,
            tokens: texts.iter().filter_map(read).collect(),
        }
    }

    /// Whether a value of the request is among them; `None` where it is not of the type that is compared.
    pub(super) fn has(&self, value: &str) -> Option<bool> {
        let texts = self.tokens.iter().map(|tokens| text(tokens));
        Some(match self.base {
            Base::Equals | Base::Like => self.tokens.iter().any(|tokens| fits(tokens, value)),
            Base::EqualsIgnoreCase => {
                let lower = |text: &str| -> Vec<char> {
                    text.chars().flat_map(char::to_lowercase).collect()
                };
                texts.into_iter().any(|text| lower(&text) == lower(value))
            }
            Base::Arn => {
                let arn = arn::parts(value)?;
                self.tokens
                    .iter()
                    .any(|tokens| arn::operand_fits(tokens, arn))
            }
            Base::Numeric(order) => {
                let number = Number::of(value)?;
                let mut numbers = texts.filter_map(|text| Number::of(&text));
                numbers.any(|operand| order.holds(number.compare(&operand)))
            }
            Base::Date(order) => {
                let instant = date::instant(value)?;
                let mut instants = texts.filter_map(|text| date::instant(&text));
                instants.any(|operand| order.holds(instant.cmp(&operand)))
            }
            Base::Bool => {
                let wanted = boolean(value)?;
                texts.into_iter().any(|text| boolean(&text) == Some(wanted))
            }
            Base::Binary => {
                let bits = base64::decode(value)?;
                texts
                    .into_iter()
                    .any(|text| base64::decode(&text).as_ref() == Some(&bits))
            }
            Base::Address => {
                let bits = address::bits(value.parse().ok()?);
                let mut ranges = texts.filter_map(|text| address::range(&text));
                ranges.any(|range| address::lies_in(&bits, &range))
            }
        })
    }
}

impl Order {
    fn holds(self, ordering: Ordering) -> bool {
        match self {
            Self::Equal => ordering.is_eq(),
            Self::Less => ordering.is_lt(),
            Self::LessOrEqual => ordering.is_le(),
            Self::Greater => ordering.is_gt(),
            Self::GreaterOrEqual => ordering.is_ge(),
        }
    }
}

fn boolean(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    }
}

/// Tokens that all stand for themselves, as text.
fn text(tokens: &[Token]) -> String {
    let character = |token: &Token| match token {
        Token::Exactly(character) => Some(*character),
        Token::One => Some('?'),
        Token::Run => Some('*'),
    };
    tokens.iter().filter_map(character).collect()
}
