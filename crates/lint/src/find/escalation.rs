//! Grants of what hands on other permissions.

use scopedown_policy::{
    Action, ActionPattern, Effect, NoValues, ResourcePattern, Sense, Span, Statement,
};

use super::Finder;
use crate::code::EscalationCode;
use crate::finding::Finding;
use crate::found::Found;
use crate::sets::{Sets, is_always_allowed};
use crate::view::{Sheet, View};

pub(super) const FINDERS: &[Finder] = &[
    pass_role,
    create_service_linked_role,
    role_chaining,
    self_assume,
    caller_identity,
];

/// An action that should not be granted on everything, and how Access Analyzer tells the ways apart.
struct Guarded {
    action: &'static str,
    /// A condition on this key narrows it enough.
    key: &'static str,
    star: EscalationCode,
    not_action: EscalationCode,
    not_resource: EscalationCode,
}

/// Semantics 12.26.
fn pass_role(view: &View<'_>, found: &mut Found) {
    let guarded = Guarded {
        action: "iam:PassRole",
        key: "iam:passedtoservice",
        star: EscalationCode::PassRoleStar,
        not_action: EscalationCode::PassRoleNotAction,
        not_resource: EscalationCode::PassRoleNotResource,
    };
    guarded_action(view, found, &guarded);
}

fn create_service_linked_role(view: &View<'_>, found: &mut Found) {
    let guarded = Guarded {
        action: "iam:CreateServiceLinkedRole",
        key: "iam:awsservicename",
        star: EscalationCode::CreateSlrStar,
        not_action: EscalationCode::CreateSlrNotAction,
        not_resource: EscalationCode::CreateSlrNotResource,
    };
    guarded_action(view, found, &guarded);
}

fn guarded_action(view: &View<'_>, found: &mut Found, guarded: &Guarded) {
    let Ok(action) = Action::parse(guarded.action) else {
        return;
    };
    for (sheet, statement) in view.grants() {
        let mut conditions = statement.conditions.iter();
        if conditions.any(|condition| condition.key.value.folded() == guarded.key) {
            continue;
        }
        let reach = reach(statement);
        if let (Some(span), Some(reach)) = (grants_by_name(statement, &action), reach) {
            let code = match reach {
                Reach::All => guarded.star,
                Reach::AllBut => guarded.not_resource,
            };
            found.add(Finding::new(code, sheet.place, span));
        }
        let is_left = statement.action.sense == Sense::AllBut
            && !lists(statement, &action)
            && reach.is_some();
        if is_left {
            let span = statement.action.span;
            found.add(Finding::new(guarded.not_action, sheet.place, span));
        }
    }
}

/// How far the resources of a statement reach, where that is over every role.
#[derive(Clone, Copy)]
enum Reach {
    All,
    AllBut,
}

fn reach(statement: &Statement) -> Option<Reach> {
    let clause = statement.resource.as_ref()?;
    if clause.sense == Sense::AllBut {
        return Some(Reach::AllBut);
    }
    let is_every_role = |pattern: &ResourcePattern| match pattern {
        ResourcePattern::Any => true,
        ResourcePattern::Arn(arn) => {
            arn.as_written().split(':').nth(2) == Some("iam")
                && matches!(
                    &*arn.resource().wildcard_text(&NoValues),
                    "*" | "role/*" | "role*"
                )
        }
    };
    clause
        .patterns
        .iter()
        .any(|entry| is_every_role(&entry.value))
        .then_some(Reach::All)
}

/// The entry that lists the action. A lone `*` does not count: who grants everything knows it.
fn grants_by_name(statement: &Statement, action: &Action) -> Option<Span> {
    let mut entries = statement.action.patterns.iter();
    let entry =
        entries.find(|entry| entry.value != ActionPattern::Any && entry.value.matches(action))?;
    (statement.action.sense == Sense::Listed).then_some(entry.span)
}

fn lists(statement: &Statement, action: &Action) -> bool {
    let mut entries = statement.action.patterns.iter();
    entries.any(|entry| entry.value.matches(action))
}

/// Semantics 12.27.
fn role_chaining(view: &View<'_>, found: &mut Found) {
    let (Ok(action), Ok(pattern)) = (
        Action::parse("sts:AssumeRole"),
        ActionPattern::parse("sts:AssumeRole"),
    ) else {
        return;
    };
    let sessions = view.session().unwrap_or_default();
    let is_denied = sessions
        .iter()
        .flat_map(|sheet| sheet.statements())
        .any(|(_, statement)| denies_everywhere(&view.sets, statement, &pattern));
    let role_can = view.role().is_none_or(|sheets| {
        let mut statements = sheets.iter().flat_map(|sheet| sheet.statements());
        statements.any(|(_, statement)| {
            statement.effect.value == Effect::Allow
                && view.sets.can_name_action(&statement.action, &pattern)
        })
    });
    if is_denied || !role_can {
        return;
    }
    for (sheet, statement) in view.grants().filter(|(sheet, _)| sheet.place.is_session()) {
        if let Some(span) = grants_by_name(statement, &action) {
            found.add(Finding::new(
                EscalationCode::RoleChaining,
                sheet.place,
                span,
            ));
        }
    }
}

