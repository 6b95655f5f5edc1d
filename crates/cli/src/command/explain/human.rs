//! The explanation for people.

use scopedown_eval::{Cell, LayerTrace, Request, StatementOutcome, StatementTrace, Trace};
use scopedown_policy::Span;
use scopedown_report::{layer_name, likely_message, words};
use scopedown_scenario::Analysis;

use crate::excerpt;
use crate::terminal::wrapped;

/// Where what a layer says begins, behind its mark and name.
const LAYER_INDENT: usize = 13;

/// The verdict, every layer, and what AWS would say of it.
pub(in crate::command) fn explanation(
    request: &Request<'_>,
    cell: &Cell,
    trace: &Trace,
    notes: &[String],
    analysis: &Analysis,
) -> String {
    let headline = format!("{}.\n", words::headline(request, cell));
    let mut text = wrapped(&headline, 0);
    for note in notes {
        text += &wrapped(&format!("note: {note}\n"), 6);
    }
    text.push('\n');
    for layer in &trace.layers {
        text += &layer_text(layer, analysis);
    }
    if let Some(message) = likely_message(request, &trace.verdict) {
        text += &format!("\nAWS would most likely say:\n  {message}\n");
    }
    for point in trace.verdict.assumed.iter() {
        let sentence = format!(
            "\nAWS does not say; assumed: {} ({}).\n",
            words::assumption(point),
            point.number()
        );
        text += &wrapped(&sentence, 0);
    }
    for sentence in [
        words::hint(request, &trace.verdict),
        words::next_step(request, trace),
    ]
    .into_iter()
    .flatten()
    {
        text += &wrapped(&format!("\n{sentence}\n"), 0);
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
    wrapped(&line, LAYER_INDENT) + &excerpts(layer, analysis)
}

/// The text of the statements that apply or hang on an unknown key; where none does, nothing decided and nothing is shown.
fn excerpts(layer: &LayerTrace, analysis: &Analysis) -> String {
    let mut text = String::new();
    for policy in &layer.policies {
        let Some(reading) = analysis.reading(analysis.place_of(layer, policy.policy)) else {
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
            text += &excerpt::clause_of(document, path, span, &label);
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
