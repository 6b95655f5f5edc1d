//! How much of AWS's quota a text takes (semantics 10).

use scopedown_policy::limits;

/// Characters that the inline policies of a role may have together, white space not counted.
pub const ROLE_QUOTA: usize = 10_240;

/// Characters that a session policy may have, white space included.
pub const SESSION_QUOTA: usize = 2_048;

/// A number of characters and how many there may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Usage {
    /// The characters that count.
    pub used: usize,
    /// The characters that AWS takes.
    pub quota: usize,
}

impl Usage {
    /// Of the role's inline policies.
    pub fn of_role<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        Self {
            used: texts.map(|text| count(text, |c| !c.is_whitespace())).sum(),
            quota: ROLE_QUOTA,
        }
    }

    /// Of a session policy.
    pub fn of_session(text: &str) -> Self {
        Self {
            used: count(text, |_| true),
            quota: SESSION_QUOTA,
        }
    }

    /// Whether there are too many.
    pub const fn is_over(self) -> bool {
        self.used > self.quota
    }
}

/// The characters that count. A text beyond the limit is not read: its bytes stand for its characters.
fn count(text: &str, counts: fn(&char) -> bool) -> usize {
    if text.len() > limits::POLICY_BYTES {
        return text.len();
    }
    text.chars().filter(counts).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_counts_in_the_session_policy_alone() {
        assert_eq!(Usage::of_role(["a b", "\u{e9}\n"].into_iter()).used, 3);
        assert_eq!(Usage::of_session("a b").used, 3);
        assert!(Usage::of_session(&"x".repeat(2_049)).is_over());
    }
}
