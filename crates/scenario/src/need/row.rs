//! A call or a companion, and what came of it.

use scopedown_catalog::{Companion, When};
use scopedown_eval::{Cell, Decision, Layer, LayerSet};
use scopedown_policy::{Action, Resource};

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
    /// The cell; `None` where the action does not act on the resource, or it was not looked at.
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
    /// Allowed as far as what is given goes; the resource's own policy has a say and is not given (semantics 6.9.4).
    UpToResourcePolicy,
    /// Not allowed.
    Denied {
        /// The layers that had to allow it and say nothing.
        forgot: LayerSet,
        /// The layers that deny it explicitly.
        denies: LayerSet,
    },
    /// The action does not act on such a resource.
    NotApplicable,
    /// It was not looked at, for there is too much to compare.
    NotLookedAt,
}

impl Asked {
    /// Whether the list itself says so.
    pub fn is_want(self) -> bool {
        matches!(self, Self::Want(_))
    }

    /// Whether only some clients need it.
    pub(super) fn is_seldom(self) -> bool {
        matches!(self, Self::Companion { companion, .. } if companion.when == When::Sometimes)
    }

    /// The want, or the one that it goes with.
    pub fn number(self) -> usize {
        match self {
            Self::Want(number) | Self::Companion { of: number, .. } => number,
        }
    }
}

/// Whether the policy that hangs on a resource is among those given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ResourcePolicy {
    Given,
    NotGiven,
}

impl Outcome {
    /// Whether nothing that is given stands in the way.
    pub fn is_allowed(self) -> bool {
        matches!(self, Self::Allowed | Self::UpToResourcePolicy)
    }

    /// What a cell comes to. A policy of the resource that is not given has forgotten nothing.
    pub(super) fn of(cell: &Cell, resource_policy: ResourcePolicy) -> Self {
        match cell.effective {
            Decision::Allowed => Self::Allowed,
            Decision::Depends => Self::Depends,
            Decision::ImplicitDeny => {
                let counts = |layer: &Layer| {
                    *layer != Layer::Resource || resource_policy == ResourcePolicy::Given
                };
                let forgot = cell.by.iter().filter(counts);
                let forgot = forgot.fold(LayerSet::NONE, LayerSet::with);
                if forgot.is_empty() {
                    return Self::UpToResourcePolicy;
                }
                Self::Denied {
                    forgot,
                    denies: LayerSet::NONE,
                }
            }
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
    pub(super) fn rank(self) -> usize {
        match self {
            Self::Allowed => 0,
            Self::UpToResourcePolicy => 1,
            Self::Depends => 2,
            Self::Denied { forgot, denies } => {
                3 + forgot.iter().count() + Layer::ALL.len() * denies.iter().count()
            }
            Self::NotLookedAt => usize::MAX - 1,
            Self::NotApplicable => usize::MAX,
        }
    }
}
