//! Rows and columns without a catalogue: what policies name, and an example for each of their wildcards.

use std::collections::HashSet;

use scopedown_policy::{Action, ActionPattern, Policy, ResourcePattern, limits};

use super::{AxisEntry, Derived, Origin};
use crate::examples;

/// Actions that a policy names, and well-known ones that a wildcard matches; by service and name.
pub(super) fn actions(policies: &[&Policy]) -> Derived {
    let statements = policies.iter().flat_map(|policy| &policy.statements);
    let patterns: Vec<&ActionPattern> = statements
        .flat_map(|statement| &statement.action.patterns)
        .map(|pattern| &pattern.value)
        .collect();
    let literals = patterns
        .iter()
        .filter_map(|pattern| pattern.literal())
        .filter(|text| Action::parse(text).is_ok());
    let named = literals.map(|text| (text, Origin::Named));
    let examples = examples::of_wildcards(&patterns).map(|text| (text, Origin::Example));
    let mut first = FirstActions::default();
    named
        .chain(examples)
        .for_each(|(text, origin)| first.add(text, origin));
    Derived {
        left_out: first.left_out,
        entries: first.entries.into_iter().map(|(_, entry)| entry).collect(),
    }
}

/// The first so many actions by name, whatever the order in which they come.
#[derive(Default)]
struct FirstActions {
    /// Sorted by the name in lower case.
    entries: Vec<(String, AxisEntry)>,
    left_out: usize,
}

impl FirstActions {
    fn add(&mut self, text: &str, origin: Origin) {
        let folded = text.to_ascii_lowercase();
        let at = self.entries.partition_point(|(other, _)| *other < folded);
        if self
            .entries
            .get(at)
            .is_some_and(|(other, _)| *other == folded)
        {
            return;
        }
        let is_full = self.entries.len() == limits::DERIVED_ACTIONS;
        self.left_out += usize::from(is_full);
        if is_full && at == self.entries.len() {
            return;
        }
        self.entries.insert(
            at,
            (
                folded,
                AxisEntry {
                    text: text.to_owned(),
                    origin,
                },
            ),
        );
        self.entries.truncate(limits::DERIVED_ACTIONS);
    }
}

/// ARNs that a policy names, and one ARN inside each pattern; `*` comes last.
pub(super) fn resources<'p>(policies: impl Iterator<Item = &'p Policy>) -> Derived {
    let clauses = policies
        .flat_map(|policy| &policy.statements)
        .filter_map(|statement| statement.resource.as_ref());
    let mut texts = Vec::new();
    let mut everything = false;
    for pattern in clauses.flat_map(|clause| &clause.patterns) {
        match &pattern.value {
            ResourcePattern::Any => everything = true,
            ResourcePattern::Arn(arn) if arn.is_literal() => {
                texts.push((arn.as_written().to_owned(), Origin::Named));
            }
            ResourcePattern::Arn(arn) => texts.push((arn.example("example"), Origin::Example)),
        }
    }
    let mut seen = HashSet::new();
    let fresh = texts.iter().filter(|(text, _)| seen.insert(text.as_str()));
    let entries = fresh
        .map(|(text, origin)| AxisEntry {
            text: text.clone(),
            origin: *origin,
        })
        .collect();
    let mut derived = Derived::of(entries, limits::DERIVED_RESOURCES);
    if everything || derived.entries.is_empty() {
        derived.entries.push(AxisEntry {
            text: "*".to_owned(),
            origin: Origin::Named,
        });
    }
    derived
}
