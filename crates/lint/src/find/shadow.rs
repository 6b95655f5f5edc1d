//! Grants that a denial takes back.

use scopedown_eval::Place;
use scopedown_policy::{ActionPattern, Effect, Sense, Statement};

use super::Finder;
use crate::code::WasteCode;
use crate::finding::Finding;
use crate::found::Found;
use crate::sets::{Sets, is_always_allowed};
use crate::view::{Sheet, View};

pub(super) const FINDERS: &[Finder] = &[shadowed];

/// Semantics 6.2, 12.41. That a session policy denies what the role grants is what it is for; the other way round it is a mistake.
fn shadowed(view: &View<'_>, found: &mut Found) {
    let denials: Vec<(&Sheet<'_>, &Statement)> = view
        .statements()
        .filter(|(_, statement)| {
            statement.effect.value == Effect::Deny
                && statement.conditions.is_empty()
                && statement.principal.is_none()
        })
        .collect();
    if denials.is_empty() {
        return;
    }
    for (sheet, statement) in view.allows() {
        if statement.action.sense == Sense::AllBut || statement.principal.is_some() {
            continue;
        }
        for entry in &statement.action.patterns {
            if is_always_allowed(&entry.value) || view.sets.is_exhausted() {
                continue;
            }
            let mut takes_back = denials.iter().filter(|(other, denial)| {
                bears_on(other.place, sheet.place)
                    && takes_back(&view.sets, denial, statement, &entry.value)
            });
            if let Some((other, denial)) = takes_back.next() {
                let finding = Finding::new(WasteCode::Shadowed, sheet.place, entry.span)
                    .naming(entry.value.as_written())
                    .beside(other.place, denial.span);
                found.add(finding);
            }
        }
    }
}

/// Whether a denial at one place makes a grant at another one a mistake.
fn bears_on(denial: Place, grant: Place) -> bool {
    match grant {
        Place::Session(_) => matches!(
            denial,
            Place::Session(_) | Place::Role(_) | Place::Boundary | Place::Scp { .. }
        ),
        Place::Role(_) => denial.is_role(),
        Place::Boundary | Place::Scp { .. } => denial == grant,
        Place::SourceRole(_) => matches!(denial, Place::SourceRole(_)),
        Place::Rcp { .. }
        | Place::Resource(_)
        | Place::Trust
        | Place::Association
        | Place::SourceTrust => false,
    }
}

fn takes_back(sets: &Sets, denial: &Statement, grant: &Statement, entry: &ActionPattern) -> bool {
    sets.names_action(&denial.action, entry)
        && sets.covers_resources(denial.resource.as_ref(), grant.resource.as_ref())
}
