//! The flags that several commands share: together they make a scenario.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use scopedown_eval::{ContextValue, Unlisted};
use scopedown_intake::As;
use scopedown_policy::{ContextKey, Severity};
use scopedown_report::shape::{DiagnosticShape, Located};
use scopedown_scenario::{Scenario, SessionKindName};

use crate::at_hand::{FileForm, Gathering, Names};
use crate::excerpt;
use crate::exit::{Exit, Stop};
use crate::input::Input;

/// Flags that build a scenario, or add to one from a file.
#[derive(Debug, Args)]
pub(crate) struct ScenarioOptions {
    /// A scenario file, or whatever is at hand: an answer of the AWS CLI, a template, an association.
    scenario: Option<PathBuf>,
    /// A policy of the role, or what holds some, as an answer of `aws iam` or a template does; may be repeated. `-` is standard input.
    #[arg(long, value_name = "FILE")]
    role: Vec<PathBuf>,
    /// A session policy; may be repeated. Without one nothing restricts the session.
    #[arg(long, value_name = "FILE")]
    session: Vec<PathBuf>,
    /// Which role is meant where a file holds several, by its name or ARN.
    #[arg(long, value_name = "NAME")]
    role_name: Option<String>,
    /// Which association is meant where a file holds several.
    #[arg(long, value_name = "NAMESPACE/SERVICEACCOUNT")]
    association_name: Option<String>,
    /// What an expression of a template stands for, which only its tool can evaluate; may be repeated.
    #[arg(long, value_name = "EXPRESSION=VALUE", value_parser = value)]
    value: Vec<(String, String)>,
    /// The permissions boundary.
    #[arg(long, value_name = "FILE")]
    boundary: Option<PathBuf>,
    /// A service control policy; each makes a level of its own, root first.
    #[arg(long, value_name = "FILE")]
    scp: Vec<PathBuf>,
    /// A resource control policy; each makes a level of its own, root first.
    #[arg(long, value_name = "FILE")]
    rcp: Vec<PathBuf>,
    /// A policy that hangs on a resource; without ARN on whatever resource is asked about. May be repeated.
    #[arg(long, value_name = "[ARN=]FILE")]
    resource_policy: Vec<String>,
    /// A condition key of the request; repeated, the key has several values.
    #[arg(long, value_name = "KEY=VALUE")]
    context: Vec<String>,
    /// What holds for condition keys that are not given.
    #[arg(long, value_enum)]
    unlisted: Option<UnlistedName>,
    /// How the session comes about: podIdentity, assumeRole, webIdentity, saml, federatedUser or none.
    #[arg(long, value_name = "KIND", value_parser = kind)]
    session_kind: Option<SessionKindName>,
    /// Who asks: the ARN of a session, role or user, a service, or `anonymous`.
    #[arg(long, value_name = "ARN")]
    principal: Option<String>,
    /// The account of the resources, where their ARNs do not tell it.
    #[arg(long, value_name = "ACCOUNT")]
    resource_account: Option<String>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum UnlistedName {
    Absent,
    Unknown,
}

/// A condition key and the values that flags give it.
type GivenKey = (ContextKey, Vec<Box<str>>);

fn kind(name: &str) -> Result<SessionKindName, String> {
    SessionKindName::parse(name).ok_or_else(|| {
        let known: Vec<&str> = SessionKindName::ALL
            .into_iter()
            .map(SessionKindName::name)
            .collect();
        format!("use one of {}", known.join(", "))
    })
}

/// An expression and its value. Expressions may hold `==`, and values ARNs, so the last `=` parts them.
pub(crate) fn value(given: &str) -> Result<(String, String), String> {
    let (expression, value) = given
        .rsplit_once('=')
        .ok_or("write it as EXPRESSION=VALUE")?;
    Ok((expression.to_owned(), value.to_owned()))
}

impl ScenarioOptions {
    /// The scenario, and the file it came from where there is one.
    pub(crate) fn read(&self) -> Result<(Scenario, Option<Input>), Stop> {
        if self.scenario.is_none() && self.role.is_empty() {
            return Err(Stop::usage(
                "Nothing to look at. Give the role's policies with --role FILE, or a scenario file.",
            ));
        }
        self.build()
    }

    /// The same where one document of whatever layer is enough.
    pub(crate) fn read_any(&self) -> Result<(Scenario, Option<Input>), Stop> {
        let policies = [&self.role, &self.session, &self.scp, &self.rcp];
        let any = policies.iter().any(|files| !files.is_empty())
            || self.boundary.is_some()
            || !self.resource_policy.is_empty();
        if self.scenario.is_none() && !any {
            return Err(Stop::usage(
                "Nothing to look at. Give policies with --role FILE, --session FILE and the like, or a scenario file.",
            ));
        }
        self.build()
    }

    /// The same where not even a document is needed; the scenario file may be named elsewhere.
    pub(crate) fn read_beside(&self, file: Option<&Path>) -> Result<Scenario, Stop> {
        let (scenario, _) = self.build_on(self.scenario.as_deref().or(file))?;
        Ok(scenario)
    }

