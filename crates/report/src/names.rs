//! What layers, documents and statements are called.

use scopedown_eval::{Layer, LayerTrace, StatementTrace};
use scopedown_scenario::{Analysis, Place};

use crate::run::Run;

/// The name of a layer, for a column of names.
pub const fn layer_name(layer: Layer) -> &'static str {
    match layer {
        Layer::Rcp => "RCP",
        Layer::Scp => "SCP",
        Layer::Resource => "Resource",
        Layer::Role => "Role",
        Layer::Boundary => "Boundary",
        Layer::Session => "Session",
    }
}

/// The document that a policy of a layer came from.
pub fn place_of(layer: &LayerTrace, policy: usize, analysis: &Analysis) -> Place {
    let level = layer.level.unwrap_or_default();
    match layer.layer {
        Layer::Rcp => Place::Rcp {
            level,
            number: policy,
        },
        Layer::Scp => Place::Scp {
            level,
            number: policy,
        },
        Layer::Role => Place::Role(policy),
        Layer::Boundary => Place::Boundary,
        Layer::Session => Place::Session(policy),
        Layer::Resource if analysis.reading(Place::Resource(policy)).is_some() => {
            Place::Resource(policy)
        }
        Layer::Resource => Place::Trust,
    }
}

/// A link to a statement: its Sid or its number, and its policy where the layer has several.
pub fn statement_name(
    layer: &LayerTrace,
    policy: usize,
    statement: &StatementTrace,
    analysis: &Analysis,
) -> Run {
    let place = place_of(layer, policy, analysis);
    let name = match &statement.sid {
        Some(sid) if !sid.is_empty() => format!("statement {sid}"),
        _ => format!("statement {}", statement.statement + 1),
    };
    let of_policy = match analysis.reading(place) {
        Some(reading) if layer.policies.len() > 1 => format!(" of {}", reading.document.name),
        _ => String::new(),
    };
    Run::Link {
        text: name + &of_policy,
        place,
        span: statement.span,
    }
}
