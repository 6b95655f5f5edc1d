//! Which calls are allowed, and who forgot the others.

use std::collections::HashSet;

use scopedown_catalog::{Catalog, Companion, companions};
use scopedown_eval::{
    Authority, Cell, Decision, Layer, LayerSet, Request, Situation, cell_everywhere,
};
use scopedown_policy::{Action, Resource};

use super::resources::{Listed, holder};
use super::{Need, Want};
use crate::analysis::{Analysis, Refused};

/// What came of a list of wants.
#[derive(Debug, Clone)]
pub struct NeedAnswer {
    /// The wants in order, each followed by its companions; a companion that is wanted itself, or came before, is not repeated.
    pub rows: Vec<NeedRow>,
    /// What each layer must be told, the layers in the order in which people look at them. Layers that miss nothing are left out.
    pub shortfalls: Vec<Shortfall>,
}

/// One action on one resource.
#[derive(Debug, Clone)]
pub struct NeedRow {
    /// Why it is asked.
    pub asked: Asked,
    /// The action.
    pub action: Action,
    /// The resource; one with wildcards stands for every ARN that it matches.
    pub resource: Resource,
    /// Where the resource comes from.
    pub source: Source,
    /// What came of it.
    pub outcome: Outcome,
    /// The cell; `None` where the action does not act on the resource.
    pub cell: Option<Cell>,
}

/// Why a row is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// The want of that number is what the list says.
    Want(usize),
    /// It goes with the want of that number.
    Companion {
        /// The want.
        of: usize,
        /// What it is needed for, and when.
        companion: &'static Companion,
    },
}

/// Where a row's resource comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The list names it, for this call or for the one that it goes with.
    Given,
    /// It holds the resource of the call that it goes with, as a bucket its objects.
    Holder,
    /// A policy names it, and of those that fit it is the one on which most is allowed.
    Policies,
    /// The action acts on no kind of resource, or no policy names one that fits.
    None,
}

/// What came of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Allowed.
    Allowed,
    /// It hangs on condition keys that are not known: those of the cell.
    Depends,
    /// Not allowed.
    Denied {
        /// The layers that had to allow it and say nothing.
        forgot: LayerSet,
        /// The layers that deny it explicitly.
        denies: LayerSet,
    },
    /// The action does not act on such a resource.
    NotApplicable,
}

/// What one layer must be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shortfall {
    /// The layer.
    pub layer: Layer,
    /// Wanted actions that it does not allow.
    pub forgot: Vec<String>,
    /// Companions that it does not allow.
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

impl NeedAnswer {
    /// Whether everything that the list says is allowed, whatever the companions.
    pub fn is_satisfied(&self) -> bool {
        self.wants().all(|row| row.outcome == Outcome::Allowed)
    }

    /// The rows of the list itself.
    pub fn wants(&self) -> impl Iterator<Item = &NeedRow> {
        self.rows.iter().filter(|row| row.asked.is_want())
    }

    /// The rows that go with them.
    pub fn companions(&self) -> impl Iterator<Item = &NeedRow> {
        self.rows.iter().filter(|row| !row.asked.is_want())
    }
}

impl Asked {
    /// Whether the list itself says so.
    pub fn is_want(self) -> bool {
        matches!(self, Self::Want(_))
    }

    /// The want, or the one that it goes with.
    pub fn number(self) -> usize {
        match self {
            Self::Want(number) | Self::Companion { of: number, .. } => number,
        }
    }
}

/// Says for every want and every companion whether it is allowed, and who forgot it.
///
/// A want without resource is allowed if it is allowed on at least one resource that the policies name and that fits, else if it is on `*`.
///
/// # Errors
/// What keeps the scenario from being evaluated.
pub fn answer<'a>(
    analysis: &'a Analysis,
    catalog: &Catalog,
    need: &Need,
) -> Result<NeedAnswer, Refused<'a>> {
    let (authority, situation) = analysis.ready()?;
    let asking = Asking {
        authority,
        situation,
        catalog,
        listed: Listed::of(authority, situation),
    };
    let wanted: HashSet<&str> = need.wants.iter().map(|want| want.action.folded()).collect();
    let mut seen = HashSet::new();
    let mut rows = Vec::new();
    for (number, want) in need.wants.iter().enumerate() {
        let row = asking.want(number, want);
        let beside = (row.resource.clone(), row.source);
        rows.push(row);
        for companion in companions(&want.action) {
            let Ok(action) = Action::parse(companion.action) else {
                continue;
            };
            if wanted.contains(action.folded()) {
                continue;
            }
            let asked = Asked::Companion {
                of: number,
                companion,
            };
            let row = asking.companion(asked, &action, &beside);
            let key = (companion.action, row.resource.as_written().to_owned());
            if seen.insert(key) {
                rows.push(row);
            }
        }
    }
    let shortfalls = shortfalls(&rows);
    Ok(NeedAnswer { rows, shortfalls })
}

