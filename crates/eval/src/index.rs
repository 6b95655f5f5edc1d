//! Which statements of a set of policies can speak of a request at all.
//!
//! Two strategies, each sufficient to leave a statement out and never to take it in: what a clause cannot match by its literal beginning need not
//! be looked at. Resources are found by the text before their first wildcard, actions by their whole name or their service.

use std::collections::HashMap;

use scopedown_policy::{
    Action, ActionPattern, Policy, Resource, ResourcePattern, Sense, Statement,
};

/// Below this number of statements looking at all of them is quicker.
const WORTH_AN_INDEX: usize = 16;

/// The position of a statement: of its policy in the set, and its own in the policy.
type Position = (u32, u32);

/// An index over the statements of a set of policies.
#[derive(Debug, Clone, Default)]
pub(crate) struct Index {
    /// Statements whose resources all begin with literal text, by that text; one table for each length.
    by_prefix: Vec<(usize, HashMap<Box<str>, ByAction>)>,
    /// All other statements.
    open: ByAction,
}

/// Statements by what they say of actions.
#[derive(Debug, Clone, Default)]
struct ByAction {
    named: HashMap<Box<str>, Vec<Position>>,
    service: HashMap<Box<str>, Vec<Position>>,
    any: Vec<Position>,
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
        let mut visit = |positions: &[Position]| {
            for (policy, statement) in positions {
                let document = policies.get(*policy as usize);
                document
                    .and_then(|document| document.statements.get(*statement as usize))
                    .into_iter()
                    .for_each(&mut each);
            }
        };
        self.open.visit(action, &mut visit);
        if resource.arn().is_some_and(|arn| arn.has_upper_case_front()) {
            let statements = self.by_prefix.iter().flat_map(|(_, table)| table.values());
            return statements.for_each(|statements| statements.visit(action, &mut visit));
        }
        for (length, table) in &self.by_prefix {
            let Some(prefix) = resource.as_written().get(..*length) else {
                continue;
            };
            table
                .get(prefix)
                .into_iter()
                .for_each(|statements| statements.visit(action, &mut visit));
        }
    }

    fn add(&mut self, position: Position, statement: &Statement) {
        let Some(prefixes) = literal_prefixes(statement) else {
            return self.open.add(position, statement);
        };
        for prefix in prefixes {
            let at = self
                .by_prefix
                .iter()
                .position(|(length, _)| *length == prefix.len())
                .unwrap_or_else(|| {
                    self.by_prefix.push((prefix.len(), HashMap::new()));
                    self.by_prefix.len() - 1
                });
            if let Some((_, table)) = self.by_prefix.get_mut(at) {
                table
                    .entry(prefix.into())
                    .or_default()
                    .add(position, statement);
            }
        }
    }
}

impl ByAction {
    fn visit(&self, action: &Action, visit: &mut impl FnMut(&[Position])) {
        visit(&self.any);
        self.service
            .get(action.service())
            .into_iter()
            .for_each(|positions| visit(positions));
        self.named
            .get(action.folded())
            .into_iter()
            .for_each(|positions| visit(positions));
    }

    fn add(&mut self, position: Position, statement: &Statement) {
        if statement.action.sense == Sense::AllBut {
            return self.any.push(position);
        }
        for pattern in &statement.action.patterns {
            let positions = match &pattern.value {
                ActionPattern::Any => &mut self.any,
                named @ ActionPattern::Named { service, .. } => match named.literal() {
                    Some(name) => self
                        .named
                        .entry(name.to_ascii_lowercase().into())
                        .or_default(),
                    None => self.service.entry(service.clone()).or_default(),
                },
            };
            if positions.last() != Some(&position) {
                positions.push(position);
            }
        }
    }
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
