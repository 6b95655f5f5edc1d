//! A resource with wildcards stands for every ARN that it matches; it is allowed only if all of them are.
//!
//! There are too many to try, but policies tell only so many apart. For each wildcard stand texts that no policy names, of several lengths: only
//! wildcards match them. And for each pattern of a policy stands one ARN that it shares with the resource.

use std::collections::HashSet;

use scopedown_policy::{ArnPattern, Match, NoValues, Resource, ResourcePattern, shared};

use crate::authority::Authority;
use crate::cell::{Cell, cell};
use crate::explain::explain;
use crate::request::{Request, Situation};
use crate::trace::Trace;
use crate::verdict::Decision;

/// A private-use character: no policy that AWS saves can hold it (semantics 1.2.1).
const UNNAMED: &str = "\u{F8FF}";

/// The cell of a request whose resource may hold wildcards: the least that any ARN it stands for is given.
pub fn cell_everywhere(authority: &Authority, request: &Request<'_>) -> Cell {
    let instances = instances(authority, request.resource, request.situation);
    least_cell(authority, request, &instances)
}

/// As [`cell_everywhere`], given the ARNs to try, which do not hang on the action.
pub(crate) fn least_cell(
    authority: &Authority,
    request: &Request<'_>,
    instances: &[Resource],
) -> Cell {
    let cells = instances.iter().map(|resource| {
        cell(
            authority,
            &Request {
                resource,
                ..*request
            },
        )
    });
    cells
        .min_by_key(|cell| rank(cell.effective))
        .unwrap_or_else(|| cell(authority, request))
}

/// The trace of the ARN that decides [`cell_everywhere`].
pub fn explain_everywhere(authority: &Authority, request: &Request<'_>) -> Trace {
    let instances = instances(authority, request.resource, request.situation);
    let traces = instances.iter().map(|resource| {
        explain(
            authority,
            &Request {
                resource,
                ..*request
            },
        )
    });
    traces
        .min_by_key(|trace| rank(trace.verdict.decision))
        .unwrap_or_else(|| explain(authority, request))
}

const fn rank(decision: Decision) -> u8 {
    match decision {
        Decision::ExplicitDeny => 0,
        Decision::ImplicitDeny => 1,
        Decision::Depends => 2,
        Decision::Allowed => 3,
    }
}

/// The ARNs to try; the resource itself where it has no wildcard.
pub(crate) fn instances(
    authority: &Authority,
    resource: &Resource,
    situation: &Situation,
) -> Vec<Resource> {
    let written = resource.as_written();
    if resource.is_none() || !written.contains(['*', '?']) {
        return vec![resource.clone()];
    }
    let pattern = ArnPattern::literal_variables(written);
    let fresh = [String::new(), UNNAMED.to_owned(), UNNAMED.repeat(40)]
        .into_iter()
        .map(|run| pattern.fill(&run, UNNAMED));
    let common = patterns(authority, situation)
        .into_iter()
        .filter_map(|other| shared(written, &other, UNNAMED).text());
    let stands_for = |text: &String| {
        scopedown_policy::Arn::parse(text)
            .is_some_and(|arn| pattern.matches(&arn, &NoValues) == Match::Yes)
    };
    let texts: Vec<String> = fresh.chain(common).filter(stands_for).collect();
    let mut seen = HashSet::new();
    texts
        .iter()
        .filter(|text| seen.insert(text.as_str()))
        .map(|text| Resource::new(text))
        .collect()
}

/// The texts of all resource patterns, variables replaced where they have a value.
fn patterns(authority: &Authority, situation: &Situation) -> Vec<String> {
    // A policy that hangs on another resource adds an ARN to try, and changes nothing.
    let policies = authority.layers().policies();
    let mut texts = Vec::new();
    for clause in policies
        .iter()
        .flat_map(|policy| &policy.statements)
        .filter_map(|statement| statement.resource.as_ref())
    {
        for pattern in &clause.patterns {
            if let ResourcePattern::Arn(arn) = &pattern.value {
                texts.push(arn.with_values(&situation.context));
            }
        }
    }
    texts
}
