//! What layers, documents and statements are called.

use scopedown_eval::{Layer, LayerTrace, StatementTrace};
use scopedown_scenario::Analysis;

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

/// A link to a statement: its Sid or its number, and its policy where the layer has several.
pub fn statement_name(
    layer: &LayerTrace,
    policy: usize,
    statement: &StatementTrace,
    analysis: &Analysis,
) -> Run {
    let place = analysis.place_of(layer, policy);
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
