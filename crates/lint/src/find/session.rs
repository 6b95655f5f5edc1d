//! What session policies come to beside the role.

use scopedown_policy::{Effect, ResourcePattern, Sense, Statement};

use super::Finder;
use crate::code::SessionCode;
use crate::finding::Finding;
use crate::fix::Fix;
use crate::found::Found;
use crate::layout::span;
use crate::view::{Sheet, View};

pub(super) const FINDERS: &[Finder] = &[deny_only];

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
        let place = sheet.layout.statements().map(span).unwrap_or_default();
        found.add(Finding::new(SessionCode::DenyOnly, sheet.place, place).mended(fix));
    }
}

fn allow_the_rest(sheet: &Sheet<'_>) -> Option<Fix> {
    let allow = r#"{ "Effect": "Allow", "Action": "*", "Resource": "*" }"#;
    let edits = sheet
        .layout
        .append_to_list(sheet.layout.statements()?, allow);
    Some(Fix::new("Allow everything else", edits))
}

/// Whether a statement speaks of every action on every resource, whatever the circumstances.
fn speaks_of_everything(statement: &Statement) -> bool {
    let every_action = statement.action.sense == Sense::Listed
        && statement
            .action
            .patterns
            .iter()
            .any(|entry| entry.value.as_written() == "*");
    let every_resource = statement.resource.as_ref().is_some_and(|clause| {
        clause.sense == Sense::Listed
            && clause
                .patterns
                .iter()
                .any(|entry| entry.value == ResourcePattern::Any)
    });
    every_action && every_resource && statement.conditions.is_empty()
}
