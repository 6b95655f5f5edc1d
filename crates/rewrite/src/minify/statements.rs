//! Statements that another statement makes superfluous.

use std::collections::HashSet;

use scopedown_policy::Sense;

use crate::covers::CoversWithin;
use crate::draft::{Clause, Compared, Draft, Frame, StatementDraft};
use crate::inclusion::Patience;

/// Drops statements that say what an earlier one says.
pub(super) fn drop_equal(draft: &mut Draft) -> usize {
    let before = draft.statements.len();
    let mut seen = HashSet::new();
    draft.statements.retain(|statement| {
        let lists = (
            statement.action().map(Clause::key),
            statement.resource().map(Clause::key),
        );
        seen.insert((statement.frame(), lists))
    });
    before - draft.statements.len()
}

/// Drops statements that apply only where another of the same effect does.
pub(super) fn drop_covered(draft: &mut Draft, patience: &mut Patience) -> usize {
    let frames: Vec<Frame> = draft.statements.iter().map(StatementDraft::frame).collect();
    let before = draft.statements.len();
    let mut kept = vec![true; before];
    for (at, narrow) in draft.statements.iter().enumerate() {
        if patience.is_spent() {
            break;
        }
        let covers = |other: usize, patience: &mut Patience| {
            let (Some(wide), Some(wide_frame), Some(frame)) = (
                draft.statements.get(other),
                frames.get(other),
                frames.get(at),
            ) else {
                return false;
            };
            patience.take(1)
                && covers_frame(wide_frame, frame)
                && covers_clause(wide.action(), narrow.action(), patience)
                && covers_clause(wide.resource(), narrow.resource(), patience)
        };
        let superfluous = (0..before)
            .any(|other| other != at && kept.get(other) == Some(&true) && covers(other, patience));
        if let (true, Some(kept)) = (superfluous, kept.get_mut(at)) {
            *kept = false;
        }
    }
    let mut kept = kept.into_iter();
    draft.statements.retain(|_| kept.next().unwrap_or(true));
    before - draft.statements.len()
}

/// Who asks for less applies at least as often.
fn covers_frame(wide: &Frame, narrow: &Frame) -> bool {
    wide.effect == narrow.effect
        && wide.principal == narrow.principal
        && wide.conditions.is_subset(&narrow.conditions)
}

fn covers_clause<P: CoversWithin + Compared>(
    wide: Option<&Clause<P>>,
    narrow: Option<&Clause<P>>,
    patience: &mut Patience,
) -> bool {
    let (Some(wide), Some(narrow)) = (wide, narrow) else {
        return wide.is_none() && narrow.is_none();
    };
    if wide.sense == Sense::Listed && narrow.sense == Sense::Listed {
        return narrow.entries.iter().all(|entry| {
            let mut others = wide.entries.iter();
            others.any(|other| other.pattern.covers_within(&entry.pattern, patience))
        });
    }
    wide.sense == narrow.sense && wide.key() == narrow.key()
}
