//! What every clause lists of a universe, resolved once for all columns.

use std::ops::Range;

use scopedown_policy::{ActionClause, ActionPattern, Statement, Universe};

use crate::authority::Authority;

use super::classes::Classes;
use super::ranges::tidy;

/// What a decision asks of the action besides the statements: needs no permission (`decide.rs`), must be delegated (`combine.rs`).
pub(super) const SPECIAL: [&str; 4] = [
    "sts:GetCallerIdentity",
    "sts:GetSessionToken",
    "sts:*",
    "kms:*",
];

/// The statements of all layers, and what each lists.
pub(super) struct Clauses<'a> {
    count: usize,
    listed: Vec<(&'a Statement, Vec<Range<usize>>)>,
    special: Vec<Vec<Range<usize>>>,
}

impl<'a> Clauses<'a> {
    /// Looks the entries of all action clauses up.
    pub(super) fn of(authority: &'a Authority, universe: &Universe) -> Self {
        let policies = authority.layers().policies().into_iter();
        let listed = policies
            .flat_map(|policy| &policy.statements)
            .map(|statement| (statement, listed(&statement.action, universe)));
        let special = SPECIAL
            .iter()
            .filter_map(|text| ActionPattern::parse(text).ok())
            .map(|pattern| universe.ranges(&pattern));
        Self {
            count: universe.len(),
            listed: listed.collect(),
            special: special.collect(),
        }
    }

    /// The classes of actions that those statements which matter tell apart.
    pub(super) fn classes(&self, matters: impl Fn(&Statement) -> bool) -> Classes {
        let listed = self.listed.iter();
        let listed = listed.filter(|(statement, _)| matters(statement));
        let sets = listed.map(|(_, set)| set).chain(&self.special);
        Classes::told_apart(self.count, sets.map(Vec::as_slice).collect())
    }
}

fn listed(clause: &ActionClause, universe: &Universe) -> Vec<Range<usize>> {
    let patterns = clause.patterns.iter();
    tidy(
        patterns
            .flat_map(|pattern| universe.ranges(&pattern.value))
            .collect(),
    )
}
