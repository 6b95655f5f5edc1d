//! Where a scenario's documents stand among the layers.

use scopedown_eval::{Layers, Place, ResourcePolicy, Target};
use scopedown_policy::Policy;

use crate::analysis::Reading;
use crate::document::Document;
use crate::scenario::{ResourceDocument, Scenario};

/// Every document of a scenario with its place, in the order of the scenario.
pub(crate) fn places(scenario: &Scenario) -> Vec<(Place, &Document)> {
    let mut places = Vec::new();
    for (number, document) in scenario.role.policies.iter().enumerate() {
        places.push((Place::Role(number), document));
    }
    for (number, document) in scenario.session.policies.iter().flatten().enumerate() {
        places.push((Place::Session(number), document));
    }
    places.extend(
        scenario
            .role
            .boundary
            .iter()
            .map(|document| (Place::Boundary, document)),
    );
    for (level, documents) in scenario.scps.iter().enumerate() {
        places.extend(
            documents
                .iter()
                .enumerate()
                .map(|(number, document)| (Place::Scp { level, number }, document)),
        );
    }
    for (level, documents) in scenario.rcps.iter().enumerate() {
        places.extend(
            documents
                .iter()
                .enumerate()
                .map(|(number, document)| (Place::Rcp { level, number }, document)),
        );
    }
    for (number, policy) in scenario.resource_policies.iter().enumerate() {
        places.push((Place::Resource(number), &policy.document));
    }
    places.extend(
        scenario
            .role
            .trust
            .iter()
            .map(|document| (Place::Trust, document)),
    );
    places
}

/// The layers that the documents make; each accepted policy moves into its own.
pub(crate) fn layers(scenario: &Scenario, readings: &mut [Reading]) -> Layers {
    let mut layers = Layers {
        session: scenario.session.policies.as_ref().map(|_| Vec::new()),
        ..Layers::default()
    };
    layers.scps.resize_with(scenario.scps.len(), Vec::new);
    layers.rcps.resize_with(scenario.rcps.len(), Vec::new);
    for reading in readings {
        let Some(policy) = reading.parsed.policy.take() else {
            continue;
        };
        let set = match reading.place {
            Place::Role(_) => Some(&mut layers.role),
            Place::Session(_) => layers.session.as_mut(),
            Place::Scp { level, .. } => layers.scps.get_mut(level),
            Place::Rcp { level, .. } => layers.rcps.get_mut(level),
            Place::Boundary => {
                layers.boundary = Some(policy);
                continue;
            }
            Place::Resource(number) => {
                let document = scenario.resource_policies.get(number);
                layers
                    .resources
                    .extend(document.map(|document| hanging(document, policy)));
                continue;
            }
            Place::Trust => {
                let target = scenario.role_arn().map(|arn| Target::Arn(arn.into()));
                layers.resources.extend(target.map(|target| ResourcePolicy {
                    target,
                    account: None,
                    policy,
                }));
                continue;
            }
            // These are read for the lints alone.
            Place::Association | Place::SourceRole(_) | Place::SourceTrust => continue,
        };
        if let Some(set) = set {
            set.push(policy);
        }
    }
    layers
}

fn hanging(document: &ResourceDocument, policy: Policy) -> ResourcePolicy {
    let target = document
        .resource
        .as_deref()
        .map_or(Target::Requested, |arn| Target::Arn(arn.into()));
    ResourcePolicy {
        target,
        account: document.account.as_deref().map(Into::into),
        policy,
    }
}
