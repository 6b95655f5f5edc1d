//! Grants that are wider than they look.

use scopedown_policy::{ResourcePattern, Sense};

use super::Finder;
use super::at::requires;
use crate::code::GrantCode;
use crate::finding::Finding;
use crate::found::Found;
use crate::view::View;

pub(super) const FINDERS: &[Finder] =
    &[allow_not_action, allow_not_resource, not_resource_variable];

/// Semantics 2.6. Boundaries and organizations grant nothing, so there it is a usual way to write a limit.
fn allow_not_action(view: &View<'_>, found: &mut Found) {
    for (sheet, statement) in view.grants() {
        if statement.action.sense == Sense::AllBut {
            let span = statement.action.span;
            found.add(Finding::new(GrantCode::AllowNotAction, sheet.place, span));
        }
    }
}

/// Semantics 3.7.1.
fn allow_not_resource(view: &View<'_>, found: &mut Found) {
    for (sheet, statement) in view.grants() {
        if let Some(clause) = &statement.resource
            && clause.sense == Sense::AllBut
        {
            let span = clause.span;
            found.add(Finding::new(GrantCode::AllowNotResource, sheet.place, span));
        }
    }
}

/// Semantics 3.7.2.
fn not_resource_variable(view: &View<'_>, found: &mut Found) {
    for (sheet, statement) in view.grants() {
        let clause = statement.resource.iter();
        let spared = clause.filter(|clause| clause.sense == Sense::AllBut);
        for entry in spared.flat_map(|clause| &clause.patterns) {
            let ResourcePattern::Arn(arn) = &entry.value else {
                continue;
            };
            let can_lack = arn.resource().variables().any(|variable| {
                let key = variable.key.as_ref();
                variable.default.is_none() && key.is_none_or(|key| !requires(statement, key))
            });
            if can_lack {
                let place = sheet.place;
                found.add(Finding::new(
                    GrantCode::NotResourceVariable,
                    place,
                    entry.span,
                ));
            }
        }
    }
}
