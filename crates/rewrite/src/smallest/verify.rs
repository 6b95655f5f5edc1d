//! A change is tried before it is offered.

use scopedown_eval::{Authority, Decision, Layer, LayerAnswer, Request, explain};
use scopedown_policy::{Policy, PolicyKind, parse};

use super::candidate::Candidate;
use super::{Change, ChangeOutcome};

/// The change, if its layer allows the request once it is made.
pub(super) fn tried(
    candidate: Candidate<'_>,
    kind: PolicyKind,
    authority: &Authority,
    request: &Request<'_>,
) -> Option<Change> {
    let source = candidate.source;
    let policy = parse(&candidate.edits.apply(source.text), kind).policy?;
    let changed = with_document(authority, source.layer, source.number, policy)?;
    let trace = explain(&changed, request);
    let allows = trace
        .layers
        .iter()
        .any(|layer| layer.layer == source.layer && layer.answer == LayerAnswer::Allows);
    if !allows {
        return None;
    }
    Some(Change {
        layer: source.layer,
        document: source.number,
        characters: candidate.characters(),
        edits: candidate.edits,
        title: candidate.title,
        widening: candidate.widening,
        outcome: match trace.verdict.decision {
            Decision::Allowed => ChangeOutcome::Allowed,
            Decision::Depends => ChangeOutcome::Depends,
            Decision::ImplicitDeny | Decision::ExplicitDeny => {
                ChangeOutcome::StillBlocked(trace.verdict.by)
            }
        },
    })
}

/// The authority with another document in the place of one.
fn with_document(
    authority: &Authority,
    layer: Layer,
    number: usize,
    policy: Policy,
) -> Option<Authority> {
    let mut layers = authority.layers().clone();
    let documents = match layer {
        Layer::Role => &mut layers.role,
        Layer::Session => layers.session.as_mut()?,
        _ => return None,
    };
    *documents.get_mut(number)? = policy;
    Some(Authority::new(layers))
}
