//! The associations of a file, and the documents that flags add to them.

use std::path::Path;
use std::rc::Rc;

use scopedown_association::{Association, Part};
use scopedown_intake::{As, Filled, Given, Intake, fill_association, read};
use scopedown_policy::{PolicyKind, Span};
use scopedown_scenario::{Document, Scenario};

use super::{Known, Options};
use crate::at_hand::{self, Gathering, Names};
use crate::command::lint;
use crate::exit::{Exit, Stop};
use crate::input::Input;
use crate::options::scenario_of;

/// So many associations are looked at; of more one has to be named.
const MOST: usize = 500;

pub(super) fn associations(options: &Options) -> Result<Vec<Known>, Stop> {
    let input = Rc::new(Input::read_long(&options.file)?);
    let mut associations = if at_hand::is_scenario(&input.text) {
        vec![of_scenario(&input)?]
    } else {
        of_text(&input, options)?
    };
    for known in &mut associations {
        add(known, options)?;
    }
    Ok(associations)
}

fn of_scenario(input: &Rc<Input>) -> Result<Known, Stop> {
    let mut scenario = scenario_of(input)?;
    lint::beside::read(&mut scenario, input)?;
    let association = scenario.pod_identity().ok_or_else(|| none(input))?;
    Ok(known(
        input,
        Span::new(0, 0),
        "association".to_owned(),
        association,
        scenario,
    ))
}

fn none(input: &Input) -> Stop {
    Stop::unreadable(format!(
        "{} holds no association of EKS Pod Identity. Give the answer of `aws eks describe-pod-identity-association`, or what it is made from.",
        input.name
    ))
}

fn of_text(input: &Rc<Input>, options: &Options) -> Result<Vec<Known>, Stop> {
    let intake = read(&input.text).valued(&options.value);
    let count = intake.associations().count();
    if count == 0 {
        let problems = at_hand::problems(input, &intake, "error");
        let text = none(input).text();
        return Err(Stop::Say(Exit::Unreadable, text + &problems));
    }
    let chosen = chosen(&intake, options);
    if chosen.is_empty() || chosen.len() > MOST {
        return Err(unchosen(input, &intake, options));
    }
    let mut associations = Vec::new();
    for (number, at) in chosen.into_iter().enumerate() {
        let given = Given {
            file: Some(&input.name),
            text: &input.text,
        };
        let Some((found, association)) = intake.associations().nth(at) else {
            continue;
        };
        let filled = fill_association(Scenario::default(), &intake, at, Some(given));
        say(input, &intake, &filled, number);
        associations.push(known(
            input,
            found.span,
            found.name.clone(),
            association.clone(),
            filled.scenario,
        ));
    }
    Ok(associations)
}

/// What was recognised, and what stays open; the faults of the text once.
fn say(input: &Input, intake: &Intake, filled: &Filled, number: usize) {
    let nothing = Intake::default();
    let faults = if number == 0 { intake } else { &nothing };
    Stop::Say(Exit::Fine, at_hand::taken(input, faults, filled)).report();
}

/// The positions of the associations that are meant.
fn chosen(intake: &Intake, options: &Options) -> Vec<usize> {
    let all = intake.associations().enumerate();
    let is_meant = |name: &str, association: &Association| {
        options.name.as_deref().is_none_or(|asked| {
            name == asked
                || association.id.known() == Some(asked)
                || association.service_account.known() == Some(asked)
        })
    };
    all.filter(|(_, (found, association))| is_meant(&found.name, association))
        .map(|(at, _)| at)
        .collect()
}

fn unchosen(input: &Input, intake: &Intake, options: &Options) -> Stop {
    let count = intake.associations().count();
    let names = intake.associations().map(|(found, _)| found.name.as_str());
    let names = at_hand::listed(names, count);
    Stop::usage(match &options.name {
        Some(name) => format!(
            "{} holds no association {}. There is {names}.",
            input.name,
            scopedown_policy::quote(name)
        ),
        None => format!(
            "{} holds {count} associations, and {MOST} are looked at. Pick one with --name NAMESPACE/SERVICEACCOUNT: {names}.",
            input.name
        ),
    })
}

/// An association with the documents of its scenario, which is about the role that the pod works as.
fn known(
    input: &Rc<Input>,
    span: Span,
    name: String,
    association: Association,
    scenario: Scenario,
) -> Known {
    let beside = scenario
        .association
        .and_then(|association| association.beside);
    let source = beside.map(|beside| beside.source).unwrap_or_default();
    let policies = scenario.session.policies.unwrap_or_default();
    let policy = policies
        .into_iter()
        .find(|document| association.policy.known() == Some(document.text.as_str()));
    let (trust, target_trust) = match association.target_role_arn {
        Part::Absent => (scenario.role.trust, None),
        _ => (source.trust, scenario.role.trust),
    };
    let tags = scenario.role.tags.into_iter();
    Known {
        name,
        association,
        before: None,
        input: Rc::clone(input),
        span,
        policy,
        trust,
        target_trust,
        source: source.policies,
        role_tags: tags
            .map(|(key, value)| (key.into(), value.into()))
            .collect(),
    }
}

/// What flags give takes the place of what the file has.
fn add(known: &mut Known, options: &Options) -> Result<(), Stop> {
    let association = &known.association;
    let (role, target) = (
        association.role_arn.known().map(str::to_owned),
        association.target_role_arn.known().map(str::to_owned),
    );
    if let Some(path) = &options.trust {
        known.trust = gathered(path, As::Trust, role.as_deref(), options)?
            .role
            .trust;
    }
    if let Some(path) = &options.target_trust {
        known.target_trust = gathered(path, As::Trust, target.as_deref(), options)?
            .role
            .trust;
    }
    if !options.source_role.is_empty() {
        known.source.clear();
    }
    for path in &options.source_role {
        let scenario = gathered(path, As::Role, role.as_deref(), options)?;
        known.source.extend(scenario.role.policies);
        known.trust = known.trust.take().or(scenario.role.trust);
    }
    if let Some(path) = &options.policy {
        let document = session_policy(path, options)?;
        known.before = Some(known.association.clone());
        known.association.policy = Part::of(document.text.as_str());
        known.policy = Some(document);
    }
    Ok(())
}

/// What a file holds for a role of that ARN.
fn gathered(
    path: &Path,
    purpose: As,
    role: Option<&str>,
    options: &Options,
) -> Result<Scenario, Stop> {
    let mut scenario = Scenario::default();
    scenario.role.arn = role.map(str::to_owned);
    let names = Names {
        values: &options.value,
        ..Names::default()
    };
    let mut gathering = Gathering::new(scenario, names);
    gathering.add(path, purpose)?;
    Ok(gathering.scenario)
}

/// The one session policy of a file. A line break at its end is the file's, and would count.
fn session_policy(path: &Path, options: &Options) -> Result<Document, Stop> {
    let scenario = gathered(path, As::Session, None, options)?;
    let policies = scenario.session.policies.unwrap_or_default();
    let count = policies.len();
    let only = <[Document; 1]>::try_from(policies).map_err(|_| {
        Stop::usage(format!(
            "{} holds {count} session policies, and an association takes one. Give the one that is meant alone.",
            path.display()
        ))
    })?;
    let [document] = only;
    let text = document.text.trim_end_matches(['\n', '\r']).to_owned();
    Ok(Document {
        kind: PolicyKind::Session,
        text,
        ..document
    })
}
