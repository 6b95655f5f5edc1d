//! What each layer must be told, so that all that is wanted is allowed.

use scopedown_eval::Layer;

use super::row::{NeedRow, Outcome};

/// What one layer must be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shortfall {
    /// The layer.
    pub layer: Layer,
    /// Wanted actions that it does not allow.
    pub forgot: Vec<String>,
    /// Companions that it does not allow, but for those that only [some clients](scopedown_catalog::When::Sometimes) need.
    pub companions: Vec<String>,
    /// Actions, wanted or companions, that it denies explicitly.
    pub denies: Vec<String>,
}

/// The layers in the order in which people look at them.
const LOOKED_AT: [Layer; 6] = [
    Layer::Session,
    Layer::Role,
    Layer::Boundary,
    Layer::Resource,
    Layer::Scp,
    Layer::Rcp,
];

/// What each layer must be told.
pub(super) fn shortfalls(rows: &[NeedRow]) -> Vec<Shortfall> {
    let of_layer = |layer: Layer| {
        let mut shortfall = Shortfall {
            layer,
            forgot: Vec::new(),
            companions: Vec::new(),
            denies: Vec::new(),
        };
        for row in rows {
            let Outcome::Denied { forgot, denies } = row.outcome else {
                continue;
            };
            let list = match (forgot.contains(layer), denies.contains(layer)) {
                (_, true) => &mut shortfall.denies,
                (true, _) if row.asked.is_want() => &mut shortfall.forgot,
                (true, _) if row.asked.is_seldom() => continue,
                (true, _) => &mut shortfall.companions,
                (false, false) => continue,
            };
            let name = row.action.as_written().to_owned();
            if !list.contains(&name) {
                list.push(name);
            }
        }
        shortfall
    };
    let all = LOOKED_AT.into_iter().map(of_layer);
    all.filter(Shortfall::says_something).collect()
}

impl Shortfall {
    fn says_something(&self) -> bool {
        !(self.forgot.is_empty() && self.companions.is_empty() && self.denies.is_empty())
    }
}
