//! The name of a condition key.

use std::fmt;

use crate::same::same;

/// A condition key's name. Names compare without regard to letter case, tag keys included (semantics 5.2.3).
#[derive(Debug, Clone)]
pub struct ContextKey {
    written: Box<str>,
    folded: Box<str>,
}

impl ContextKey {
    /// The key of that name.
    pub fn new(name: &str) -> Self {
        Self {
            written: name.into(),
            folded: fold(name).into(),
        }
    }

    /// The name as the author wrote it.
    pub fn as_written(&self) -> &str {
        &self.written
    }

    /// The name in the form that comparisons use.
    pub fn folded(&self) -> &str {
        &self.folded
    }

    /// Whether the name has the form `prefix:name` that IAM's keys have.
    pub fn has_prefix(&self) -> bool {
        self.written
            .split_once(':')
            .is_some_and(|(prefix, name)| !prefix.is_empty() && !name.is_empty())
    }
}

/// A text in the form in which letter case does not count: character by character, whatever stands beside it.
pub fn fold(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}

impl PartialEq for ContextKey {
    fn eq(&self, other: &Self) -> bool {
        same(&self.folded, &other.folded)
    }
}

impl Eq for ContextKey {}

impl PartialOrd for ContextKey {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for ContextKey {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.folded.cmp(&other.folded)
    }
}

impl std::hash::Hash for ContextKey {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.folded.hash(state);
    }
}

impl fmt::Display for ContextKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}