fn denies_everywhere(sets: &Sets, statement: &Statement, action: &ActionPattern) -> bool {
    let everywhere = statement.resource.as_ref().is_some_and(|clause| {
        let mut entries = clause.patterns.iter();
        clause.sense == Sense::Listed && entries.any(|entry| entry.value == ResourcePattern::Any)
    });
    statement.effect.value == Effect::Deny
        && statement.conditions.is_empty()
        && everywhere
        && sets.names_action(&statement.action, action)
}

/// Semantics 12.29. The role's trust policy must name the role or its account for it.
fn self_assume(view: &View<'_>, found: &mut Found) {
    let (Some(arn), Some(role), Some(session)) =
        (view.subject.role_arn, view.role(), view.session())
    else {
        return;
    };
    let trusts_itself = view.sheets.iter().any(|sheet| trusts(sheet, arn));
    let allowing = |sheets: &[&Sheet<'_>]| {
        let statements = || sheets.iter().flat_map(|sheet| sheet.statements());
        let speaks = |statement: &Statement, effect| {
            statement.effect.value == effect && speaks_of_assuming(statement, arn)
        };
        let is_denied = statements().any(|(_, statement)| speaks(statement, Effect::Deny));
        let allow = statements().find(|(_, statement)| speaks(statement, Effect::Allow));
        allow
            .filter(|_| !is_denied)
            .map(|(sheet, statement)| (sheet.place, statement.action.span))
    };
    if !trusts_itself {
        return;
    }
    if let (Some(by_role), Some(by_session)) = (allowing(&role), allowing(&session)) {
        let finding = Finding::new(EscalationCode::SelfAssume, by_session.0, by_session.1);
        found.add(finding.beside(by_role.0, by_role.1).naming(arn));
    }
}

/// Whether a statement without conditions speaks of assuming the role.
fn speaks_of_assuming(statement: &Statement, role: &str) -> bool {
    let (Ok(action), resource) = (
        Action::parse("sts:AssumeRole"),
        scopedown_policy::Resource::new(role),
    ) else {
        return false;
    };
    let arn = resource.arn();
    let on_role = statement.resource.as_ref().is_some_and(|clause| {
        let mut entries = clause.patterns.iter();
        let listed = entries.any(|entry| {
            entry.value.matches(arn.as_ref(), &NoValues) == scopedown_policy::Match::Yes
        });
        clause.sense.of(listed)
    });
    let names = statement.action.sense.of(lists(statement, &action));
    statement.conditions.is_empty() && names && on_role
}

/// Whether a trust policy lets the role, or everyone in its account, assume it.
fn trusts(sheet: &Sheet<'_>, role: &str) -> bool {
    use scopedown_policy::Principal;
    let account = role.split(':').nth(4).unwrap_or_default();
    let names_role = |principal: &Principal| match principal {
        Principal::Everyone => true,
        Principal::Role(arn) => &**arn == role,
        Principal::Account(number) => &**number == account,
        _ => false,
    };
    let trusts = |statement: &Statement| {
        statement.effect.value == Effect::Allow
            && statement.conditions.is_empty()
            && statement.principal.as_ref().is_some_and(|clause| {
                let mut principals = clause.principals.iter();
                clause.sense == Sense::Listed && principals.any(|entry| names_role(&entry.value))
            })
            && Action::parse("sts:AssumeRole")
                .is_ok_and(|action| statement.action.sense.of(lists(statement, &action)))
    };
    sheet.place == scopedown_eval::Place::Trust && sheet.policy.statements.iter().any(trusts)
}

/// Semantics 6.7.1.
fn caller_identity(view: &View<'_>, found: &mut Found) {
    for (sheet, statement) in view.statements() {
        let denies = statement.effect.value == Effect::Deny;
        if !denies || statement.action.sense != Sense::Listed {
            continue;
        }
        for entry in &statement.action.patterns {
            if is_always_allowed(&entry.value) {
                let (code, place) = (EscalationCode::CallerIdentity, sheet.place);
                found.add(Finding::new(code, place, entry.span));
            }
        }
    }
}
