//! Verdicts.

use scopedown_policy::ContextKey;

use crate::layer::{Layer, LayerSet};
use crate::open_point::OpenPoints;

/// The decision on a request, in AWS's own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Decision {
    /// The request goes through.
    Allowed,
    /// Nothing denies it, and something that must allow it does not.
    ImplicitDeny,
    /// A statement denies it.
    ExplicitDeny,
    /// It hangs on condition keys whose values are not known.
    Depends,
}

impl Decision {
    /// The name for programs.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Allowed => "allowed",
            Self::ImplicitDeny => "implicitDeny",
            Self::ExplicitDeny => "explicitDeny",
            Self::Depends => "depends",
        }
    }
}

/// A decision and what it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The decision.
    pub decision: Decision,
    /// For a denial, the layers whose own answer it is: all that deny explicitly, or all that had to allow and did not.
    pub by: LayerSet,
    /// For a denial, the layer that AWS's message most likely names (semantics 9.3).
    pub likely: Option<Layer>,
    /// For [`Decision::Depends`], the keys on which it hangs.
    pub on: Vec<ContextKey>,
    /// The open points without which the decision would be another.
    pub assumed: OpenPoints,
}
