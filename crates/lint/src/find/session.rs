//! What session policies come to beside the role.

use scopedown_catalog::{When, accompanied};
use scopedown_policy::{
    ActionClause, ActionPattern, Effect, ResourceClause, ResourcePattern, Sense, Severity,
    Statement,
};
use scopedown_rewrite::append_entry;

use super::Finder;
use crate::code::SessionCode;
use crate::finding::Finding;
use crate::fix::Fix;
use crate::found::Found;
use crate::layout::span;
use crate::sets::{Sets, is_always_allowed};
use crate::view::{Sheet, View};

pub(super) const FINDERS: &[Finder] = &[deny_only, changes_nothing, dead_grants, without_kms];

/// Semantics 7.3.4. Whoever denies everything means it.
fn deny_only(view: &View<'_>, found: &mut Found) {
    let Some(sheets) = view.session() else {
        return;
    };
    let mut statements = sheets.iter().flat_map(|sheet| sheet.statements());
    let denies_a_part = |statement: &Statement| {
        statement.effect.value == Effect::Deny && !speaks_of_everything(statement)
    };
    if !statements.all(|(_, statement)| denies_a_part(statement)) {
        return;
    }
    for sheet in &sheets {
        let fix = (sheets.len() == 1).then(|| allow_the_rest(sheet)).flatten();
        found.add(at_statements(SessionCode::DenyOnly, sheet).mended(fix));
    }
}

fn allow_the_rest(sheet: &Sheet<'_>) -> Option<Fix> {
    let allow = r#"{ "Effect": "Allow", "Action": "*", "Resource": "*" }"#;
    let statements = sheet.policy.statements.iter();
    let spans: Vec<_> = statements.map(|statement| statement.span).collect();
    let edits = append_entry(sheet.document.text, &spans, allow);
    Fix::new("Allow everything else", edits)
}

fn at_statements(code: SessionCode, sheet: &Sheet<'_>) -> Finding {
    let span = sheet.layout.statements().map(span).unwrap_or_default();
    Finding::new(code, sheet.place, span)
}

/// Whether a statement speaks of every action on every resource, whatever the circumstances.
fn speaks_of_everything(statement: &Statement) -> bool {
    let mut actions = statement.action.patterns.iter();
    let every_action = statement.action.sense == Sense::Listed
        && actions.any(|entry| entry.value == ActionPattern::Any);
    let every_resource = statement.resource.as_ref().is_some_and(|clause| {
        let mut resources = clause.patterns.iter();
        clause.sense == Sense::Listed && resources.any(|entry| entry.value == ResourcePattern::Any)
    });
    every_action && every_resource && statement.conditions.is_empty()
}

/// Semantics 7.3.1. A session policy that repeats its role takes nothing away today, and caps what the role is given later.
fn changes_nothing(view: &View<'_>, found: &mut Found) {
    let Some(sheets) = view.session() else {
        return;
    };
    let statements = || sheets.iter().flat_map(|sheet| sheet.statements());
    if statements().any(|(_, statement)| statement.effect.value == Effect::Deny) {
        return;
    }
    let whole = statements().find(|(_, statement)| speaks_of_everything(statement));
    if let Some((sheet, _)) = whole {
        return found.add(at_statements(SessionCode::ChangesNothing, sheet));
    }
    let Some(role) = view.role() else {
        return;
    };
    let mut grants = role
        .iter()
        .flat_map(|sheet| sheet.statements())
        .filter(|(_, statement)| statement.effect.value == Effect::Allow)
        .peekable();
    let repeated = grants.peek().is_some()
        && grants.all(|(_, grant)| {
            statements().any(|(_, statement)| view.sets.covers(statement, grant))
        });
    if repeated && let Some(sheet) = sheets.first() {
        let finding = at_statements(SessionCode::ChangesNothing, sheet);
        found.add(finding.graded(Severity::Info));
    }
}

