//! What the layer that AWS names says here.

use scopedown_eval::{
    Layer, LayerAnswer, LayerSet, LayerTrace, StatementOutcome, StatementTrace, Trace,
};
use scopedown_policy::Effect;
use scopedown_scenario::Scenario;

use super::super::{Denial, Deny, PolicyType};

/// How the layer that AWS names stands here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// AWS names none.
    Unnamed,
    /// None of its documents is given, or it is no layer of ours.
    NotAtHand,
    /// It denies here in the same way.
    Agrees,
    /// It denies in the same way if conditions hold, or fail, that hang on unknown keys.
    Hangs,
    /// It says otherwise here.
    Disagrees,
}

/// The layers of which a document is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct AtHand(LayerSet);

impl AtHand {
    pub(super) fn of(scenario: &Scenario) -> Self {
        let resource = !scenario.resource_policies.is_empty() || scenario.role.trust.is_some();
        Self(
            LayerSet::NONE
                .with_if(!scenario.rcps.is_empty(), Layer::Rcp)
                .with_if(!scenario.scps.is_empty(), Layer::Scp)
                .with_if(resource, Layer::Resource)
                .with_if(!scenario.role.policies.is_empty(), Layer::Role)
                .with_if(scenario.role.boundary.is_some(), Layer::Boundary)
                .with_if(scenario.session.policies.is_some(), Layer::Session),
        )
    }

    /// The same for one request: a policy that hangs on another resource is not at hand.
    pub(super) fn beside(self, trace: &Trace) -> Self {
        let hangs = trace
            .layers
            .iter()
            .any(|layer| layer.layer == Layer::Resource && !layer.policies.is_empty());
        Self(self.among_if(|layer| layer != Layer::Resource || hangs))
    }

    pub(super) fn is_nothing(self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn has(self, layer: Layer) -> bool {
        self.0.contains(layer)
    }

    /// Those of some layers that are at hand.
    pub(super) fn among(self, layers: LayerSet) -> LayerSet {
        self.among_if(|layer| layers.contains(layer))
    }

    fn among_if(self, wanted: impl Fn(Layer) -> bool) -> LayerSet {
        self.0.iter().fold(LayerSet::NONE, |set, layer| {
            set.with_if(wanted(layer), layer)
        })
    }
}

/// The layer of ours that a type of policy is; `None` for what is not modelled.
pub(super) const fn layer_of(kind: PolicyType) -> Option<Layer> {
    match kind {
        PolicyType::Identity => Some(Layer::Role),
        PolicyType::Resource | PolicyType::Trust => Some(Layer::Resource),
        PolicyType::Session => Some(Layer::Session),
        PolicyType::Boundary => Some(Layer::Boundary),
        PolicyType::Scp => Some(Layer::Scp),
        PolicyType::Rcp => Some(Layer::Rcp),
        PolicyType::VpcEndpoint | PolicyType::PublicAccessBlock => None,
    }
}

/// The type of policy that a layer of ours is.
pub(super) const fn kind_of(layer: Layer) -> PolicyType {
    match layer {
        Layer::Role => PolicyType::Identity,
        Layer::Resource => PolicyType::Resource,
        Layer::Session => PolicyType::Session,
        Layer::Boundary => PolicyType::Boundary,
        Layer::Scp => PolicyType::Scp,
        Layer::Rcp => PolicyType::Rcp,
    }
}

/// Layers without the one that AWS names.
pub(super) fn without(layers: LayerSet, denial: &Denial) -> LayerSet {
    let named = denial.layer.and_then(layer_of);
    layers.iter().fold(LayerSet::NONE, |set, layer| {
        set.with_if(Some(layer) != named, layer)
    })
}

impl Standing {
    pub(super) fn of(denial: &Denial, trace: &Trace, at_hand: AtHand) -> Self {
        let Some(kind) = denial.layer else {
            return Self::Unnamed;
        };
        let Some(layer) = layer_of(kind).filter(|layer| at_hand.has(*layer)) else {
            return Self::NotAtHand;
        };
        let levels: Vec<&LayerTrace> = trace
            .layers
            .iter()
            .filter(|trace| trace.layer == layer)
            .collect();
        match denial.deny {
            Some(Deny::Explicit) => explicit(&levels),
            Some(Deny::Implicit) => implicit(&levels),
            None => match (implicit(&levels), explicit(&levels)) {
                (Self::Disagrees, other) | (other, _) => other,
            },
        }
    }
}

fn explicit(levels: &[&LayerTrace]) -> Standing {
    if levels
        .iter()
        .any(|level| level.answer == LayerAnswer::Denies)
    {
        Standing::Agrees
    } else if levels.iter().any(|level| is_open(level, Effect::Deny)) {
        Standing::Hangs
    } else {
        Standing::Disagrees
    }
}

/// Of an organization's levels one that is silent is enough. Where a statement denies AWS would speak of an explicit deny.
fn implicit(levels: &[&LayerTrace]) -> Standing {
    if levels
        .iter()
        .any(|level| level.answer == LayerAnswer::Denies)
    {
        Standing::Disagrees
    } else if levels.iter().any(|level| is_silent(level)) {
        Standing::Agrees
    } else if levels.iter().any(|level| is_unsure(level)) {
        Standing::Hangs
    } else {
        Standing::Disagrees
    }
}

/// Whether no statement allows, whatever the unknown keys are.
fn is_silent(level: &LayerTrace) -> bool {
    match level.answer {
        LayerAnswer::Silent => true,
        LayerAnswer::Depends => !applies(level) && !is_open(level, Effect::Allow),
        _ => false,
    }
}

/// Whether a statement allows for some values of the unknown keys, and none does for others.
fn is_unsure(level: &LayerTrace) -> bool {
    !applies(level) && is_open(level, Effect::Allow)
}

fn applies(level: &LayerTrace) -> bool {
    statements(level).any(|statement| {
        statement.effect == Effect::Allow && statement.outcome == StatementOutcome::Applies
    })
}

fn is_open(level: &LayerTrace, effect: Effect) -> bool {
    statements(level).any(|statement| {
        statement.effect == effect && statement.outcome == StatementOutcome::Depends
    })
}

fn statements(level: &LayerTrace) -> impl Iterator<Item = &StatementTrace> {
    level.policies.iter().flat_map(|policy| &policy.statements)
}
