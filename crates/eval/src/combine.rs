//! How the answers of the layers combine (semantics 6.9).

use std::cell::Cell;

use scopedown_policy::Effect;

use crate::answers::{Answer, Answers, covering};
use crate::caller::Caller;
use crate::case::Case;
use crate::context::is_principal_arn;
use crate::layer::{Layer, LayerSet};
use crate::open_point::{OpenPoint, OpenPoints};
use crate::principal::{self, Grade};
use crate::statement;
use crate::verdict::Decision;

/// The decision, and the layers whose own answer it is.
pub(crate) fn combine(case: &Case<'_>, answers: &Answers) -> (Decision, LayerSet) {
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
fn resource_account<'a>(case: &'a Case<'_>) -> &'a str {
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
                    .any(|condition| is_principal_arn(&condition.key.value))
                && statement
                    .principal
                    .as_ref()
                    .and_then(|clause| principal::grant(clause, caller))
                    == Some(Grade::Everyone)
        })
    })
}
