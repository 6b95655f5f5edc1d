//! The figures that a check is held against, where they are AWS's to change or somebody else's to estimate.

/// Limits, and what is estimated of the packed size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figures {
    /// Characters of a session policy, white space included (semantics 7.2, 8.2).
    pub policy_characters: usize,
    /// Tags of an association (semantics 8.2).
    pub tags: usize,
    /// What the session policy takes of AWS's packed size, where somebody estimated it; only AWS knows (semantics 7.2.6).
    pub packed: Option<PackedShare>,
}

/// A share of the packed size, in percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PackedShare {
    /// The least that is likely.
    pub low: usize,
    /// The most that is likely.
    pub high: usize,
}

impl Default for Figures {
    fn default() -> Self {
        Self {
            policy_characters: 2_048,
            tags: 50,
            packed: None,
        }
    }
}

/// What the six session tags were measured to take of the packed size, in percent (semantics 8.3.2).
pub const TAGS_SHARE: usize = 74;
