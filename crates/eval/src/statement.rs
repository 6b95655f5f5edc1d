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
    let sense = clause.sense;
    match listing(clause, case) {
        Listing::Listed(_) => sense.of(true),
        Listing::ListedAt(point, _) => case.read(point, sense.of(true), sense.of(false)),
        Listing::UnlistedAt(point) => case.read(point, sense.of(false), sense.of(true)),
        Listing::Unresolved(_) if sense == Sense::AllBut => {
            case.read(OpenPoint::UnresolvedInNotResource, true, false)
        }
        Listing::Unresolved(_) | Listing::Unlisted => sense.of(false),
    }
}

/// Whether the resource clause can match for some values of its variables; a clause without variables either does or does not.
pub(crate) fn may_name_resource(statement: &Statement, case: &Case<'_>) -> bool {
    let has_variable = |pattern: &ResourcePattern| match pattern {
        ResourcePattern::Any => false,
        ResourcePattern::Arn(arn) => arn.resource().variables().next().is_some(),
    };
    let open = statement
        .resource
        .iter()
        .flat_map(|clause| &clause.patterns)
        .any(|pattern| has_variable(&pattern.value));
    open || names_resource(statement, case)
}

/// Whether a list of resources has the request's, and how sure that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Listing {
    /// The entry at this place has it.
    Listed(Span),
    /// The entry at this place has it under the proposed reading of a point.
    ListedAt(OpenPoint, Span),
    /// An entry would have it under the other reading of a point.
    UnlistedAt(OpenPoint),
    /// None has it, and a variable of the entry at this place has no value.
    Unresolved(Span),
    /// None has it.
    Unlisted,
}

/// Looks the request's resource up: an entry that has it for sure comes before one that leans on an open point.
pub(crate) fn listing(clause: &ResourceClause, case: &Case<'_>) -> Listing {
    let mut best = Listing::Unlisted;
    for pattern in &clause.patterns {
        let found = match pattern.value.matches(case.arn.as_ref(), case.context) {
            Match::Yes => leaning(&pattern.value).map_or(Listing::Listed(pattern.span), |point| {
                Listing::ListedAt(point, pattern.span)
            }),
            Match::NoValue => Listing::Unresolved(pattern.span),
            Match::No => {
                otherwise(&pattern.value, case).map_or(Listing::Unlisted, Listing::UnlistedAt)
            }
        };
        if matches!(found, Listing::Listed(_)) {
            return found;
        }
        if rank(found) > rank(best) {
            best = found;
        }
    }
    best
}

const fn rank(listing: Listing) -> u8 {
    match listing {
        Listing::Listed(_) => 4,
        Listing::ListedAt(..) => 3,
        Listing::Unresolved(_) => 2,
        Listing::UnlistedAt(_) => 1,
        Listing::Unlisted => 0,
    }
}

/// The point on which a match leans.
fn leaning(pattern: &ResourcePattern) -> Option<OpenPoint> {
    let ResourcePattern::Arn(arn) = pattern else {
        return None;
    };
    if arn.has_service_wildcard() {
        return Some(OpenPoint::ServiceWildcard);
    }
    // That a short ARN which ends with `*` covers what follows was observed; that others are padded is our decision (semantics 3.3.3).
    arn.is_padded_without_star().then_some(OpenPoint::ShortArn)
}

/// The point under whose other reading an entry that misses would match.
fn otherwise(pattern: &ResourcePattern, case: &Case<'_>) -> Option<OpenPoint> {
    let (ResourcePattern::Arn(pattern), Some(arn)) = (pattern, &case.arn) else {
        return None;
    };
    if pattern.matches_across_colons(case.request.resource.as_written(), arn) {
        return Some(OpenPoint::StarAcrossColons);
    }
    let by_case = pattern.matches_front_ignoring_case(arn, case.context) == Match::Yes;
    by_case.then_some(OpenPoint::FrontCase)
}

fn conditions_hold(conditions: &[Condition], case: &Case<'_>) -> bool {
    conditions
        .iter()
        .all(|condition| condition::evaluate(condition, case).holds)
}
