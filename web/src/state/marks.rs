//! What is marked in a text: what is wrong with it, and what decides the selected cell.

use scopedown_eval::{LayerAnswer, StatementOutcome, StatementTrace, Trace};
use scopedown_policy::{Effect, Severity, Span};
use scopedown_scenario::{Analysis, Place};

use super::analysis::Answer;
use super::workspace::DocumentId;

/// A marked place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Where.
    pub span: Span,
    /// Why.
    pub kind: MarkKind,
}

/// Why a place is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkKind {
    /// Something is wrong with it.
    Fault(Severity),
    /// The statement decides the selected cell.
    Statement,
    /// The entry through which it does.
    Entry,
}

/// Faults that are marked; a text with more has something else to tell.
const MARKED: usize = 200;

/// The marks of a text.
pub fn marks(answer: &Answer, trace: Option<&Trace>, document: DocumentId) -> Vec<Mark> {
    let faults = answer
        .diagnostics(document)
        .iter()
        .take(MARKED)
        .map(|diagnostic| Mark {
            span: diagnostic.span,
            kind: MarkKind::Fault(diagnostic.severity()),
        });
    let place = answer.content.place(document);
    let deciding = trace
        .into_iter()
        .flat_map(|trace| deciding(trace, &answer.analysis, place));
    deciding.chain(faults).collect()
}

/// The statements of a document that decide.
fn deciding(
    trace: &Trace,
    analysis: &Analysis,
    place: Option<Place>,
) -> impl Iterator<Item = Mark> {
    let layers = trace
        .layers
        .iter()
        .filter_map(|layer| Some((layer, effect(layer.answer)?)));
    layers.flat_map(move |(layer, effect)| {
        let policies = layer
            .policies
            .iter()
            .filter(move |policy| Some(analysis.place_of(layer, policy.policy)) == place);
        let statements = policies.flat_map(|policy| &policy.statements);
        let deciding = statements.filter(move |statement| {
            statement.effect == effect && statement.outcome != StatementOutcome::Missed
        });
        deciding.flat_map(marks_of)
    })
}

/// The effect of the statements that make an answer.
const fn effect(answer: LayerAnswer) -> Option<Effect> {
    match answer {
        LayerAnswer::Denies => Some(Effect::Deny),
        LayerAnswer::Allows | LayerAnswer::Grants(_) | LayerAnswer::Depends => Some(Effect::Allow),
        LayerAnswer::Silent | LayerAnswer::NotApplied => None,
    }
}

fn marks_of(statement: &StatementTrace) -> impl Iterator<Item = Mark> + use<> {
    let resource = statement.resource.and_then(|resource| resource.entry);
    let entries = [statement.action.entry, resource].into_iter().flatten();
    let whole = Mark {
        span: statement.span,
        kind: MarkKind::Statement,
    };
    std::iter::once(whole).chain(entries.map(|span| Mark {
        span,
        kind: MarkKind::Entry,
    }))
}
