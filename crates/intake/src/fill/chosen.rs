//! Which role and which association of a text are meant.

use scopedown_association::Association;
use scopedown_policy::PolicyKind;
use scopedown_scenario::Scenario;

use super::{As, Choice, Choices, Unchosen};
use crate::found::{Content, Found, Intake};

/// The choices that a text leaves, made as far as they can be.
pub(super) fn of(intake: &Intake, purpose: As, choice: Choice<'_>, scenario: &Scenario) -> Choices {
    let roles = roles(intake);
    let associations: Vec<(&Found, &Association)> = intake.associations().collect();
    let mut choices = Choices {
        roles: roles.iter().map(|role| (*role).to_owned()).collect(),
        associations: associations
            .iter()
            .map(|(found, _)| found.name.clone())
            .collect(),
        ..Choices::default()
    };
    if purpose.wants_association() || choice.association.is_some() {
        match association(&associations, choice) {
            Ok(chosen) => choices.association = chosen,
            Err(open) => choices.open = Some(open),
        }
    }
    let chosen = choices.association.and_then(|at| associations.get(at));
    let of_association = chosen.and_then(|(found, _)| found.owner.as_deref());
    match role(intake, &roles, choice, of_association.or(named(scenario))) {
        Ok(role) => choices.role = role.map(str::to_owned),
        Err(open) if purpose.wants_role() => choices.open = choices.open.or(Some(open)),
        Err(_) => {}
    }
    choices
}

/// The choices with that association, and the role that it works as.
pub(super) fn with_association(intake: &Intake, at: usize, scenario: &Scenario) -> Choices {
    let choices = of(intake, As::Whatever, Choice::default(), scenario);
    let association = intake.associations().nth(at);
    let working = association.and_then(|(found, _)| found.owner.as_ref());
    Choices {
        role: working.filter(|role| choices.roles.contains(role)).cloned(),
        association: Some(at),
        open: None,
        ..choices
    }
}

/// The names of the roles that the text shows, or shows policies of, each once.
fn roles(intake: &Intake) -> Vec<&str> {
    let mut seen = std::collections::HashSet::new();
    let names = intake
        .found
        .iter()
        .filter_map(|found| match &found.content {
            Content::Role(_) => Some(found.name.as_str()),
            Content::Policy(document) if document.kind != Some(PolicyKind::Session) => {
                found.owner.as_deref()
            }
            _ => None,
        });
    names.filter(|name| seen.insert(*name)).collect()
}

/// The name of the role that a scenario names already.
fn named(scenario: &Scenario) -> Option<&str> {
    scenario.role_arn()?.rsplit('/').next()
}

fn role<'i>(
    intake: &Intake,
    roles: &[&'i str],
    choice: Choice<'_>,
    named: Option<&str>,
) -> Result<Option<&'i str>, Unchosen> {
    if let Some(asked) = choice.role {
        if roles.is_empty() {
            return Ok(None);
        }
        let is_meant = |name: &&&str| intake.of_role(asked).any(|found| is_of(found, name));
        let chosen = roles.iter().find(is_meant);
        return chosen.map(|name| Some(*name)).ok_or(Unchosen::NoSuchRole);
    }
    if let Some(name) = roles.iter().find(|name| Some(**name) == named) {
        return Ok(Some(name));
    }
    match roles {
        [] => Ok(None),
        [only] => Ok(Some(only)),
        _ => Err(Unchosen::Role),
    }
}

fn is_of(found: &Found, name: &str) -> bool {
    match found.content {
        Content::Role(_) => found.name == name,
        _ => found.owner.as_deref() == Some(name),
    }
}

/// The position of the association that is meant.
fn association(
    associations: &[(&Found, &Association)],
    choice: Choice<'_>,
) -> Result<Option<usize>, Unchosen> {
    if let Some(asked) = choice.association {
        let exact = position(associations, |(found, association)| {
            found.name == asked || association.id.known() == Some(asked)
        });
        let by_account = || {
            position(associations, |(_, association)| {
                association.service_account.known() == Some(asked)
            })
        };
        let chosen = exact.or_else(by_account);
        return chosen.map(Some).ok_or(Unchosen::NoSuchAssociation);
    }
    let of_role = choice
        .role
        .map(|role| role.rsplit('/').next().unwrap_or(role));
    let mut fitting = associations
        .iter()
        .enumerate()
        .filter(|(_, (found, _))| of_role.is_none_or(|role| found.owner.as_deref() == Some(role)))
        .map(|(at, _)| at);
    match (fitting.next(), fitting.next()) {
        (chosen, None) => Ok(chosen),
        (_, Some(_)) => Err(Unchosen::Association),
    }
}

fn position<'i>(
    associations: &[(&'i Found, &'i Association)],
    fits: impl Fn(&(&'i Found, &'i Association)) -> bool,
) -> Option<usize> {
    associations.iter().position(fits)
}
