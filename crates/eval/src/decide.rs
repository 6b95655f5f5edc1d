//! The decision on a request, and on which open points it leans.

use crate::answers::{Answer, Answers};
use crate::authority::Authority;
use crate::caller::Caller;
use crate::case::{Case, Reading};
use crate::combine::combine;
use crate::context::Context;
use crate::layer::{Layer, LayerSet};
use crate::likely::likely;
use crate::open_point::{OpenPoint, OpenPoints};
use crate::request::Request;
use crate::unknown;
use crate::verdict::{Decision, Verdict};

/// Decides a request. Keys that the context leaves unknown are tried out; see [`Decision::Depends`].
pub fn decide(authority: &Authority, request: &Request<'_>) -> Verdict {
    let context = &request.situation.context;
    if !context.has_unknown() {
        return judge(authority, request, context).into_verdict();
    }
    unknown::over_all_values(authority, request, |context| {
        judge(authority, request, context)
    })
    .into_verdict()
}

/// A decision with all keys known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Judgement {
    /// The role's policies alone.
    pub(crate) role: Decision,
    /// The session policies alone, if there are any.
    pub(crate) session: Option<Decision>,
    /// All layers together.
    pub(crate) effective: Decision,
    pub(crate) by: LayerSet,
    pub(crate) likely: Option<Layer>,
    pub(crate) assumed: OpenPoints,
}

impl Judgement {
    fn into_verdict(self) -> Verdict {
        Verdict {
            decision: self.effective,
            by: self.by,
            likely: self.likely,
            on: Vec::new(),
            assumed: self.assumed,
        }
    }
}

/// Decides under the proposed reading of the open points, and again under the other reading of each point that was met: the points at which
/// the decision differs are those that it leans on.
pub(crate) fn judge(authority: &Authority, request: &Request<'_>, context: &Context) -> Judgement {
    let case = Case::new(authority, request, context, Reading::Proposed);
    let judgement = judge_reading(&case);
    if case.met.get().is_empty() {
        return judgement;
    }
    let leans = |point: &OpenPoint| {
        let other = Case::new(authority, request, context, Reading::Otherwise(*point));
        judge_reading(&other).effective != judgement.effective
    };
    let assumed = case
        .met
        .get()
        .iter()
        .filter(leans)
        .fold(OpenPoints::NONE, OpenPoints::with);
    Judgement {
        assumed,
        ..judgement
    }
}

fn judge_reading(case: &Case<'_>) -> Judgement {
    if needs_no_permission(case) {
        return Judgement {
            role: Decision::Allowed,
            session: case
                .authority
                .has_session_policy()
                .then_some(Decision::Allowed),
            effective: Decision::Allowed,
            by: LayerSet::NONE,
            likely: None,
            assumed: OpenPoints::NONE,
        };
    }
    let answers = Answers::of(case);
    let (effective, by) = combine(case, &answers);
    let likely = likely(effective, by, &answers);
    Judgement {
        role: answers.role.decision(),
        session: answers.session.map(Answer::decision),
        effective,
        by,
        likely,
        assumed: OpenPoints::NONE,
    }
}

/// What policies cannot forbid (semantics 6.7).
fn needs_no_permission(case: &Case<'_>) -> bool {
    let action = case.request.action;
    action.service() == "sts"
        && match action.name() {
            "getcalleridentity" => true,
            "getsessiontoken" => matches!(case.request.situation.caller, Caller::User(_)),
            _ => false,
        }
}
