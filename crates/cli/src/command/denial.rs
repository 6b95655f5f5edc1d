//! `scopedown denial`

mod human;

use std::path::{Path, PathBuf};

use clap::Args;
use scopedown_catalog::Catalog;
use scopedown_intake::denial::{self, Certainty, Denial, Form, Held, Outcome};
use scopedown_report::shape::DenialShape;
use serde::Serialize;

use super::explain::changes::{self, ChangeShape};
use crate::exit::{Exit, Stop, answer};
use crate::format::Format;
use crate::input::Input;
use crate::options::ScenarioOptions;
use crate::question;

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  scopedown denial 'User: arn:aws:sts::111122223333:assumed-role/app/pod is not authorized to perform: s3:GetObject on resource: \
\"arn:aws:s3:::reports/q1.csv\" because no session policy allows the s3:GetObject action' --role role.json --session session.json
  aws s3 cp s3://reports/q1.csv . 2>&1 | scopedown denial - --role role.json --session session.json
  scopedown denial --file event.json app.scenario.json
  scopedown denial 'An error occurred (AccessDenied) when calling the ListBuckets operation: Access Denied'

TEXT is whatever says that something was denied: a message, what an SDK printed around it, a CloudTrail event. What it tells is filled in, \
the same is asked of the policies at hand, and where their answer is not AWS's, what must be missing is listed, the likeliest first. Without \
policies it says what it read and which ones to give.")]
pub(crate) struct Options {
    /// The text; `-` is standard input. With --file, a scenario file.
    #[arg(required_unless_present = "file")]
    text: Option<String>,
    /// A file that holds the text.
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
    #[command(flatten)]
    scenario: ScenarioOptions,
    /// The action, where the text does not tell it.
    #[arg(long)]
    action: Option<String>,
    /// The resource, where the text does not tell it.
    #[arg(long, value_name = "ARN")]
    resource: Option<String>,
    /// The form of the output.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

/// The denial beside our answer, and what to change where a layer at hand is at fault.
#[derive(Serialize)]
struct Answered {
    #[serde(flatten)]
    denial: DenialShape,
    /// The smallest changes after which the request is allowed.
    changes: Vec<ChangeShape>,
}

pub(crate) fn run(options: &Options) -> Result<Exit, Stop> {
    let denial = told(options)?;
    let file = options
        .text
        .as_deref()
        .filter(|_| options.file.is_some())
        .map(Path::new);
    let scenario = options.scenario.read_beside(file)?;
    let catalog = Catalog::embedded();
    let held = denial::hold(&denial, &scenario, Some(&catalog));
    if held.outcome == Outcome::Refused
        && let Err(refused) = held.analysis.ready()
    {
        return Err(question::stop(&refused));
    }
    let changes = changes_of(&held);
    let text = match options.format {
        Format::Human => human::report(&held, &changes),
        Format::Json => {
            let answered = Answered {
                denial: DenialShape::of(&held),
                changes: changes::shapes(&changes, &held.analysis),
            };
            serde_json::to_string(&answered).unwrap_or_default() + "\n"
        }
    };
    answer(&text, Exit::Fine)
}

/// What the text tells, and what the flags add.
fn told(options: &Options) -> Result<Denial, Stop> {
    let text = match (&options.file, options.text.as_deref()) {
        (Some(path), _) => Input::read(path)?.text,
        (None, Some("-")) => Input::read(Path::new("-"))?.text,
        (None, text) => text.unwrap_or_default().to_owned(),
    };
    let mut denial = denial::read(&text);
    if denial.form == Form::Unknown {
        return Err(Stop::unreadable(
            "The text says of nothing that it was denied. Give the whole error, or the CloudTrail event of the call.",
        ));
    }
    if let Some(action) = &options.action {
        if scopedown_policy::Action::parse(action).is_err() || action.contains(['*', '?']) {
            return Err(Stop::usage(
                "--action takes one action, such as s3:GetObject.",
            ));
        }
        denial.action = Some(action.clone());
        denial.certainty = Certainty::Told;
    }
    denial.resource = options.resource.clone().or(denial.resource);
    Ok(denial)
}

/// Changes where a layer at hand denies, or may.
fn changes_of(held: &Held) -> Option<scopedown_rewrite::SmallestChanges> {
    let differs = matches!(
        held.outcome,
        Outcome::Agrees { .. } | Outcome::OtherLayer { .. } | Outcome::CannotTell { .. }
    );
    let request = held.request().filter(|_| differs)?;
    let (authority, _) = held.analysis.ready().ok()?;
    changes::find(authority, &request, &held.analysis)
}
