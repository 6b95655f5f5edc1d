//! Whatever a user has at hand, put into a scenario: a bare document, an answer of the AWS CLI, a template, an escaped string.

mod account;
mod form;
mod of_scenario;
mod said;

use std::path::Path;

use scopedown_intake::{As, Choice, Filled, Given, Intake, Left, fill, read};
use scopedown_policy::PolicyKind;
use scopedown_scenario::{Document, ResourceDocument, Scenario};

use crate::exit::{Exit, Stop};
use crate::input::Input;
use crate::options::scenario_of;
use form::Form;
pub(crate) use form::is_scenario;
pub(crate) use said::{listed, problems, taken};

/// Which of several roles and associations flags name.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Names<'n> {
    /// `--role-name`
    pub(crate) role: Option<&'n str>,
    /// `--association-name`
    pub(crate) association: Option<&'n str>,
    /// `--value`
    pub(crate) values: &'n [(String, String)],
}

/// A scenario that grows file by file.
#[derive(Debug, Default)]
pub(crate) struct Gathering<'n> {
    pub(crate) scenario: Scenario,
    pub(crate) names: Names<'n>,
    /// Session policies that a file names and does not show.
    missing: Vec<Left>,
}

impl<'n> Gathering<'n> {
    pub(crate) fn new(scenario: Scenario, names: Names<'n>) -> Self {
        Self {
            scenario,
            names,
            missing: Vec::new(),
        }
    }

    /// Adds what the file holds that a command is about; answers whether it is a scenario file, which then is all there is.
    pub(crate) fn add_file(&mut self, input: &Input) -> Result<FileForm, Stop> {
        if form::is_scenario(&input.text) {
            self.scenario = scenario_of(input)?;
            return Ok(FileForm::Scenario);
        }
        if account::details(&input.text).is_none() && form::is_broken(&input.text) {
            // What is wrong is told as it is of scenario files.
            self.scenario = scenario_of(input)?;
            return Ok(FileForm::Scenario);
        }
        self.add_text(input, As::Whatever, None)?;
        Ok(FileForm::AtHand)
    }

    /// Adds what a file holds. What was recognised is said, where it is not a document alone; so is what stays open.
    pub(crate) fn add(&mut self, path: &Path, purpose: As) -> Result<(), Stop> {
        let input = Input::read_long(path)?;
        self.add_text(&input, purpose, None)
    }

    /// The same for a file that is read already; `resource` is what its policy hangs on.
    pub(crate) fn add_text(
        &mut self,
        input: &Input,
        purpose: As,
        resource: Option<&str>,
    ) -> Result<(), Stop> {
        if let Some(details) = account::details(&input.text) {
            let intake = account::role(&details, input, self.names.role, &self.scenario)?;
            return self.fill(input, &intake, purpose, resource);
        }
        if form::states_scenario(&input.text) {
            let given = scenario_of(input)?;
            return of_scenario::add(&mut self.scenario, &input.name, given, purpose, resource);
        }
        let intake = read(&input.text).valued(self.names.values);
        match form::of(&input.text, &intake, purpose) {
            Form::Document => {
                put(&mut self.scenario, input, purpose, resource);
                Ok(())
            }
            Form::Unknown => Err(Stop::Say(
                Exit::Unreadable,
                said::problems(input, &intake, "error"),
            )),
            Form::Wrapped => self.fill(input, &intake, purpose, resource),
        }
    }

    fn fill(
        &mut self,
        input: &Input,
        intake: &Intake,
        purpose: As,
        resource: Option<&str>,
    ) -> Result<(), Stop> {
        let given = Given {
            file: Some(&input.name),
            text: &input.text,
        };
        let choice = Choice {
            role: self.names.role,
            association: self.names.association,
        };
        let before = std::mem::take(&mut self.scenario);
        let known = before.resource_policies.len();
        let filled = fill(before, intake, purpose, choice, Some(given));
        if let Some(stop) = said::unchosen(input, &filled, self.names) {
            return Err(stop);
        }
        if filled.taken.is_empty() {
            return Err(said::nothing(input, intake, &filled, purpose));
        }
        Stop::Say(Exit::Fine, said::taken(input, intake, &filled)).report();
        self.keep(filled);
        let new = self.scenario.resource_policies.iter_mut().skip(known);
        for policy in new.filter(|_| resource.is_some()) {
            policy.resource = resource.map(str::to_owned);
        }
        Ok(())
    }

    fn keep(&mut self, filled: Filled) {
        self.scenario = filled.scenario;
        let missing = filled.left.into_iter().filter(Left::is_session_policy);
        self.missing.extend(missing);
    }

    /// The scenario. A session policy that is named and not shown narrows the session, so without any other nothing can be said of it.
    pub(crate) fn finish(self) -> Result<Scenario, Stop> {
        match self.missing.first() {
            Some(left) if self.scenario.session.policies.is_none() => {
                Err(Stop::unreadable(format!(
                    "The session is narrowed by a policy that is not here. {} Give it with --session FILE.",
                    left.message()
                )))
            }
            _ => Ok(self.scenario),
        }
    }
}

/// What the file was that a command is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FileForm {
    /// A scenario file.
    Scenario,
    /// Something else.
    AtHand,
}

/// Puts a document in its place as it is, so that what is wrong with it is told by the grammar.
fn put(scenario: &mut Scenario, input: &Input, purpose: As, resource: Option<&str>) {
    let document = |kind| Document {
        file: Some(input.name.clone()),
        ..Document::new(input.stem(), kind, input.text.clone())
    };
    match purpose {
        As::Whatever | As::Role => scenario.role.policies.push(document(PolicyKind::Role)),
        As::Session => scenario
            .session
            .policies
            .get_or_insert_default()
            .push(document(PolicyKind::Session)),
        As::Boundary => scenario.role.boundary = Some(document(PolicyKind::Boundary)),
        As::Trust => scenario.role.trust = Some(document(PolicyKind::Trust)),
        As::Scp => scenario.scps.push(vec![document(PolicyKind::Scp)]),
        As::Rcp => scenario.rcps.push(vec![document(PolicyKind::Rcp)]),
        As::Resource => scenario.resource_policies.push(ResourceDocument {
            resource: resource.map(str::to_owned),
            account: None,
            document: document(PolicyKind::Resource),
        }),
    }
}
