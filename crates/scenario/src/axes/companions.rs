//! Rows that nobody asked for and most would miss: actions that rarely come alone.

use std::collections::HashSet;

use scopedown_catalog::{When, accompanied};
use scopedown_policy::{Action, ActionPattern, Effect, Policy, Sense};

use super::rows::{Rows, key};
use super::{AxisEntry, Breadth, Origin};

/// Companions that are offered; those that are needed most often first.
const OFFERED: usize = 16;

/// Adds the companions of the rows that a policy allows by name or wildcard. A row that a wildcard gave, and a policy's named row needs, becomes
/// its companion.
pub(super) fn join(rows: &mut Rows, policies: &[&Policy], breadth: Breadth) {
    let allowed = allowed(policies);
    let is_allowed = |name: &str| {
        Action::parse(name)
            .is_ok_and(|action| allowed.iter().any(|pattern| pattern.matches(&action)))
    };
    let mut offered = Vec::new();
    for (of, companions) in accompanied() {
        let Some(row) = key(of).and_then(|key| rows.get(&key)) else {
            continue;
        };
        if !is_allowed(of) {
            continue;
        }
        let is_named = row.origin == Origin::Named;
        let wanted = companions
            .iter()
            .filter(|one| breadth == Breadth::Full || one.when != When::Sometimes);
        offered.extend(wanted.map(|one| (is_named, of, one)));
    }
    offered.sort_by_key(|(is_named, _, one)| (one.when, !is_named));
    let mut added = 0;
    let mut seen = HashSet::new();
    for (is_named, of, one) in offered {
        let Some(key) = key(one.action) else {
            continue;
        };
        let replaces = rows
            .get(&key)
            .is_none_or(|row| row.origin == Origin::Example && is_named);
        let is_new = seen.insert(one.action);
        let has_room = breadth == Breadth::Full || added < OFFERED;
        if replaces && is_new && has_room {
            added += 1;
            let origin = Origin::Companion {
                of,
                reason: one.reason,
            };
            let text = one.action.to_owned();
            rows.insert(key, AxisEntry { text, origin });
        }
    }
}

/// The patterns that an `Action` clause of some policy allows.
fn allowed<'p>(policies: &[&'p Policy]) -> Vec<&'p ActionPattern> {
    let statements = policies.iter().flat_map(|policy| &policy.statements);
    statements
        .filter(|statement| {
            statement.effect.value == Effect::Allow && statement.action.sense == Sense::Listed
        })
        .flat_map(|statement| &statement.action.patterns)
        .map(|pattern| &pattern.value)
        .collect()
}
