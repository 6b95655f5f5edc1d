//! The smallest changes of role and session policies after which a request is allowed.

mod additions;
mod candidate;
mod entry;
mod layout;
mod removals;
mod verify;

use scopedown_eval::{
    Authority, Decision, Layer, LayerAnswer, LayerSet, LayerTrace, Request, StatementOutcome,
    decide, explain,
};
use scopedown_policy::{Effect, PolicyKind, Span};

use crate::edits::Edits;
use candidate::Candidate;

/// A document of a layer, as text.
#[derive(Debug, Clone, Copy)]
pub struct Source<'t> {
    /// [`Layer::Role`] or [`Layer::Session`]; documents of other layers are not changed.
    pub layer: Layer,
    /// Its number among the documents of the layer, as in the layers of the authority.
    pub number: usize,
    /// Its text, from which the authority's document was read.
    pub text: &'t str,
}

/// What stands in the way of a request, and what could be changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SmallestChanges {
    /// The layers that stand in the way; none where the request is allowed.
    pub obstacles: Vec<Obstacle>,
    /// Changes, those of the role first; those of one layer with the least widening first, then with the fewest characters. Where several layers
    /// stand in the way, one change for each is needed.
    pub changes: Vec<Change>,
}

/// A layer that stands in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Obstacle {
    /// The layer.
    pub layer: Layer,
    /// How it does.
    pub hindrance: Hindrance,
}

/// How a layer stands in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hindrance {
    /// Nothing in it allows the request: an addition helps.
    Silent,
    /// It hangs on condition keys that are not known.
    Depends,
    /// These statements deny the request: no addition helps, in whatever layer.
    Denies(Vec<Denial>),
}

/// A statement that denies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Denial {
    /// The document's number in its layer.
    pub document: usize,
    /// The statement's number in its document, from 0.
    pub statement: usize,
    /// The whole statement.
    pub span: Span,
}

/// One change of one document. It has been tried: the document can be read, and its layer allows the request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The layer of the document.
    pub layer: Layer,
    /// The document's number in its layer.
    pub document: usize,
    /// What to do to its text.
    pub edits: Edits,
    /// What it does, in a sentence.
    pub title: String,
    /// The characters that it adds.
    pub characters: i64,
    /// What it allows besides the request.
    pub widening: Widening,
    /// What becomes of the request by this change alone.
    pub outcome: ChangeOutcome,
}

/// What a change allows besides the request, the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Widening {
    /// Nothing: this action on this resource.
    Exactly,
    /// The action on the other resources of the statement.
    ActionElsewhere,
    /// The other actions of the statement on the resource.
    OtherActions,
    /// What the statement denies besides is no longer denied.
    LessDenied,
    /// The action on every resource.
    EveryResource,
}

/// What becomes of the request by one change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeOutcome {
    /// It is allowed.
    Allowed,
    /// These layers still stand in the way: each needs a change of its own.
    StillBlocked(LayerSet),
    /// It hangs on condition keys that are not known.
    Depends,
}

impl Obstacle {
    /// The obstacle in a sentence.
    pub fn sentence(&self) -> String {
        let layer = self.layer.name();
        match &self.hindrance {
            Hindrance::Silent => format!("Nothing in the {layer} layer allows the request."),
            Hindrance::Depends => {
                format!("What the {layer} layer says hangs on condition keys that are not known.")
            }
            Hindrance::Denies(denials) => {
                let numbers: Vec<String> = denials
                    .iter()
                    .map(|denial| {
                        format!(
                            "statement {} of policy {}",
                            denial.statement + 1,
                            denial.document + 1
                        )
                    })
                    .collect();
                format!(
                    "The {layer} layer denies the request, in {}. Nothing that is added helps: a denial beats every permission.",
                    numbers.join(" and ")
                )
            }
        }
    }
}

/// So many changes are offered for one layer.
const OFFERED: usize = 6;

/// Finds what to change so that a request is allowed, in the documents of role and session. Every change that is offered was tried. `*` as a
/// resource is offered only where nothing else can name what the request acts on.
pub fn smallest_changes(
    authority: &Authority,
    sources: &[Source<'_>],
    request: &Request<'_>,
) -> SmallestChanges {
    let mut found = SmallestChanges {
        obstacles: Vec::new(),
        changes: Vec::new(),
    };
    if decide(authority, request).decision == Decision::Allowed {
        return found;
    }
    let trace = explain(authority, request);
    for layer in &trace.layers {
        let Some(hindrance) = hindrance(layer) else {
            continue;
        };
        found.obstacles.push(Obstacle {
            layer: layer.layer,
            hindrance,
        });
        if let Some(kind) = kind(layer.layer) {
            let changes = changes(layer, kind, authority, sources, request);
            found.changes.extend(changes);
        }
    }
    found
}

/// How documents of a layer are read, where it is one that is changed.
const fn kind(layer: Layer) -> Option<PolicyKind> {
    match layer {
        Layer::Role => Some(PolicyKind::Role),
        Layer::Session => Some(PolicyKind::Session),
        _ => None,
    }
}

fn hindrance(layer: &LayerTrace) -> Option<Hindrance> {
    // Role and session must allow for themselves, also where another layer is the one that the verdict hangs on.
    let counts = layer.blocks || kind(layer.layer).is_some();
    match layer.answer {
        LayerAnswer::Denies => Some(Hindrance::Denies(denials(layer))),
        LayerAnswer::Silent if counts => Some(Hindrance::Silent),
        LayerAnswer::Depends if counts => Some(Hindrance::Depends),
        _ => None,
    }
}

fn denials(layer: &LayerTrace) -> Vec<Denial> {
    let policies = layer.policies.iter();
    let denials = policies.flat_map(|policy| {
        let statements = policy.statements.iter();
        let denying = statements.filter(|statement| {
            statement.effect == Effect::Deny && statement.outcome == StatementOutcome::Applies
        });
        denying.map(|statement| Denial {
            document: policy.policy,
            statement: statement.statement,
            span: statement.span,
        })
    });
    denials.collect()
}

fn changes(
    layer: &LayerTrace,
    kind: PolicyKind,
    authority: &Authority,
    sources: &[Source<'_>],
    request: &Request<'_>,
) -> Vec<Change> {
    let mut candidates: Vec<Candidate<'_>> = Vec::new();
    for policy in &layer.policies {
        let source = sources
            .iter()
            .find(|source| source.layer == layer.layer && source.number == policy.policy);
        let Some(source) = source else {
            continue;
        };
        match layer.answer {
            LayerAnswer::Denies => candidates.extend(removals::of(policy, source, kind)),
            _ => candidates.extend(additions::of(policy, source, kind, request)),
        }
    }
    candidates.sort_by_key(|candidate| (candidate.widening, candidate.characters()));
    let mut changes = Vec::new();
    for candidate in candidates {
        let narrower_exists = || !changes.is_empty();
        if candidate.widening == Widening::EveryResource && narrower_exists() {
            break;
        }
        changes.extend(verify::tried(candidate, kind, authority, request));
        if changes.len() == OFFERED {
            break;
        }
    }
    changes
}

#[cfg(test)]
mod tests;
