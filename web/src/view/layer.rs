//! What one layer says, and behind a fold what each of its statements and clauses found.

use scopedown_eval::{Layer, LayerAnswer, LayerTrace, StatementOutcome, StatementTrace};
use scopedown_policy::Effect;
use scopedown_report::words::{self, ClauseLine};
use scopedown_report::{layer_name, statement_name};
use yew::prelude::*;

use super::jump::jump_link;
use super::sentence::{linked_runs, runs};
use crate::hooks::{Dispatch, Shared};
use crate::state::analysis::Answer;

/// Statements of a policy that are listed.
const LISTED: usize = 40;

/// What the page knows while a layer is shown.
pub(crate) struct Reading<'a> {
    /// The answer that the reasons belong to.
    pub(crate) answer: &'a Shared<Answer>,
    /// Whether the texts have changed since, so that places in them mean nothing.
    pub(crate) is_stale: bool,
    pub(crate) dispatch: &'a Dispatch,
}

/// The layer.
pub(crate) fn layer_reasons(layer: &LayerTrace, reading: &Reading<'_>) -> Html {
    let Reading {
        answer,
        is_stale,
        dispatch,
    } = *reading;
    let line = words::layer_line(layer, &answer.0.analysis);
    let line = if is_stale {
        runs(&line)
    } else {
        linked_runs(&line, answer, dispatch)
    };
    let statements: Vec<(usize, &StatementTrace)> = layer
        .policies
        .iter()
        .flat_map(|policy| {
            policy
                .statements
                .iter()
                .map(|statement| (policy.policy, statement))
        })
        .collect();
    html! {
        <li class="layer" data-blocks={layer.blocks.then_some("")}>
            <span class="swatch" data-look={look(layer)} aria-hidden="true">{ words::mark_of_answer(layer.answer) }</span>
            <b class="layer-name">{ layer_name(layer.layer) }</b>
            <span class="layer-line">{ line }</span>
            if !statements.is_empty() {
                <details class="trace">
                    <summary>{ "Clause by clause" }</summary>
                    <ol class="statements">{ for statements.iter().take(LISTED).map(|(policy, statement)| statement_lines(layer, reading, *policy, statement)) }</ol>
                    if statements.len() > LISTED {
                        <p class="soft">{ format!("And {} statements more.", statements.len() - LISTED) }</p>
                    }
                </details>
            }
        </li>
    }
}

fn look(layer: &LayerTrace) -> &'static str {
    match layer.answer {
        LayerAnswer::Silent if !layer.blocks => "neither",
        LayerAnswer::Silent if layer.layer == Layer::Role => "missing",
        LayerAnswer::Allows | LayerAnswer::Grants(_) => "allowed",
        LayerAnswer::Denies => "deny",
        LayerAnswer::Silent => "cut",
        LayerAnswer::Depends => "depends",
        LayerAnswer::NotApplied => "void",
    }
}

fn statement_lines(
    layer: &LayerTrace,
    reading: &Reading<'_>,
    policy: usize,
    statement: &StatementTrace,
) -> Html {
    let analysis = &reading.answer.0.analysis;
    let place = analysis.place_of(layer, policy);
    let source = analysis
        .reading(place)
        .map(|reading| reading.document.text.as_str())
        .unwrap_or_default();
    let name = statement_name(layer, policy, statement, analysis).to_string();
    let (effect, outcome) = match (statement.effect, statement.outcome) {
        (Effect::Allow, StatementOutcome::Applies) => ("Allow", "applies"),
        (Effect::Deny, StatementOutcome::Applies) => ("Deny", "applies"),
        (Effect::Allow, StatementOutcome::Missed) => ("Allow", "does not apply"),
        (Effect::Deny, StatementOutcome::Missed) => ("Deny", "does not apply"),
        (Effect::Allow, StatementOutcome::Depends) => ("Allow", "depends"),
        (Effect::Deny, StatementOutcome::Depends) => ("Deny", "depends"),
    };
    let clauses = words::clauses(statement, source);
    html! {
        <li class="statement">
            <p class="statement-head"><b>{ name }</b>{ format!(" · {effect} · {outcome}") }</p>
            <ul class="clauses">{ for clauses.iter().map(|clause| clause_line(reading, clause, place)) }</ul>
        </li>
    }
}

fn clause_line(
    reading: &Reading<'_>,
    clause: &ClauseLine,
    place: scopedown_scenario::Place,
) -> Html {
    let mark = match clause.matched {
        Some(true) => "✓",
        Some(false) => "✕",
        None => "?",
    };
    let content = &reading.answer.0.content;
    let target = content
        .document(place)
        .filter(|_| !reading.is_stale)
        .and_then(|document| Some((document, content.text(document)?.clone())));
    let words = runs(&clause.words);
    html! {
        <li class="clause" data-matched={clause.matched.map_or("open", |matched| if matched { "yes" } else { "no" })}>
            <span class="clause-mark" aria-hidden="true">{ mark }</span>
            if let Some((document, text)) = target {
                { jump_link(words, document, &text, clause.span, reading.dispatch) }
            } else {
                <span>{ words }</span>
            }
        </li>
    }
}
