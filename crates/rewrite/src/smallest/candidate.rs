//! A change that has not been tried yet.

use scopedown_policy::Statement;

use super::{Source, Widening};
use crate::edits::Edits;

/// A change that has not been tried yet.
pub(super) struct Candidate<'t> {
    pub(super) source: Source<'t>,
    pub(super) edits: Edits,
    pub(super) title: String,
    pub(super) widening: Widening,
}

impl Candidate<'_> {
    /// The characters that it adds.
    pub(super) fn characters(&self) -> i64 {
        self.edits.added_characters(self.source.text)
    }
}

/// How a sentence speaks of a statement: by its number from 1, and its name if it has one.
pub(super) fn named(number: usize, statement: &Statement) -> String {
    match statement.sid.as_ref().filter(|sid| !sid.value.is_empty()) {
        Some(sid) => format!("statement {} (`{}`)", number + 1, sid.value),
        None => format!("statement {}", number + 1),
    }
}