    fn build(&self) -> Result<(Scenario, Option<Input>), Stop> {
        self.build_on(self.scenario.as_deref())
    }

    fn build_on(&self, file: Option<&Path>) -> Result<(Scenario, Option<Input>), Stop> {
        let names = Names {
            role: self.role_name.as_deref(),
            association: self.association_name.as_deref(),
            values: &self.value,
        };
        let mut gathering = Gathering::new(Scenario::default(), names);
        let mut scenario_file = None;
        if let Some(path) = file {
            let input = Input::read_long(path)?;
            if gathering.add_file(&input)? == FileForm::Scenario {
                scenario_file = Some(input);
            }
        }
        self.add_policies(&mut gathering)?;
        let mut scenario = gathering.finish()?;
        self.add_circumstances(&mut scenario)?;
        Ok((scenario, scenario_file))
    }

    /// Session policies first: an association among them says which role is meant.
    fn add_policies(&self, gathering: &mut Gathering<'_>) -> Result<(), Stop> {
        let boundary = self.boundary.as_slice();
        let layers = [
            (self.session.as_slice(), As::Session),
            (&self.role, As::Role),
            (boundary, As::Boundary),
            (&self.scp, As::Scp),
            (&self.rcp, As::Rcp),
        ];
        for (paths, purpose) in layers {
            for path in paths {
                gathering.add(path, purpose)?;
            }
        }
        for given in &self.resource_policy {
            let (resource, path) = match given.split_once('=') {
                Some((arn, path)) => (Some(arn), path),
                None => (None, given.as_str()),
            };
            let input = Input::read_long(Path::new(path))?;
            gathering.add_text(&input, As::Resource, resource)?;
        }
        Ok(())
    }

    fn add_circumstances(&self, scenario: &mut Scenario) -> Result<(), Stop> {
        for (key, values) in self.context_values()? {
            scenario.context.retain(|(known, _)| *known != key);
            let value = match <[Box<str>; 1]>::try_from(values) {
                Ok([only]) => ContextValue::One(only),
                Err(several) => ContextValue::Many(several),
            };
            scenario.context.push((key, value));
        }
        match self.unlisted {
            Some(UnlistedName::Absent) => scenario.unlisted = Some(Unlisted::Absent),
            Some(UnlistedName::Unknown) => scenario.unlisted = Some(Unlisted::Unknown),
            None => {}
        }
        scenario.session.kind = self.session_kind.or(scenario.session.kind);
        scenario.principal = self.principal.clone().or_else(|| scenario.principal.take());
        scenario.resource_account = self
            .resource_account
            .clone()
            .or_else(|| scenario.resource_account.take());
        Ok(())
    }

    /// The keys in the order of the flags, each with all its values.
    fn context_values(&self) -> Result<Vec<GivenKey>, Stop> {
        let mut keys: Vec<GivenKey> = Vec::new();
        for given in &self.context {
            let Some((name, value)) = given.split_once('=') else {
                return Err(Stop::usage(format!(
                    "--context {given} has no value. Write it as KEY=VALUE."
                )));
            };
            let key = ContextKey::new(name);
            match keys.iter_mut().find(|(known, _)| *known == key) {
                Some((_, values)) => values.push(value.into()),
                None => keys.push((key, vec![value.into()])),
            }
        }
        Ok(keys)
    }
}

/// Reads a scenario file; warnings are said, an error stops.
pub(crate) fn scenario_of(input: &Input) -> Result<Scenario, Stop> {
    let read = ReadInput::of(input);
    match read.scenario {
        Some(scenario) => {
            if !read.said.is_empty() {
                Stop::Say(Exit::Fine, read.said).report();
            }
            Ok(scenario)
        }
        None => Err(Stop::Say(Exit::Unreadable, read.said)),
    }
}

/// What reading a scenario file gave, said to nobody yet.
pub(crate) struct ReadInput {
    /// The scenario; `None` where an error keeps it from being looked at.
    pub(crate) scenario: Option<Scenario>,
    /// What is wrong with the file, for programs.
    pub(crate) problems: Vec<DiagnosticShape>,
    /// The same for people.
    pub(crate) said: String,
}

impl ReadInput {
    pub(crate) fn of(input: &Input) -> Self {
        let read = Scenario::read(&input.text);
        let located = Located::text(&input.text, Some(&input.name));
        let problems: Vec<DiagnosticShape> = read
            .problems
            .iter()
            .map(|problem| located.problem(problem))
            .collect();
        let excerpts = problems.iter().zip(&read.problems);
        let said = excerpts
            .map(|(shape, problem)| excerpt::diagnostic(shape, problem.span, &input.text))
            .collect();
        let errors = read
            .problems
            .iter()
            .any(|problem| problem.severity() == Severity::Error);
        Self {
            scenario: read.scenario.filter(|_| !errors),
            problems,
            said,
        }
    }
}
