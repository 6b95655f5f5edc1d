//! What could be added to a document that says nothing of a request.

use scopedown_eval::{PolicyTrace, Request, StatementTrace};
use scopedown_policy::{
    ActionPattern, Effect, Policy, PolicyKind, ResourcePattern, Sense, Span, Statement, parse,
};

use super::candidate::{Candidate, named};
use super::{Source, Widening, entry, layout};
use crate::edits::Edits;
use crate::places::append_entry;

/// The additions to one document: an entry in a statement that misses the request by that entry alone, and a statement of its own.
pub(super) fn of<'t>(
    trace: &PolicyTrace,
    source: &Source<'t>,
    kind: PolicyKind,
    request: &Request<'_>,
) -> Vec<Candidate<'t>> {
    let (Some(policy), Some(action)) = (
        parse(source.text, kind).policy,
        entry::action(request.action),
    ) else {
        return Vec::new();
    };
    let resource = entry::resource(request.resource, policy.version);
    let asked = Asked {
        request,
        action,
        resource,
    };
    let mut candidates: Vec<Candidate<'t>> = Vec::new();
    for (found, statement) in trace.statements.iter().zip(&policy.statements) {
        candidates.extend(to_statement(found, statement, source, &asked));
    }
    candidates.extend(new_statement(&policy, source, &asked));
    candidates
}

/// The request, and the entries that name what it names.
struct Asked<'r> {
    request: &'r Request<'r>,
    action: String,
    resource: Option<String>,
}

/// An entry for a statement that allows, whose conditions hold, and one of whose lists speaks of the request.
fn to_statement<'t>(
    found: &StatementTrace,
    statement: &Statement,
    source: &Source<'t>,
    asked: &Asked<'_>,
) -> Option<Candidate<'t>> {
    let resource = statement.resource.as_ref()?;
    let holds = found
        .conditions
        .iter()
        .all(|condition| condition.outcome.holds);
    if statement.effect.value != Effect::Allow || !holds {
        return None;
    }
    let name = named(found.statement, statement);
    let conditions = if statement.conditions.is_empty() {
        ""
    } else {
        " It is then allowed only while the conditions of that statement hold."
    };
    let candidate = |edits: Edits, title: String, widening| Candidate {
        source: *source,
        edits,
        title: title + conditions,
        widening,
    };
    let action_text = asked.request.action.as_written();
    match (
        found.action.matched,
        found.resource.is_some_and(|list| list.matched),
    ) {
        (false, true) if statement.action.sense == Sense::Listed => {
            let spans = spans(&statement.action.patterns, |entry| entry.span);
            let edits = append_entry(source.text, &spans, &asked.action)?;
            let only_this = resource.sense == Sense::Listed
                && resource
                    .patterns
                    .iter()
                    .all(|entry| is_resource(&entry.value, asked));
            let (widening, besides) = if only_this {
                (Widening::Exactly, "")
            } else {
                (
                    Widening::ActionElsewhere,
                    " The action is then allowed on the other resources of that statement too.",
                )
            };
            let title = format!(
                "Add `{action_text}` to the actions of {name}, which already speaks of the resource.{besides}"
            );
            Some(candidate(edits, title, widening))
        }
        (true, false) if resource.sense == Sense::Listed => {
            let spans = spans(&resource.patterns, |entry| entry.span);
            let (json, every) = resource_json(asked);
            let edits = append_entry(source.text, &spans, &json)?;
            let only_this = statement.action.sense == Sense::Listed
                && statement
                    .action
                    .patterns
                    .iter()
                    .all(|entry| is_action(&entry.value, asked));
            let (widening, besides) = match (every, only_this) {
                (true, _) => (Widening::EveryResource, " That is every resource."),
                (false, true) => (Widening::Exactly, ""),
                (false, false) => (
                    Widening::OtherActions,
                    " The other actions of that statement are then allowed on it too.",
                ),
            };
            let title = format!(
                "Add `{}` to the resources of {name}, which already speaks of the action.{besides}",
                asked.request.resource.as_written()
            );
            Some(candidate(edits, title, widening))
        }
        _ => None,
    }
}

fn new_statement<'t>(
    policy: &Policy,
    source: &Source<'t>,
    asked: &Asked<'_>,
) -> Option<Candidate<'t>> {
    let (json, every) = resource_json(asked);
    let edits = layout::add_statement(policy, source.text, &asked.action, &json)?;
    let action = asked.request.action.as_written();
    let (widening, title) = if every {
        (
            Widening::EveryResource,
            format!(
                "Add a statement that allows `{action}` on every resource, for nothing else can name this one."
            ),
        )
    } else {
        (
            Widening::Exactly,
            format!(
                "Add a statement that allows `{action}` on `{}` and nothing else.",
                asked.request.resource.as_written()
            ),
        )
    };
    Some(Candidate {
        source: *source,
        edits,
        title,
        widening,
    })
}

/// The entry for the resource, and whether it is a `*` for want of a better one.
fn resource_json(asked: &Asked<'_>) -> (String, bool) {
    match &asked.resource {
        Some(json) => (json.clone(), false),
        None => ("\"*\"".to_owned(), true),
    }
}

fn spans<T>(entries: &[T], span: impl Fn(&T) -> Span) -> Vec<Span> {
    entries.iter().map(span).collect()
}

/// Whether an entry speaks of the asked resource alone. Who acts on no resource finds nothing else under `*` either.
fn is_resource(pattern: &ResourcePattern, asked: &Asked<'_>) -> bool {
    match pattern {
        ResourcePattern::Any => asked.request.resource.is_none(),
        ResourcePattern::Arn(arn) => {
            arn.is_literal() && arn.as_written() == asked.request.resource.as_written()
        }
    }
}

fn is_action(pattern: &ActionPattern, asked: &Asked<'_>) -> bool {
    let literal = pattern.literal();
    literal.is_some_and(|text| text.eq_ignore_ascii_case(asked.request.action.as_written()))
}