/// Semantics 12.1. What a resource's policy grants to the role reaches the session through the session policy as well, so it counts.
fn dead_grants(view: &View<'_>, found: &mut Found) {
    let Some(role) = view.role() else {
        return;
    };
    let grants: Vec<&Statement> = view
        .allows()
        .filter(|(sheet, _)| sheet.place.hangs_on_resource())
        .chain(role.iter().flat_map(|sheet| sheet.statements()))
        .map(|(_, statement)| statement)
        .filter(|statement| statement.effect.value == Effect::Allow)
        .collect();
    let session = view.grants().filter(|(sheet, _)| sheet.place.is_session());
    for (sheet, statement) in session {
        if statement.action.sense == Sense::AllBut {
            continue;
        }
        let mut dead = Vec::new();
        for entry in &statement.action.patterns {
            if view.sets.is_exhausted() {
                break;
            }
            let resources = statement.resource.as_ref();
            if let Some(code) = dead_grant(&view.sets, &entry.value, resources, &grants) {
                dead.push((code, entry));
            }
        }
        for (code, entry) in dead {
            let finding = Finding::new(code, sheet.place, entry.span);
            found.add(finding.naming(entry.value.as_written()));
        }
    }
}

fn dead_grant(
    sets: &Sets,
    entry: &ActionPattern,
    resources: Option<&ResourceClause>,
    grants: &[&Statement],
) -> Option<SessionCode> {
    if is_always_allowed(entry) {
        return None;
    }
    let mut named = grants
        .iter()
        .filter(|grant| sets.can_name_action(&grant.action, entry))
        .peekable();
    if named.peek().is_none() {
        return Some(SessionCode::DeadGrant);
    }
    let meets = |grant: &&Statement| match (resources, &grant.resource) {
        (Some(one), Some(other)) => sets.can_share_resource(one, other),
        _ => true,
    };
    (!named.any(meets)).then_some(SessionCode::DeadGrantResource)
}

/// Semantics 7.3.9, 12.23. Only where the role itself names keys: then somebody thought of them.
fn without_kms(view: &View<'_>, found: &mut Found) {
    let (Some(role), Some(session)) = (view.role(), view.session()) else {
        return;
    };
    let names = |statement: &Statement, action: &ActionPattern| {
        names_listed(&view.sets, &statement.action, action)
    };
    let can_name = |sheets: &[&Sheet<'_>], action: &ActionPattern| {
        grants_of(sheets).any(|(_, grant)| view.sets.can_name_action(&grant.action, action))
    };
    for (data, key) in data_and_keys() {
        let role_names_key = grants_of(&role).any(|(_, grant)| names(grant, &key));
        if !role_names_key || can_name(&session, &key) || !can_name(&role, &data) {
            continue;
        }
        if let Some((sheet, statement)) = grants_of(&session).find(|(_, grant)| names(grant, &data))
        {
            let span = statement.action.span;
            let finding = Finding::new(SessionCode::WithoutKms, sheet.place, span);
            return found.add(finding.naming(key.as_written()));
        }
    }
}

/// The actions on data that a customer's key may encrypt, each with one that then needs the key.
fn data_and_keys() -> impl Iterator<Item = (ActionPattern, ActionPattern)> {
    accompanied().flat_map(|(data, companions)| {
        let keys = companions
            .iter()
            .filter(|companion| companion.when == When::CustomerKey);
        keys.filter_map(move |companion| {
            let (data, key) = (
                ActionPattern::parse(data),
                ActionPattern::parse(companion.action),
            );
            data.ok().zip(key.ok())
        })
    })
}

fn grants_of<'v, 'a>(
    sheets: &'v [&'v Sheet<'a>],
) -> impl Iterator<Item = (&'v Sheet<'a>, &'a Statement)> {
    sheets
        .iter()
        .flat_map(|sheet| sheet.statements())
        .filter(|(_, statement)| statement.effect.value == Effect::Allow)
}

/// Whether a clause names the action by more than a lone `*`.
fn names_listed(sets: &Sets, clause: &ActionClause, action: &ActionPattern) -> bool {
    let mut entries = clause.patterns.iter();
    clause.sense == Sense::Listed
        && entries.any(|entry| {
            entry.value != ActionPattern::Any && sets.action_covers(&entry.value, action)
        })
}
