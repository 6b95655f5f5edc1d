//! What follows where a condition's key is absent.

use scopedown_catalog::ResourceUse;
use scopedown_policy::{
    Action, ActionPattern, Condition, ContextKey, Operator, Presence, Quantifier, Sense, Severity,
    Statement, Test, read_boolean,
};

use super::Finder;
use super::at::{Asked, needs_key, null_asks, requires, together};
use crate::code::AbsenceCode;
use crate::found::Found;
use crate::keys::{is_always_present, is_tag};
use crate::view::{At, View};

pub(super) const FINDERS: &[Finder] = &[
    allow_if_exists,
    for_all_values_absent,
    negated_absent,
    deny_for_any_value,
    deny_bool_mfa,
    if_exists_with_null,
    null_contradiction,
];

/// Semantics 5.15.3. Keys of services are left alone: the suffix is there for those that only some actions of a list carry (5.15.4).
fn allow_if_exists(view: &View<'_>, found: &mut Found) {
    for at in view.conditions().filter(At::allows) {
        let operator = at.operator();
        let lets_pass =
            operator.presence == Presence::IfExists && operator.quantifier == Quantifier::Single;
        let guards = at.key().folded().starts_with("aws:") || is_tag(at.key());
        if lets_pass && guards && !at.is_negated() && can_lack(&at) {
            found.add(at.finding(AbsenceCode::AllowIfExists));
        }
    }
}

/// Semantics 5.11.2. Keys with one value have a lint of their own. A request without tags brings no tag that is not allowed.
fn for_all_values_absent(view: &View<'_>, found: &mut Found) {
    for at in view.conditions().filter(At::allows) {
        let for_all = at.operator().quantifier == Quantifier::ForAllValues;
        if !for_all || at.is_null() || view.has_one_value(at.key()) || !can_lack(&at) {
            continue;
        }
        if every_action_carries(view, &at) {
            continue;
        }
        let is_tag_keys = at.key().folded() == "aws:tagkeys";
        if is_tag_keys && together(at.statement).iter().any(requires_tag) {
            continue;
        }
        let severity = if is_tag_keys {
            Severity::Info
        } else {
            Severity::Warning
        };
        let finding = at.finding(AbsenceCode::ForAllValuesAbsent).graded(severity);
        // Required tag keys would take away what needs no tags.
        let fix = if is_tag_keys { None } else { at.require() };
        found.add(finding.mended(fix));
    }
}

/// Whether the statement lists single actions only, each of which the catalogue knows to carry the key of its service (semantics 12.14).
fn every_action_carries(view: &View<'_>, at: &At<'_, '_>) -> bool {
    let Some(catalog) = view.subject.catalog else {
        return false;
    };
    let key = at.key().folded();
    let carries = |entry: &ActionPattern| {
        let action = entry.literal().and_then(|text| Action::parse(text).ok());
        let known = action.and_then(|action| catalog.action(&action));
        known.is_some_and(|known| {
            let of_resources = known.resources().flat_map(ResourceUse::keys);
            let mut keys = known.keys().chain(of_resources);
            keys.any(|known| known.name().eq_ignore_ascii_case(key))
        })
    };
    let clause = &at.statement.action;
    let mut entries = clause.patterns.iter();
    !key.starts_with("aws:")
        && clause.sense == Sense::Listed
        && entries.all(|entry| carries(&entry.value))
}

fn requires_tag(condition: &Condition) -> bool {
    let is_tag = condition.key.value.folded().starts_with("aws:requesttag/");
    is_tag && (needs_key(condition) || null_asks(condition) == Some(Asked::Present))
}

/// Semantics 5.3. In a `Deny` it is how one writes "deny unless", and mostly meant.
fn negated_absent(view: &View<'_>, found: &mut Found) {
    for at in view.conditions().filter(At::allows) {
        let plain = at.operator().quantifier == Quantifier::Single;
        if plain && at.is_negated() && can_lack(&at) {
            let finding = at.finding(AbsenceCode::NegatedAbsent);
            found.add(finding.mended(at.require()));
        }
    }
}

/// Semantics 5.11.6. A positive list of what is denied misses nothing by it: what is absent is not on the list.
fn deny_for_any_value(view: &View<'_>, found: &mut Found) {
    for at in view.conditions().filter(|at| !at.allows()) {
        let any = at.operator().quantifier == Quantifier::ForAnyValue;
        if !any || !at.is_negated() || view.has_one_value(at.key()) || !can_lack_beside(&at) {
            continue;
        }
        let denies_absence = |statement: &Statement| {
            let mut conditions = together(statement).iter();
            conditions.any(|other| {
                other.key.value == *at.key() && null_asks(other) == Some(Asked::Absent)
            })
        };
        if at.sheet.policy.statements.iter().any(denies_absence) {
            continue;
        }
        // Who is in no organization has no path at all.
        let severity = if at.key().folded().ends_with("orgpaths") {
            Severity::Warning
        } else {
            Severity::Info
        };
        found.add(at.finding(AbsenceCode::DenyForAnyValue).graded(severity));
    }
}

/// Semantics 5.7.2.
fn deny_bool_mfa(view: &View<'_>, found: &mut Found) {
    for at in view.conditions().filter(|at| !at.allows()) {
        let operator = at.operator();
        let Test::Bool { operands } = &at.condition.test else {
            continue;
        };
        let asks_for_none = operands
            .iter()
            .any(|operand| read_boolean(&operand.written) == Some(false));
        let is_mfa = at.key().folded() == "aws:multifactorauthpresent";
        if is_mfa && asks_for_none && needs_key(at.condition) && can_lack_beside(&at) {
            let softened = Operator {
                presence: Presence::IfExists,
                ..operator
            };
            let fix = at.under(softened, "Deny requests without the key as well");
            found.add(at.finding(AbsenceCode::DenyBoolMfa).mended(fix));
        }
    }
}

/// Whether nothing beside this condition requires the key.
fn can_lack_beside(at: &At<'_, '_>) -> bool {
    let mut conditions = together(at.statement).iter();
    !conditions
        .any(|other| other.key.value == *at.key() && null_asks(other) == Some(Asked::Present))
}

/// Access Analyzer: "Null with if exists", in the form that IAM saves.
fn if_exists_with_null(view: &View<'_>, found: &mut Found) {
    for at in view.conditions() {
        let operator = at.operator();
        if operator.presence == Presence::Required || can_lack_beside(&at) {
            continue;
        }
        let required = Operator {
            presence: Presence::Required,
            ..operator
        };
        let fix = at.under(required, "Leave `IfExists` out");
        found.add(at.finding(AbsenceCode::IfExistsWithNull).mended(fix));
    }
}

/// Semantics 5.2.1, 5.14: all conditions of a statement must hold.
fn null_contradiction(view: &View<'_>, found: &mut Found) {
    for at in view.conditions() {
        if null_asks(at.condition) != Some(Asked::Absent) {
            continue;
        }
        let mut others = together(at.statement).iter();
        let needed = others.find(|other| {
            other.key.value == *at.key()
                && (needs_key(other) || null_asks(other) == Some(Asked::Present))
        });
        if let Some(needed) = needed {
            let finding = at.finding(AbsenceCode::NullContradiction);
            found.add(finding.beside(at.sheet.place, needed.span));
        }
    }
}

/// Whether the statement can apply to a request that lacks the condition's key.
fn can_lack(at: &At<'_, '_>) -> bool {
    let key: &ContextKey = at.key();
    !is_always_present(key) && !requires(at.statement, key)
}
