//! Entries that another entry of the same list makes superfluous. What one entry of a list matches, the list matches; so an entry is superfluous
//! where another covers it, in `NotAction` and `NotResource` as well.

use std::collections::HashSet;

use scopedown_policy::{ActionPattern, ResourcePattern, Sense};

use crate::covers::CoversWithin;
use crate::draft::{Clause, Draft, Entry};
use crate::inclusion::Patience;

/// Drops superfluous entries of actions, resources and condition values.
pub(super) fn drop_superfluous(draft: &mut Draft, patience: &mut Patience) -> usize {
    let mut dropped = 0;
    for statement in &mut draft.statements {
        if let Some(clause) = statement.action_mut() {
            dropped += of_actions(clause, patience);
        }
        if let Some(clause) = statement.resource_mut() {
            dropped += of_resources(clause, patience);
        }
        for key in statement
            .operators_mut()
            .into_iter()
            .flatten()
            .flat_map(|operator| &mut operator.keys)
        {
            let before = key.values.len();
            let mut seen = HashSet::new();
            key.values.retain(|value| seen.insert(value.text.clone()));
            dropped += before - key.values.len();
        }
    }
    dropped
}

fn of_actions(clause: &mut Clause<ActionPattern>, patience: &mut Patience) -> usize {
    drop_covered(&mut clause.entries, |wide, narrow| {
        wide.covers_within(narrow, patience)
    })
}

fn of_resources(clause: &mut Clause<ResourcePattern>, patience: &mut Patience) -> usize {
    let sense = clause.sense;
    drop_covered(&mut clause.entries, |wide, narrow| {
        // Under one reading an entry of `NotResource` whose variable has no value keeps the whole statement from applying (semantics 15.4).
        if sense == Sense::AllBut && has_variable(narrow) {
            return wide == narrow;
        }
        wide.covers_within(narrow, patience)
    })
}

fn has_variable(pattern: &ResourcePattern) -> bool {
    match pattern {
        ResourcePattern::Any => false,
        ResourcePattern::Arn(pattern) => pattern.resource().variables().next().is_some(),
    }
}

/// Drops entries that another one covers. Of two that cover each other the shorter stays, else the first.
fn drop_covered<P>(entries: &mut Vec<Entry<P>>, mut covers: impl FnMut(&P, &P) -> bool) -> usize {
    let before = entries.len();
    let mut seen = HashSet::new();
    entries.retain(|entry| seen.insert(entry.json.clone()));
    let mut kept: Vec<Entry<P>> = Vec::with_capacity(entries.len());
    for entry in entries.drain(..) {
        let superfluous = kept.iter().any(|other| {
            covers(&other.pattern, &entry.pattern)
                && (other.json.len() <= entry.json.len() || !covers(&entry.pattern, &other.pattern))
        });
        if !superfluous {
            kept.retain(|other| !covers(&entry.pattern, &other.pattern));
            kept.push(entry);
        }
    }
    *entries = kept;
    before - entries.len()
}
