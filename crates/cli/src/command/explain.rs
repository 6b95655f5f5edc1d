//! `scopedown explain`

use clap::Args;
use scopedown_eval::{
    Decision, LayerTrace, Request, StatementOutcome, StatementTrace, Trace, cell_everywhere,
    explain_everywhere,
};
use scopedown_policy::{Action, Resource, Span};
use scopedown_report::shape::ExplanationShape;
use scopedown_report::{layer_name, likely_message, place_of, words};
use scopedown_scenario::Analysis;

use crate::excerpt;
use crate::exit::{Exit, Stop, print};
use crate::format::Format;
use crate::options::ScenarioOptions;
use crate::question;

#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  scopedown explain --role role.json --session session.json --action s3:PutObject --resource arn:aws:s3:::reports/q1.csv

Every layer is listed, and under each statement that decided, the text that decided it.")]
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

pub(crate) fn run(options: &Options) -> Result<Exit, Stop> {
    let (actions, resources) = (
        std::slice::from_ref(&options.action),
        std::slice::from_ref(&options.resource),
    );
    let analysis = question::analysis(&options.scenario, actions, resources)?;
    let (authority, situation) = analysis
        .ready()
        .map_err(|refused| question::stop(&refused))?;
    let action = Action::parse(&options.action)
        .map_err(|_| Stop::usage("--action takes one action, such as s3:GetObject."))?;
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
    let text = match options.format {
        Format::Human => human(&request, &cell, &trace, &analysis),
        Format::Json => {
            serde_json::to_string(&ExplanationShape::of(&request, &cell, &trace, &analysis))
                .unwrap_or_default()
                + "\n"
        }
    };
    print(&text)?;
    Ok(if trace.verdict.decision == Decision::Allowed {
        Exit::Fine
    } else {
        Exit::No
    })
}

fn human(
    request: &Request<'_>,
    cell: &scopedown_eval::Cell,
    trace: &Trace,
    analysis: &Analysis,
) -> String {
    let mut text = format!("{}.\n\n", words::headline(request, cell));
    for layer in &trace.layers {
        text += &layer_text(layer, analysis);
    }
    if let Some(message) = likely_message(request, &trace.verdict) {
        text += &format!("\nAWS would most likely say:\n  {message}\n");
    }
    for point in trace.verdict.assumed.iter() {
        text += &format!(
            "\nAWS does not say; assumed: {} ({}).\n",
            words::assumption(point),
            point.number()
        );
    }
    for sentence in [
        words::hint(request, &trace.verdict),
        words::next_step(request, trace),
    ]
    .into_iter()
    .flatten()
    {
        text += &format!("\n{sentence}\n");
    }
    text
}

fn layer_text(layer: &LayerTrace, analysis: &Analysis) -> String {
    let level = layer
        .level
        .map(|level| format!(" {}", level + 1))
        .unwrap_or_default();
    let name = format!("{}{level}", layer_name(layer.layer));
    let blocks = if layer.blocks { "  (blocks)" } else { "" };
    let line = format!(
        "{} {name:<10} {}{blocks}\n",
        words::mark_of_answer(layer.answer),
        words::layer_line(layer, analysis)
    );
    line + &excerpts(layer, analysis)
}

/// The text of the statements that apply or hang on an unknown key; where none does, nothing decided and nothing is shown.
fn excerpts(layer: &LayerTrace, analysis: &Analysis) -> String {
    let mut text = String::new();
    for policy in &layer.policies {
        let Some(reading) = analysis.reading(place_of(layer, policy.policy, analysis)) else {
            continue;
        };
        let document = &reading.document;
        let path = document.file.as_deref().unwrap_or(&document.name);
        for statement in policy
            .statements
            .iter()
            .filter(|statement| statement.outcome != StatementOutcome::Missed)
        {
            let (span, label) = deciding(statement, &document.text);
            text += &excerpt::clause(&document.text, path, span, &label);
        }
    }
    text
}

/// The clause to point at: for a statement that applies the entry that lists the action, for an open one its first open condition.
fn deciding(statement: &StatementTrace, source: &str) -> (Span, String) {
    let clauses = words::clauses(statement, source);
    let open = clauses.iter().find(|clause| clause.matched.is_none());
    let chosen = open.or_else(|| {
        clauses
            .iter()
            .find(|clause| clause.span == statement.action.entry.unwrap_or(statement.action.span))
    });
    chosen.map_or_else(
        || (statement.span, String::new()),
        |clause| (clause.span, clause.words.plain()),
    )
}
