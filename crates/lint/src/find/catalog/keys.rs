//! Condition keys that the catalogue does not have, or that do not go with the statement's actions.

use scopedown_catalog::{ActionEntry, KeyEntry};
use scopedown_policy::{ActionPattern, ContextKey, Sense, Severity, Statement};

use super::meant::Meant;
use crate::code::CatalogCode;
use crate::find::at::needs_key;
use crate::finding::Finding;
use crate::found::Found;
use crate::lookup::{Known, Lookup, Named, is_global, some_looks_at};
use crate::nearest::did_you_mean;
use crate::view::{At, View};

/// Semantics 1.9.7. Global keys have a lint of their own, which needs no catalogue.
pub(super) fn unknown_keys(view: &View<'_>, found: &mut Found) {
    let Some(lookup) = &view.lookup else {
        return;
    };
    let mut meant = Meant::new(lookup);
    for at in view.conditions() {
        let key = at.key();
        if !is_of_a_service(key) || !matches!(lookup.key(key), Known::Nowhere) {
            continue;
        }
        let name = meant.key(key);
        let finding = at
            .finding_at_key(CatalogCode::UnknownKey)
            .naming(lookup.date())
            .naming(did_you_mean(name.as_deref()));
        found.add(match name {
            Some(name) => finding.mended(at.rename(&name)),
            None => finding.graded(Severity::Info),
        });
    }
}

/// Whether the name has the form of a service's key. Keys of identity providers begin with a host name, and variables and spaces have lints of
/// their own.
fn is_of_a_service(key: &ContextKey) -> bool {
    let folded = key.folded();
    let (prefix, name) = folded.split_once(':').unwrap_or_default();
    let is_prefix = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    !prefix.is_empty()
        && prefix.bytes().all(is_prefix)
        && !name.is_empty()
        && prefix != "aws"
        && !folded.contains("${")
        && !folded.contains(char::is_whitespace)
}

/// Access Analyzer: "Invalid service condition key", "Allow with unsupported tag condition key for service".
pub(super) fn keys_not_for_actions(view: &View<'_>, found: &mut Found) {
    let Some(lookup) = &view.lookup else {
        return;
    };
    for at in view.conditions() {
        let is_tag = is_tag_of_aws(at.key());
        if !is_tag && is_global(at.key()) {
            continue;
        }
        let Some(key) = lookup.key(at.key()).entry() else {
            continue;
        };
        let Some(actions) = listed(lookup, at.statement) else {
            continue;
        };
        if !view.sets.pay(1 + actions.len() / 8) {
            return;
        }
        if some_looks_at(&actions, &key) {
            cut_actions(view, lookup, at, &key, found);
            continue;
        }
        found.add(at.finding(match is_tag {
            true => CatalogCode::TagConditionUnsupported,
            false => CatalogCode::KeyNotForAction,
        }));
    }
}

/// Entries that the condition keeps from being granted, though it is right for others. Where another statement grants the same, that was meant.
fn cut_actions(
    view: &View<'_>,
    lookup: &Lookup<'_>,
    at: At<'_, '_>,
    key: &KeyEntry<'_>,
    found: &mut Found,
) {
    if !at.allows() || !needs_key(at.condition) {
        return;
    }
    for entry in &at.statement.action.patterns {
        let Named::Actions(actions) = lookup.actions(&entry.value) else {
            continue;
        };
        if some_looks_at(&actions, key) || is_granted_elsewhere(view, at, &entry.value) {
            continue;
        }
        let finding = Finding::new(CatalogCode::KeyCutsAction, at.sheet.place, entry.span);
        let named = finding.naming(entry.value.as_written());
        let key = at.key().as_written();
        found.add(named.naming(key).beside(at.sheet.place, at.condition.span));
    }
}

fn is_granted_elsewhere(view: &View<'_>, at: At<'_, '_>, entry: &ActionPattern) -> bool {
    view.allows().any(|(sheet, other)| {
        sheet.place == at.sheet.place
            && other.span != at.statement.span
            && view.sets.names_action(&other.action, entry)
    })
}

/// Whether the key is of those that every service may look at and that the catalogue lists with the actions that do.
fn is_tag_of_aws(key: &ContextKey) -> bool {
    let folded = key.folded();
    folded == "aws:tagkeys"
        || folded.starts_with("aws:resourcetag/")
        || folded.starts_with("aws:requesttag/")
}

/// The actions that a statement lists, where the catalogue knows all about every entry.
fn listed<'a>(lookup: &Lookup<'a>, statement: &Statement) -> Option<Vec<ActionEntry<'a>>> {
    let mut all = Vec::new();
    for entry in &statement.action.patterns {
        match lookup.actions(&entry.value) {
            Named::Actions(actions) if actions.is_known() => all.extend(actions.iter().copied()),
            _ => return None,
        }
    }
    (statement.action.sense == Sense::Listed).then_some(all)
}
