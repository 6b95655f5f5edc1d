//! One cell of the matrix: three verdicts and the state that they make.

use scopedown_policy::ContextKey;

use crate::authority::Authority;
use crate::decide::judge;
use crate::layer::{Layer, LayerSet};
use crate::open_point::OpenPoints;
use crate::request::Request;
use crate::unknown::{self, Spread};
use crate::verdict::Decision;

/// A cell: one action on one resource.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The role's policies alone.
    pub role: Decision,
    /// The session policies alone; `None` where there are none.
    pub session: Option<Decision>,
    /// All layers together.
    pub effective: Decision,
    /// What the cell shows.
    pub state: State,
    /// As in a [`crate::Verdict`].
    pub by: LayerSet,
    /// As in a [`crate::Verdict`].
    pub likely: Option<Layer>,
    /// As in a [`crate::Verdict`].
    pub on: Vec<ContextKey>,
    /// As in a [`crate::Verdict`].
    pub assumed: OpenPoints,
}

/// The state of a cell, in the order in which the first that fits is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// The action does not act on such a resource. Set by who knows the catalogue; [`cell`] never answers it.
    NotApplicable,
    /// It hangs on keys that are not known.
    Depends,
    /// A role policy denies.
    ExplicitDenyRole,
    /// A session policy denies.
    ExplicitDenySession,
    /// Another layer denies explicitly, or does not allow what role and session would.
    DeniedElsewhere,
    /// Allowed.
    Allowed,
    /// The role allows, the session policies are silent.
    CutBySession,
    /// A session policy allows, the role is silent: a dead grant.
    MissingInRole,
    /// Neither grants.
    Neither,
}

impl State {
    /// Every state in order.
    pub const ALL: [Self; 9] = [
        Self::NotApplicable,
        Self::Depends,
        Self::ExplicitDenyRole,
        Self::ExplicitDenySession,
        Self::DeniedElsewhere,
        Self::Allowed,
        Self::CutBySession,
        Self::MissingInRole,
        Self::Neither,
    ];

    /// The name for programs.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NotApplicable => "notApplicable",
            Self::Depends => "depends",
            Self::ExplicitDenyRole => "explicitDenyRole",
            Self::ExplicitDenySession => "explicitDenySession",
            Self::DeniedElsewhere => "deniedElsewhere",
            Self::Allowed => "allowed",
            Self::CutBySession => "cutBySession",
            Self::MissingInRole => "missingInRole",
            Self::Neither => "neither",
        }
    }
}

/// The three verdicts of a request and the state that they make.
pub fn cell(authority: &Authority, request: &Request<'_>) -> Cell {
    let spread = unknown::over_all_values(authority, request, |context| {
        judge(authority, request, context)
    });
    let state = state(&spread);
    let Spread {
        role,
        session,
        effective,
        by,
        likely,
        on,
        assumed,
    } = spread;
    Cell {
        role,
        session,
        effective,
        state,
        by,
        likely,
        on,
        assumed,
    }
}

fn state(spread: &Spread) -> State {
    let allows =
        |decision: Option<Decision>| decision.is_none_or(|decision| decision == Decision::Allowed);
    let (role, session) = (allows(Some(spread.role)), allows(spread.session));
    let denies_explicitly = spread.effective == Decision::ExplicitDeny;
    match spread.effective {
        Decision::Depends => State::Depends,
        _ if spread.role == Decision::ExplicitDeny => State::ExplicitDenyRole,
        _ if spread.session == Some(Decision::ExplicitDeny) => State::ExplicitDenySession,
        Decision::Allowed => State::Allowed,
        _ if denies_explicitly || (role && session) => State::DeniedElsewhere,
        _ if role => State::CutBySession,
        _ if session && spread.session.is_some() => State::MissingInRole,
        _ => State::Neither,
    }
}