/// What all questions of a list share.
struct Asking<'a> {
    authority: &'a Authority,
    situation: &'a Situation,
    catalog: &'a Catalog,
    listed: Listed<'a>,
}

impl Asking<'_> {
    fn want(&self, number: usize, want: &Want) -> NeedRow {
        let asked = Asked::Want(number);
        match &want.resource {
            Some(text) => self.row(asked, &want.action, Resource::new(text), Source::Given),
            None => self.best(asked, &want.action),
        }
    }

    /// A companion is tried on the resource of its want, on what holds that, or on what the policies name.
    fn companion(&self, asked: Asked, action: &Action, beside: &(Resource, Source)) -> NeedRow {
        let (resource, source) = beside;
        if resource.is_none() {
            return self.best(asked, action);
        }
        if self.acts(action, resource) {
            return self.row(asked, action, resource.clone(), *source);
        }
        match holder(resource).filter(|holder| self.acts(action, holder)) {
            Some(holder) => self.row(asked, action, holder, Source::Holder),
            None => self.best(asked, action),
        }
    }

    /// The resource that the policies name on which most is allowed.
    fn best(&self, asked: Asked, action: &Action) -> NeedRow {
        let mut best: Option<NeedRow> = None;
        for resource in self.listed.for_action(action, self.catalog) {
            let source = if resource.is_none() {
                Source::None
            } else {
                Source::Policies
            };
            let row = self.row(asked, action, resource, source);
            let is_better = best
                .as_ref()
                .is_none_or(|best| row.outcome.rank() < best.outcome.rank());
            if is_better {
                best = Some(row);
            }
        }
        best.unwrap_or_else(|| self.row(asked, action, Resource::new("*"), Source::None))
    }

    fn row(&self, asked: Asked, action: &Action, resource: Resource, source: Source) -> NeedRow {
        let request = Request {
            action,
            resource: &resource,
            situation: self.situation,
        };
        let cell = self
            .acts(action, &resource)
            .then(|| cell_everywhere(self.authority, &request));
        NeedRow {
            asked,
            action: action.clone(),
            outcome: cell.as_ref().map_or(Outcome::NotApplicable, Outcome::of),
            resource,
            source,
            cell,
        }
    }

    fn acts(&self, action: &Action, resource: &Resource) -> bool {
        let entry = self.catalog.action(action);
        entry.is_none_or(|entry| entry.acts_on(resource))
    }
}

impl Outcome {
    fn of(cell: &Cell) -> Self {
        match cell.effective {
            Decision::Allowed => Self::Allowed,
            Decision::Depends => Self::Depends,
            Decision::ImplicitDeny => Self::Denied {
                forgot: cell.by,
                denies: LayerSet::NONE,
            },
            // Whoever takes the denial away still misses what a layer never allowed.
            Decision::ExplicitDeny => Self::Denied {
                forgot: LayerSet::NONE
                    .with_if(cell.role == Decision::ImplicitDeny, Layer::Role)
                    .with_if(cell.session == Some(Decision::ImplicitDeny), Layer::Session),
                denies: cell.by,
            },
        }
    }

    /// How far it is from being allowed.
    fn rank(self) -> usize {
        match self {
            Self::Allowed => 0,
            Self::Depends => 1,
            Self::Denied { forgot, denies } => {
                2 + forgot.iter().count() + LOOKED_AT.len() * denies.iter().count()
            }
            Self::NotApplicable => usize::MAX,
        }
    }
}

fn shortfalls(rows: &[NeedRow]) -> Vec<Shortfall> {
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
