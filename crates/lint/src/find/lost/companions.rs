//! Actions that go with one that the session has, which the role has and the session has not.

use std::collections::BTreeSet;

use scopedown_catalog::{Companion, When, accompanied};
use scopedown_policy::{
    Action, ActionPattern, ResourceClause, Sense, Severity, Span, Spanned, Statement,
};
use scopedown_rewrite::append_entry;

use super::grants::{Grants, role_and_session, speaks_of_everything};
use crate::code::LostCode;
use crate::finding::Finding;
use crate::fix::Fix;
use crate::found::Found;
use crate::layout::quoted;
use crate::lookup::{Lookup, Named, open_text};
use crate::view::{Sheet, View};

/// Semantics 12.4, 14.21. Keys of KMS have a lint of their own.
pub(super) fn forgotten_companions(view: &View<'_>, found: &mut Found) {
    let (Some(lookup), Some((role, session))) = (&view.lookup, role_and_session(view)) else {
        return;
    };
    let mut reported = BTreeSet::new();
    for (name, companions) in accompanied() {
        let Ok(action) = Action::parse(name) else {
            continue;
        };
        let Some((sheet, statement)) = session.of_action(&action).first().copied() else {
            continue;
        };
        let Some(entry) = entry_of(statement, &action).filter(|_| role.has(&action)) else {
            continue;
        };
        for companion in companions.iter().filter(|companion| is_wanted(companion)) {
            let Ok(other) = Action::parse(companion.action) else {
                continue;
            };
            if session.has(&other) || !role.has(&other) || !reported.insert(companion.action) {
                continue;
            }
            let finding = Finding::new(LostCode::Companion, sheet.place, entry.span)
                .naming(name)
                .naming(companion.action)
                .naming(companion.reason)
                .mended(beside(lookup, sheet, statement, companion.action));
            found.add(finding.graded(severity(&role, companion, &other)));
        }
    }
}

fn is_wanted(companion: &Companion) -> bool {
    matches!(companion.when, When::Usually | When::InParts)
}

/// A role that names the companion was written by somebody who needed it.
fn severity(role: &Grants<'_, '_>, companion: &Companion, action: &Action) -> Severity {
    if companion.when == When::Usually && role.names_on_purpose(action) {
        Severity::Warning
    } else {
        Severity::Info
    }
}

/// The entry that allows the action; a lone `*` and `NotAction` allow the companion as well.
fn entry_of<'a>(statement: &'a Statement, action: &Action) -> Option<&'a Spanned<ActionPattern>> {
    let mut entries = statement.action.patterns.iter();
    let listed = statement.action.sense == Sense::Listed;
    entries.find(|entry| listed && entry.value.matches(action))
}

/// Puts the companion beside the action, where it acts on one of the resources that stand there.
fn beside(
    lookup: &Lookup<'_>,
    sheet: &Sheet<'_>,
    statement: &Statement,
    companion: &str,
) -> Option<Fix> {
    let entry = ActionPattern::parse(companion).ok()?;
    let Named::Actions(actions) = lookup.actions(&entry) else {
        return None;
    };
    let clause = statement.resource.as_ref()?;
    let acts_here = |clause: &ResourceClause| {
        let texts = clause.patterns.iter().map(|entry| open_text(&entry.value));
        clause.sense == Sense::Listed
            && texts
                .into_iter()
                .any(|text| actions.kinds().iter().any(|kind| lookup.fits(*kind, &text)))
    };
    if !speaks_of_everything(Some(clause)) && !acts_here(clause) {
        return None;
    }
    let spans: Vec<Span> = statement.action.patterns.iter().map(|it| it.span).collect();
    let edits = append_entry(sheet.document.text, &spans, &quoted(companion));
    Fix::new(format!("Allow `{companion}` as well"), edits)
}
