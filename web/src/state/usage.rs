//! How much of AWS's quota a text takes (semantics 10).

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
        let used = texts
            .map(|text| text.chars().filter(|c| !c.is_whitespace()).count())
            .sum();
        Self {
            used,
            quota: ROLE_QUOTA,
        }
    }

    /// Of a session policy.
    pub fn of_session(text: &str) -> Self {
        Self {
            used: text.chars().count(),
            quota: SESSION_QUOTA,
        }
    }

    /// Whether there are too many.
    pub const fn is_over(self) -> bool {
        self.used > self.quota
    }
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
