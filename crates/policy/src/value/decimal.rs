//! Decimal numbers of any length, compared by value and never rounded (semantics 5.5.1).

use std::cmp::Ordering;

/// An optional sign, digits, an optional fraction: `-7`, `0.75`, `.75`.
#[derive(Debug, Clone, Copy)]
pub struct Decimal<T> {
    negative: bool,
    whole: T,
    fraction: T,
}

impl<'t> Decimal<&'t str> {
    /// Reads a number; exponents are none.
    pub fn parse(text: &'t str) -> Option<Self> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(digits) => (true, digits),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, fraction) = match digits.split_once('.') {
            Some((_, "")) => return None,
            Some(parts) => parts,
            None => (digits, ""),
        };
        let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() && fraction.is_empty() || !all_digits(whole) || !all_digits(fraction) {
            return None;
        }
        let (whole, fraction) = (
            whole.trim_start_matches('0'),
            fraction.trim_end_matches('0'),
        );
        let zero = whole.is_empty() && fraction.is_empty();
        Some(Self {
            negative: negative && !zero,
            whole,
            fraction,
        })
    }

    /// The same number, owning its digits.
    pub fn to_owned(self) -> Decimal<Box<str>> {
        Decimal {
            negative: self.negative,
            whole: self.whole.into(),
            fraction: self.fraction.into(),
        }
    }
}

impl Decimal<Box<str>> {
    /// The same number, borrowing its digits.
    pub fn borrow(&self) -> Decimal<&str> {
        Decimal {
            negative: self.negative,
            whole: &self.whole,
            fraction: &self.fraction,
        }
    }

    /// The number as text.
    pub fn text(&self) -> String {
        let sign = if self.negative { "-" } else { "" };
        let whole = if self.whole.is_empty() {
            "0"
        } else {
            &self.whole
        };
        let point = if self.fraction.is_empty() { "" } else { "." };
        format!("{sign}{whole}{point}{}", self.fraction)
    }
}

impl Ord for Decimal<&str> {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.negative, other.negative) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (false, false) => self.size(other),
            (true, true) => other.size(self),
        }
    }
}

impl Decimal<&str> {
    /// Compares regardless of sign. Without leading zeros the longer whole part is the larger, and equally long digits compare as text.
    fn size(&self, other: &Self) -> Ordering {
        let whole = self
            .whole
            .len()
            .cmp(&other.whole.len())
            .then_with(|| self.whole.cmp(other.whole));
        whole.then_with(|| self.fraction.cmp(other.fraction))
    }
}

impl PartialOrd for Decimal<&str> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Decimal<&str> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Decimal<&str> {}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(left: &str, right: &str, order: Ordering) {
        let (left, right) = (
            Decimal::parse(left).unwrap(),
            Decimal::parse(right).unwrap(),
        );
        assert_eq!(left.cmp(&right), order);
        assert_eq!(right.cmp(&left), order.reverse());
    }

    #[test]
    fn numbers_compare_by_value() {
        check("7", "7.0", Ordering::Equal);
        check("-0", "0.00", Ordering::Equal);
        check(".75", "0.750", Ordering::Equal);
        check("9", "10", Ordering::Less);
        check("-10", "-9", Ordering::Less);
        check("0.09", "0.1", Ordering::Less);
        check(
            "18446744073709551616",
            "18446744073709551617",
            Ordering::Less,
        );
    }

    #[test]
    fn other_forms_are_no_numbers() {
        for wrong in [
            "", "-", ".", "1.", "1e3", "0x10", " 1", "1 ", "1,5", "--1", "NaN", "1.2.3",
        ] {
            assert!(Decimal::parse(wrong).is_none(), "{wrong}");
        }
    }
}
