//! Through which statements a cell is what it is. Two cells that depend on the same keys are alike only if they do so through the same text.

use scopedown_eval::{Layer, StatementOutcome, explain};
use scopedown_policy::{Action, Resource};

use super::Side;

/// The statements that apply or might, by layer, as their texts without white space, in order.
pub(super) fn grounds(
    side: &Side<'_>,
    action: &Action,
    resource: &Resource,
) -> Vec<(Layer, Option<usize>, String)> {
    let trace = explain(side.authority, &side.request(action, resource));
    let mut grounds = Vec::new();
    for layer in &trace.layers {
        for policy in &layer.policies {
            let place = side.analysis.place_of(layer, policy.policy);
            let text = side
                .analysis
                .reading(place)
                .map_or("", |reading| reading.document.text.as_str());
            let bearing = policy
                .statements
                .iter()
                .filter(|statement| statement.outcome != StatementOutcome::Missed);
            grounds.extend(bearing.map(|statement| {
                let text = statement.span.of(text);
                let bare = text.split_whitespace().collect::<String>();
                (layer.layer, layer.level, bare)
            }));
        }
    }
    grounds.sort();
    grounds
}
