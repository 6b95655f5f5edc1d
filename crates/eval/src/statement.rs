//! Whether a statement applies: every clause must match.

use scopedown_policy::{
    Condition, Match, Policy, ResourceClause, ResourcePattern, Sense, Span, Statement,
};

use crate::case::Case;
use crate::condition;
use crate::open_point::OpenPoint;

/// Whether action, resource and conditions match; the principal is the layer's business.
pub(crate) fn applies(statement: &Statement, case: &Case<'_>) -> bool {
    names_action(statement, case)
        && names_resource(statement, case)
        && conditions_hold(&statement.conditions, case)
}

/// The statements of a set of documents that apply.
pub(crate) fn applying<'p>(
    policies: impl IntoIterator<Item = &'p Policy>,
    case: &Case<'_>,
) -> impl Iterator<Item = &'p Statement> {
    policies
        .into_iter()
        .flat_map(|policy| &policy.statements)
        .filter(|statement| applies(statement, case))
}

/// Whether `Action` lists the action, or `NotAction` does not.
pub(crate) fn names_action(statement: &Statement, case: &Case<'_>) -> bool {
    statement
        .action
        .sense
        .of(listed_action(statement, case).is_some())
}

/// The entry that lists the action.
pub(crate) fn listed_action(statement: &Statement, case: &Case<'_>) -> Option<Span> {
    statement
        .action
        .patterns
        .iter()
        .find(|pattern| pattern.value.matches(case.request.action))
        .map(|pattern| pattern.span)
}

/// Whether `Resource` lists the resource, or `NotResource` does not. Without either the statement speaks of the resource that its
/// policy hangs on (semantics 1.6.7).
pub(crate) fn names_resource(statement: &Statement, case: &Case<'_>) -> bool {
    let Some(clause) = &statement.resource else {
        return true;
    };
    let listed = listed_resource(clause, case);
    match (clause.sense, listed) {
        (sense, Some((_, Certainty::Sure))) => sense.of(true),
        (sense, Some((_, Certainty::OpenAt(point)))) => {
            case.read(point, sense.of(true), sense.of(false))
        }
        (Sense::Listed, None) => false,
        (Sense::AllBut, None) => {
            let unresolved = clause.patterns.iter().any(|pattern| {
                pattern.value.matches(case.arn.as_ref(), case.context) == Match::NoValue
            });
            if unresolved {
                case.read(OpenPoint::UnresolvedInNotResource, true, false)
            } else {
                true
            }
        }
    }
}

/// How sure it is that an entry lists the resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Certainty {
    Sure,
    OpenAt(OpenPoint),
}

/// The entry that lists the resource; one that does so for sure before one that leans on an open point.
pub(crate) fn listed_resource(
    clause: &ResourceClause,
    case: &Case<'_>,
) -> Option<(Span, Certainty)> {
    let mut open = None;
    for pattern in &clause.patterns {
        match pattern.value.matches(case.arn.as_ref(), case.context) {
            Match::Yes if leans_on_padding(&pattern.value) => {
                open = open.or(Some((pattern.span, Certainty::OpenAt(OpenPoint::ShortArn))));
            }
            Match::Yes => return Some((pattern.span, Certainty::Sure)),
            Match::No | Match::NoValue => {}
        }
    }
    open
}

/// A short ARN that ends with `*` was observed to cover what follows; one that does not is padded by our decision (semantics 3.3.3).
fn leans_on_padding(pattern: &ResourcePattern) -> bool {
    let written = pattern.as_written();
    !written.ends_with('*') && written.splitn(6, ':').count() < 6
}

fn conditions_hold(conditions: &[Condition], case: &Case<'_>) -> bool {
    conditions
        .iter()
        .all(|condition| condition::evaluate(condition, case).holds)
}
