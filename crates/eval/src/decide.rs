//! The decision procedure (semantics 6.9).

use std::cell::Cell;

use scopedown_policy::{Action, Effect, Policy, Resource};

use crate::authority::{Authority, PolicySet, ResourcePolicy};
use crate::caller::Caller;
use crate::case::{Case, Reading};
use crate::context::{Context, Found};
use crate::layer::{Layer, LayerSet};
use crate::likely;
use crate::open_point::{OpenPoint, OpenPoints};
use crate::principal::{self, Grade};
use crate::statement;
use crate::unknown;
use crate::verdict::{Decision, Verdict};

/// What is asked: one action on one resource, in a situation.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// The action.
    pub action: &'a Action,
    /// The resource.
    pub resource: &'a Resource,
    /// Who asks, and under which circumstances.
    pub situation: &'a Situation,
}

/// What many requests share.
#[derive(Debug, Clone)]
pub struct Situation {
    /// Who makes the requests.
    pub caller: Caller,
    /// The account of the resources; `None` takes it from the resource's ARN, else from the caller (semantics 6.9.7).
    pub resource_account: Option<Box<str>>,
    /// The condition keys.
    pub context: Context,
}

/// Decides a request. Keys that the context leaves unknown are tried out; see [`Decision::Depends`].
pub fn decide(authority: &Authority, request: &Request<'_>) -> Verdict {
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

/// Decides under the proposed reading of the open points, and again under the other reading of each point that was met: the points at which
/// the decision differs are those that it leans on.
pub(crate) fn judge(authority: &Authority, request: &Request<'_>, context: &Context) -> Judgement {
    let case = Case::new(authority, request, context, Reading::Proposed);
    let judgement = judge_reading(&case);
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
    let likely = likely::likely(effective, by, &answers);
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

    fn decision(self) -> Decision {
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
    fn of(case: &Case<'_>) -> Self {
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
    fn cap_holds(&self) -> bool {
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
        Caller::RoleSession(_) => {
            let key = scopedown_policy::ContextKey::new("aws:PrincipalArn");
            matches!(case.context.find(&key), Found::One(arn) if arn.contains(PATH))
        }
        _ => false,
    }
}

/// The steps of semantics 6.9.
fn combine(case: &Case<'_>, answers: &Answers) -> (Decision, LayerSet) {
    let denying = denying(answers);
    if !denying.is_empty() {
        return (Decision::ExplicitDeny, denying);
    }
    let caller = &case.request.situation.caller;
    let Some(account) = caller.account() else {
        return by_resource_alone(answers);
    };
    if account != resource_account(case) {
        return across_accounts(answers, caller);
    }
    within_account(case, answers, caller)
}

fn denying(answers: &Answers) -> LayerSet {
    let denies = |answer: Option<Answer>| answer.is_some_and(Answer::denies);
    LayerSet::NONE
        .with_if(denies(answers.rcp), Layer::Rcp)
        .with_if(denies(answers.scp), Layer::Scp)
        .with_if(answers.resource_denies, Layer::Resource)
        .with_if(answers.role.denies(), Layer::Role)
        .with_if(denies(answers.boundary), Layer::Boundary)
        .with_if(denies(answers.session), Layer::Session)
}

/// Services, providers and anonymous callers have no policies of their own (6.9.3).
fn by_resource_alone(answers: &Answers) -> (Decision, LayerSet) {
    match answers.grant {
        Some(Grade::Everyone | Grade::Own) => (Decision::Allowed, LayerSet::NONE),
        Some(Grade::Account | Grade::Role) | None => {
            (Decision::ImplicitDeny, LayerSet::NONE.with(Layer::Resource))
        }
    }
}

/// Both sides must allow (6.9.6); the form of the principal does not matter (6.3.4).
fn across_accounts(answers: &Answers, caller: &Caller) -> (Decision, LayerSet) {
    let missing =
        missing_identity(answers, caller).with_if(answers.grant.is_none(), Layer::Resource);
    outcome(missing.union(missing_scp(answers)))
}

fn within_account(case: &Case<'_>, answers: &Answers, caller: &Caller) -> (Decision, LayerSet) {
    let scp = missing_scp(answers);
    match answers.grant {
        Some(Grade::Own) => return outcome(scp),
        Some(Grade::Everyone) => {
            let reaches = answers.cap_holds()
                || case.read(
                    OpenPoint::EveryoneUncapped,
                    true,
                    through_arn_condition(case),
                );
            return outcome(if reaches {
                scp
            } else {
                scp.union(missing_cap(answers, caller))
            });
        }
        Some(Grade::Role) => return outcome(scp.union(missing_cap(answers, caller))),
        Some(Grade::Account) | None => {}
    }
    let undelegated = must_delegate(case) && answers.grant.is_none();
    outcome(
        scp.union(missing_identity(answers, caller))
            .with_if(undelegated, Layer::Resource),
    )
}

fn outcome(missing: LayerSet) -> (Decision, LayerSet) {
    if missing.is_empty() {
        (Decision::Allowed, missing)
    } else {
        (Decision::ImplicitDeny, missing)
    }
}

fn missing_scp(answers: &Answers) -> LayerSet {
    LayerSet::NONE.with_if(
        answers.scp.is_some_and(|answer| !answer.allows()),
        Layer::Scp,
    )
}

/// The layers of boundary and session that do not allow. A federated user without session policies has no permissions (6.9.5).
fn missing_cap(answers: &Answers, caller: &Caller) -> LayerSet {
    let without_session = matches!(caller, Caller::FederatedUser(_)) && answers.session.is_none();
    LayerSet::NONE
        .with_if(
            answers.boundary.is_some_and(|answer| !answer.allows()),
            Layer::Boundary,
        )
        .with_if(
            without_session || answers.session.is_some_and(|answer| !answer.allows()),
            Layer::Session,
        )
}

fn missing_identity(answers: &Answers, caller: &Caller) -> LayerSet {
    missing_cap(answers, caller).with_if(!answers.role.allows(), Layer::Role)
}

/// The account that is given, else the one in the resource's ARN, else the caller's (6.9.7).
pub(crate) fn resource_account<'a>(case: &'a Case<'_>) -> &'a str {
    let situation = case.request.situation;
    let of_policy = || covering(case).find_map(|policy| policy.account.as_deref());
    let of_arn = || {
        case.arn
            .map(|arn| arn.account)
            .filter(|account| !account.is_empty())
    };
    situation
        .resource_account
        .as_deref()
        .or_else(of_policy)
        .or_else(of_arn)
        .or(situation.caller.account())
        .unwrap_or_default()
}

/// KMS keys, and roles under STS, count identity-based policies only where their own policy names the account (6.3.2, 6.9.4). A trust policy
/// that is not given is not part of the question; a key always has a policy.
fn must_delegate(case: &Case<'_>) -> bool {
    let Some(arn) = case.arn else {
        return false;
    };
    let service = case.request.action.service();
    if service == "kms" && arn.service == "kms" && arn.resource.starts_with("key/") {
        return true;
    }
    let role_under_sts =
        service == "sts" && arn.service == "iam" && arn.resource.starts_with("role/");
    role_under_sts && covering(case).next().is_some()
}

/// Whether a grant to everyone carries a condition on `aws:PrincipalArn`, which is documented not to be limited (6.4).
fn through_arn_condition(case: &Case<'_>) -> bool {
    let key = scopedown_policy::ContextKey::new("aws:PrincipalArn");
    let caller = &case.request.situation.caller;
    let quiet = Case {
        met: Cell::new(OpenPoints::NONE),
        ..*case
    };
    covering(case).any(|policy| {
        statement::applying([&policy.policy], &quiet).any(|statement| {
            statement.effect.value == Effect::Allow
                && statement
                    .conditions
                    .iter()
                    .any(|condition| condition.key.value == key)
                && statement
                    .principal
                    .as_ref()
                    .and_then(|clause| principal::grant(clause, caller))
                    == Some(Grade::Everyone)
        })
    })
}
