//! What could be taken out of a document that denies a request.

use scopedown_eval::{PolicyTrace, StatementOutcome, StatementTrace};
use scopedown_policy::{Effect, Policy, PolicyKind, ResourcePattern, Sense, Span, parse};

use super::candidate::{Candidate, named};
use super::{Source, Widening};
use crate::edits::Edits;
use crate::places::remove_entry;

/// One change that takes the request out of every statement of a document that denies it. Only entries that name one action or one resource are taken
/// out: what a wildcard denies besides, somebody may mean to be denied.
pub(super) fn of<'t>(
    trace: &PolicyTrace,
    source: &Source<'t>,
    kind: PolicyKind,
) -> Option<Candidate<'t>> {
    let policy = parse(source.text, kind).policy?;
    let denying = trace.statements.iter().filter(|statement| {
        statement.effect == Effect::Deny && statement.outcome == StatementOutcome::Applies
    });
    let mut edits = Vec::new();
    let mut sentences = Vec::new();
    for statement in denying {
        let (removal, sentence) = removal(statement, &policy, source.text)?;
        edits.extend_from_slice(removal.as_slice());
        sentences.push(sentence);
    }
    let edits = Edits::new(edits).filter(|edits| !edits.is_empty())?;
    Some(Candidate {
        source: *source,
        edits,
        title: sentences.join(" "),
        widening: Widening::LessDenied,
    })
}

/// The entry to take out of one statement; the list must keep another one.
fn removal(found: &StatementTrace, policy: &Policy, text: &str) -> Option<(Edits, String)> {
    let statement = policy.statements.get(found.statement)?;
    let name = named(found.statement, statement);
    let action = found
        .action
        .entry
        .filter(|_| statement.action.sense == Sense::Listed && statement.action.patterns.len() > 1);
    if let Some(span) = action {
        let entry = statement
            .action
            .patterns
            .iter()
            .find(|entry| entry.span == span);
        if let Some(literal) = entry.and_then(|entry| entry.value.literal()) {
            let sentence = format!(
                "Take `{literal}` out of the actions that {name} denies; it is then denied on none of its resources."
            );
            return Some((remove_entry(text, span), sentence));
        }
    }
    let clause = statement.resource.as_ref()?;
    let span: Span = found.resource?.entry?;
    let entry = clause.patterns.iter().find(|entry| entry.span == span)?;
    let ResourcePattern::Arn(arn) = &entry.value else {
        return None;
    };
    let removable = clause.sense == Sense::Listed && clause.patterns.len() > 1 && arn.is_literal();
    removable.then(|| {
        let sentence = format!(
            "Take `{}` out of the resources of {name}; none of its actions is then denied there.",
            arn.as_written()
        );
        (remove_entry(text, span), sentence)
    })
}
