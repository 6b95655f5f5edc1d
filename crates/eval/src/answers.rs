//! What each layer says of a request.

use scopedown_policy::{Effect, Policy};

use crate::authority::{PolicySet, ResourcePolicy};
use crate::caller::Caller;
use crate::case::Case;
use crate::open_point::OpenPoint;
use crate::principal::{self, Grade};
use crate::statement;
use crate::verdict::Decision;

/// What one layer says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Answer {
    /// A statement denies.
    Denies {
        /// Whether another statement allows.
        allows_too: bool,
    },
    /// A statement allows and none denies.
    Allows,
    /// No statement applies.
    Silent,
}

impl Answer {
    pub(crate) fn denies(self) -> bool {
        matches!(self, Self::Denies { .. })
    }

    pub(crate) fn allows(self) -> bool {
        matches!(self, Self::Allows | Self::Denies { allows_too: true })
    }

    pub(crate) fn decision(self) -> Decision {
        match self {
            Self::Denies { .. } => Decision::ExplicitDeny,
            Self::Allows => Decision::Allowed,
            Self::Silent => Decision::ImplicitDeny,
        }
    }

    /// The answer of a set of documents.
    pub(crate) fn of(set: PolicySet<'_>, case: &Case<'_>) -> Self {
        let (mut denies, mut allows) = (false, false);
        set.candidates(case.request, |statement| {
            let heard = match statement.effect.value {
                Effect::Allow => &mut allows,
                Effect::Deny => &mut denies,
            };
            // Under an open point the other reading is looked at as well, so a statement is never skipped for what is known already.
            *heard |= statement::applies(statement, case);
        });
        match (denies, allows) {
            (true, allows_too) => Self::Denies { allows_too },
            (false, true) => Self::Allows,
            (false, false) => Self::Silent,
        }
    }
}

/// What every layer says; `None` where the layer is not there or does not bear on the caller.
pub(crate) struct Answers {
    pub(crate) rcp: Option<Answer>,
    pub(crate) scp: Option<Answer>,
    pub(crate) resource_denies: bool,
    /// The strongest grant of the resource's policies.
    pub(crate) grant: Option<Grade>,
    pub(crate) role: Answer,
    pub(crate) boundary: Option<Answer>,
    pub(crate) session: Option<Answer>,
}

impl Answers {
    pub(crate) fn of(case: &Case<'_>) -> Self {
        let layers = case.authority.layers();
        let mut answers = Self {
            rcp: levels(&layers.rcps, case).filter(|_| !is_service_linked(case)),
            scp: None,
            resource_denies: false,
            grant: None,
            role: Answer::Silent,
            boundary: None,
            session: None,
        };
        for policy in covering(case) {
            answers.hear(policy, case);
        }
        if case.request.situation.caller.identity().is_some() {
            answers.scp = levels(&layers.scps, case).filter(|_| !is_service_linked(case));
            answers.role = Answer::of(case.authority.role(), case);
            answers.boundary = layers.boundary.as_ref().map(|policy| one(policy, case));
            answers.session = case.authority.session().map(|set| session(set, case));
        }
        answers
    }

    fn hear(&mut self, policy: &ResourcePolicy, case: &Case<'_>) {
        let caller = &case.request.situation.caller;
        for statement in statement::applying([&policy.policy], case) {
            let Some(clause) = &statement.principal else {
                continue;
            };
            match statement.effect.value {
                Effect::Deny => self.resource_denies |= principal::denial(clause, case),
                Effect::Allow => self.grant = self.grant.max(principal::grant(clause, caller)),
            }
        }
    }

    /// Whether boundary and session policies let a grant through.
    pub(crate) fn cap_holds(&self) -> bool {
        self.boundary.is_none_or(Answer::allows) && self.session.is_none_or(Answer::allows)
    }
}

/// The answer of a single document.
fn one(policy: &Policy, case: &Case<'_>) -> Answer {
    Answer::of(PolicySet::unindexed(std::slice::from_ref(policy)), case)
}

/// Several session policies are a union; AWS does not say so in as many words (semantics 6.6.2).
fn session(set: PolicySet<'_>, case: &Case<'_>) -> Answer {
    let union = Answer::of(set, case);
    if set.policies.len() < 2 || union != Answer::Allows {
        return union;
    }
    let all = set.policies.iter().all(|policy| one(policy, case).allows());
    if case.read(OpenPoint::SessionUnion, true, all) {
        Answer::Allows
    } else {
        Answer::Silent
    }
}

/// Levels of an organization: any denies, all must allow (semantics 6.10.2).
fn levels(levels: &[Vec<Policy>], case: &Case<'_>) -> Option<Answer> {
    let answers = levels
        .iter()
        .map(|policies| Answer::of(PolicySet::unindexed(policies), case));
    answers.reduce(|all, level| {
        match (
            all.denies() || level.denies(),
            all.allows() && level.allows(),
        ) {
            (true, allows_too) => Answer::Denies { allows_too },
            (false, true) => Answer::Allows,
            (false, false) => Answer::Silent,
        }
    })
}

/// The policies that hang on the request's resource.
pub(crate) fn covering<'a>(case: &'a Case<'_>) -> impl Iterator<Item = &'a ResourcePolicy> {
    case.authority
        .layers()
        .resources
        .iter()
        .filter(|policy| policy.target.covers(case.request.resource))
}

/// A service-linked role is known by its path (semantics 6.10.1), which a session shows in `aws:PrincipalArn` alone.
pub(crate) fn is_service_linked(case: &Case<'_>) -> bool {
    const PATH: &str = ":role/aws-service-role/";
    let caller = &case.request.situation.caller;
    match caller {
        Caller::Role(role) => role.arn.contains(PATH),
        Caller::RoleSession(_) => case
            .context
            .principal_arn()
            .is_some_and(|arn| arn.contains(PATH)),
        _ => false,
    }
}
