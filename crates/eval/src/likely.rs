//! Which layer AWS's message most likely names (semantics 9.3).

use crate::answers::Answers;
use crate::layer::{Layer, LayerSet};
use crate::verdict::Decision;

/// The layer for a denial; AWS names one alone, and its order is only partly observed.
pub(crate) fn likely(decision: Decision, by: LayerSet, answers: &Answers) -> Option<Layer> {
    match decision {
        Decision::ExplicitDeny => explicit(by, answers),
        Decision::ImplicitDeny => first(
            by,
            [
                Layer::Scp,
                Layer::Role,
                Layer::Resource,
                Layer::Boundary,
                Layer::Session,
            ],
        ),
        Decision::Allowed | Decision::Depends => None,
    }
}

/// A session's explicit denial is named only where something grants; else the missing grant of the identity is.
fn explicit(by: LayerSet, answers: &Answers) -> Option<Layer> {
    let before_session = [
        Layer::Role,
        Layer::Rcp,
        Layer::Scp,
        Layer::Resource,
        Layer::Boundary,
    ];
    first(by, before_session).or_else(|| {
        let granted = answers.role.allows() || answers.grant.is_some();
        Some(if granted { Layer::Session } else { Layer::Role })
    })
}

fn first<const N: usize>(by: LayerSet, order: [Layer; N]) -> Option<Layer> {
    order.into_iter().find(|layer| by.contains(*layer))
}
