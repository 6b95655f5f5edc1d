//! Which statements of a set of policies can speak of a request at all.
//!
//! Two strategies, each sufficient to leave a statement out and never to take it in: what a clause cannot match by its literal beginning need not
//! be looked at. Resources are found by the text before their first wildcard, actions by their whole name or their service.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use scopedown_policy::{
    Action, ActionPattern, Policy, Resource, ResourcePattern, Sense, Statement,
};

/// Below this number of statements looking at all of them is quicker.
const WORTH_AN_INDEX: usize = 16;

/// The position of a statement: of its policy in the set, and its own in the policy.
type Position = (u32, u32);

/// An index over the statements of a set of policies.
///
/// A statement stands under a hash of what its resource begins with and of what it says of actions. Two that happen to share a hash are looked
/// at more often than need be, and no more than that.
#[derive(Debug, Clone, Default)]
pub(crate) struct Index {
    /// The lengths of all literal beginnings; 0 for statements whose resource may begin with anything.
    lengths: Vec<usize>,
    positions: HashMap<u64, Vec<Position>>,
}

impl Index {
    /// Indexes a set; `None` where it is small.
    pub(crate) fn of(policies: &[Policy]) -> Option<Self> {
        let count: usize = policies.iter().map(|policy| policy.statements.len()).sum();
        if count < WORTH_AN_INDEX {
            return None;
        }
        let mut index = Self::default();
        for (policy, document) in (0_u32..).zip(policies) {
            for (statement, content) in (0_u32..).zip(&document.statements) {
                index.add((policy, statement), content);
            }
        }
        Some(index)
    }

    /// The statements that can speak of a request; some perhaps twice.
    pub(crate) fn candidates<'p>(
        &self,
        policies: &'p [Policy],
        action: &Action,
        resource: &Resource,
        mut each: impl FnMut(&'p Statement),
    ) {
        if resource.arn().is_some_and(|arn| arn.has_upper_case_front()) {
            return policies
                .iter()
                .flat_map(|policy| &policy.statements)
                .for_each(each);
        }
        let actions = [ANY_ACTION, hash(action.service()), hash(action.folded())];
        for length in &self.lengths {
            let Some(prefix) = resource.as_written().get(..*length) else {
                continue;
            };
            let prefix = hash(prefix);
            for positions in actions
                .iter()
                .filter_map(|action| self.positions.get(&key(prefix, *action)))
            {
                for (policy, statement) in positions {
                    let document = policies.get(*policy as usize);
                    document
                        .and_then(|document| document.statements.get(*statement as usize))
                        .into_iter()
                        .for_each(&mut each);
                }
            }
        }
    }

    fn add(&mut self, position: Position, statement: &Statement) {
        for prefix in literal_prefixes(statement).unwrap_or_else(|| vec![""]) {
            if !self.lengths.contains(&prefix.len()) {
                self.lengths.push(prefix.len());
            }
            for action in actions(statement) {
                let positions = self.positions.entry(key(hash(prefix), action)).or_default();
                if positions.last() != Some(&position) {
                    positions.push(position);
                }
            }
        }
    }
}

/// Stands for every action.
const ANY_ACTION: u64 = 0;

/// The hashes under which a statement's actions are looked up: whole names, services, or any.
fn actions(statement: &Statement) -> Vec<u64> {
    if statement.action.sense == Sense::AllBut {
        return vec![ANY_ACTION];
    }
    let of_pattern = |pattern: &ActionPattern| match (pattern, pattern.literal()) {
        (ActionPattern::Any, _) => ANY_ACTION,
        (ActionPattern::Named { .. }, Some(name)) => hash(&name.to_ascii_lowercase()),
        (ActionPattern::Named { service, .. }, None) => hash(service),
    };
    statement
        .action
        .patterns
        .iter()
        .map(|pattern| of_pattern(&pattern.value))
        .collect()
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

const fn key(prefix: u64, action: u64) -> u64 {
    prefix ^ action.rotate_left(1)
}

/// What each of a statement's resources must begin with; `None` where one of them may begin with anything. Upper case in the front of an ARN is
/// looked at by itself, for whether it counts is open (semantics 15.11).
fn literal_prefixes(statement: &Statement) -> Option<Vec<&str>> {
    let clause = statement
        .resource
        .as_ref()
        .filter(|clause| clause.sense == Sense::Listed)?;
    clause
        .patterns
        .iter()
        .map(|pattern| literal_prefix(&pattern.value))
        .collect()
}

/// A `$` ends the literal text too: it may begin a variable or an escape.
fn literal_prefix(pattern: &ResourcePattern) -> Option<&str> {
    match pattern {
        ResourcePattern::Any => None,
        // A short ARN goes on behind its text, which the prefix allows for.
        ResourcePattern::Arn(arn) if arn.has_upper_case_front() => None,
        ResourcePattern::Arn(arn) => arn.as_written().split(['*', '?', '$']).next(),
    }
}
