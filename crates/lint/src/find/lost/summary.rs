//! What the role grants and the session does not, in one sentence.

use std::collections::{BTreeMap, BTreeSet};

use scopedown_catalog::{ActionEntry, Level};
use scopedown_policy::{Action, Sense, Span, Statement};

use super::grants::{Grants, role_and_session};
use crate::code::LostCode;
use crate::finding::Finding;
use crate::found::Found;
use crate::layout::span;
use crate::lookup::{Lookup, Named};
use crate::view::{Sheet, View};

/// Services that the sentence names.
const SHOWN: usize = 6;

/// Semantics 7.3. What is taken away on purpose and what by oversight look alike, so this only counts.
pub(super) fn lost_grants(view: &View<'_>, found: &mut Found) {
    let (Some(lookup), Some((role, session))) = (&view.lookup, role_and_session(view)) else {
        return;
    };
    let Some(sheet) = view.session().and_then(|sheets| sheets.first().copied()) else {
        return;
    };
    let Some(granted) = granted(lookup, &role) else {
        return;
    };
    let mut lost: BTreeMap<&str, Vec<ActionEntry<'_>>> = BTreeMap::new();
    for action in granted.into_values() {
        if !view.sets.pay(1 + session.statements().len()) {
            return;
        }
        if is_lost(view, action, &role, &session) {
            let of_service = lost.entry(action.service().prefix()).or_default();
            of_service.push(action);
        }
    }
    let count: usize = lost.values().map(Vec::len).sum();
    if count == 0 {
        return;
    }
    let actions = if count == 1 { "action" } else { "actions" };
    let finding = Finding::new(LostCode::Grants, sheet.place, statements(sheet));
    found.add(
        finding
            .naming(format!("{count} {actions}"))
            .naming(in_words(&lost)),
    );
}

fn statements(sheet: &Sheet<'_>) -> Span {
    sheet.layout.statements().map(span).unwrap_or_default()
}

/// The actions of the catalogue that the role's statements list, by their numbers; `None` where it is nearly everything, which nobody counts.
fn granted<'a>(
    lookup: &Lookup<'a>,
    role: &Grants<'_, 'a>,
) -> Option<BTreeMap<usize, ActionEntry<'a>>> {
    let mut granted = BTreeMap::new();
    for (_, statement) in role.statements() {
        if statement.action.sense == Sense::AllBut {
            return None;
        }
        for entry in &statement.action.patterns {
            match lookup.actions(&entry.value) {
                Named::Everything => return None,
                Named::NoService => {}
                Named::Actions(actions) => {
                    granted.extend(actions.iter().map(|action| (action.number(), *action)));
                }
            }
        }
    }
    Some(granted)
}

/// Whether the role allows an action and no statement of the session does on a resource that the role allows it on.
fn is_lost(
    view: &View<'_>,
    action: ActionEntry<'_>,
    role: &Grants<'_, '_>,
    session: &Grants<'_, '_>,
) -> bool {
    // Nobody can take away what every caller may do (semantics 6.7.1).
    let Ok(action) = Action::parse(&action.full()) else {
        return false;
    };
    if action.folded() == "sts:getcalleridentity" {
        return false;
    }
    let grants = role.of_action(&action);
    let handed_on = session.of_action(&action);
    let meets = |one: &Statement, other: &Statement| match (&one.resource, &other.resource) {
        (Some(one), Some(other)) => view.sets.can_share_resource(one, other),
        _ => true,
    };
    !grants.is_empty()
        && !handed_on.iter().any(|(_, session)| {
            let mut grants = grants.iter();
            grants.any(|(_, role)| meets(role, session))
        })
}

/// `s3: 3 Read, 2 Write; sqs: 1 Write`, the services that lose most first.
fn in_words(lost: &BTreeMap<&str, Vec<ActionEntry<'_>>>) -> String {
    let mut services: Vec<_> = lost.iter().collect();
    services.sort_by_key(|(prefix, actions)| (std::cmp::Reverse(actions.len()), **prefix));
    let mut words: Vec<String> = services
        .iter()
        .take(SHOWN)
        .map(|(prefix, actions)| format!("{prefix}: {}", levels(actions)))
        .collect();
    let shown: BTreeSet<&str> = services
        .iter()
        .take(SHOWN)
        .map(|(prefix, _)| **prefix)
        .collect();
    if let Some(more) = lost.len().checked_sub(shown.len()).filter(|more| *more > 0) {
        words.push(format!("{more} more services"));
    }
    words.join("; ")
}

fn levels(actions: &[ActionEntry<'_>]) -> String {
    let count = |level: Level| {
        actions
            .iter()
            .filter(|action| action.level() == level)
            .count()
    };
    let counts = Level::ALL
        .into_iter()
        .map(|level| (count(level), level.name()));
    let counts: Vec<String> = counts
        .filter(|(count, _)| *count > 0)
        .map(|(count, name)| format!("{count} {name}"))
        .collect();
    counts.join(", ")
}
