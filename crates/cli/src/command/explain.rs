//! `scopedown explain`

pub(super) mod changes;
pub(super) mod human;
mod notes;

use clap::Args;
use scopedown_catalog::{ActionEntry, Catalog};
use scopedown_eval::{Decision, Request, cell_everywhere, explain_everywhere};
use scopedown_policy::{Action, Resource};
use scopedown_report::shape::ExplanationShape;
use scopedown_scenario::Breadth;
use serde::Serialize;

use crate::exit::{Exit, Stop, answer};
use crate::format::Format;
use crate::options::ScenarioOptions;
use crate::question;
use changes::ChangeShape;

#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  scopedown explain --role role.json --session session.json --action s3:PutObject --resource arn:aws:s3:::reports/q1.csv

Every layer is listed, and under each statement that decided, the text that decided it. At the end stand the smallest changes of the role's \
and the session's policies after which the request is allowed; each was tried.")]
pub(crate) struct Options {
    #[command(flatten)]
    scenario: ScenarioOptions,
    /// The action.
    #[arg(long)]
    action: String,
    /// The resource: an ARN, or `*` for an action without resource.
    #[arg(long, value_name = "ARN", default_value = "*")]
    resource: String,
    /// The form of the output.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

/// The explanation, and what to change.
#[derive(Serialize)]
struct Explained {
    #[serde(flatten)]
    explanation: ExplanationShape,
    /// What the catalogue says against the question.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<String>,
    /// The smallest changes after which the request is allowed.
    changes: Vec<ChangeShape>,
}

pub(crate) fn run(options: &Options) -> Result<Exit, Stop> {
    let catalog = Catalog::embedded();
    let action = action(&options.action, &catalog)?;
    let analysis = question::analysis(
        &options.scenario,
        &[action.as_written().to_owned()],
        std::slice::from_ref(&options.resource),
        &catalog,
        Breadth::Telling,
    )?;
    let (authority, situation) = analysis
        .ready()
        .map_err(|refused| question::stop(&refused))?;
    let resource = Resource::new(&options.resource);
    let request = Request {
        action: &action,
        resource: &resource,
        situation,
    };
    let (cell, trace) = (
        cell_everywhere(authority, &request),
        explain_everywhere(authority, &request),
    );
    let notes = notes::of(&action, &resource, &catalog);
    let found = changes::find(authority, &request, &analysis);
    let is_allowed = trace.verdict.decision == Decision::Allowed;
    let text = match options.format {
        Format::Human => {
            let explanation = human::explanation(&request, &cell, &trace, &notes, &analysis);
            let changes = if is_allowed {
                String::new()
            } else {
                changes::human(&found, &analysis)
            };
            explanation + &changes
        }
        Format::Json => {
            let explained = Explained {
                explanation: ExplanationShape::of(&request, &cell, &trace, &analysis),
                notes,
                changes: changes::shapes(&found, &analysis),
            };
            serde_json::to_string(&explained).unwrap_or_default() + "\n"
        }
    };
    answer(&text, if is_allowed { Exit::Fine } else { Exit::No })
}

/// One action, in the catalogue's spelling where it knows it.
fn action(text: &str, catalog: &Catalog) -> Result<Action, Stop> {
    let one = Action::parse(text)
        .ok()
        .filter(|_| !text.contains(['*', '?']));
    let written =
        one.ok_or_else(|| Stop::usage("--action takes one action, such as s3:GetObject."))?;
    let known = catalog.action(&written).map(ActionEntry::full);
    let spelt = known.and_then(|name| Action::parse(&name).ok());
    Ok(spelt.unwrap_or(written))
}
