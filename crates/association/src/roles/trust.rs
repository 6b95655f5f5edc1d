//! The trust policy of the role that EKS assumes (semantics 8.4.1, 8.4.2).

use scopedown_eval::{Caller, ContextValue, Decision, POD_TAGS};
use scopedown_policy::{Action, ContextKey, Effect, Policy, Principal, Sense, Span, Statement};

use super::asked::{Asked, SOME_ROLE};
use super::{ASSUME_ROLE, PODS, RoleBreach, RoleDocument, RoleRule, TAG_SESSION};
use crate::association::Association;
use crate::effect::{Reach, Seen, tag_effects};
use crate::session::{TagValue, cluster_arn, session};

/// What is wrong with the trust policy of the role that EKS assumes.
pub fn check_trust(policy: &Policy, association: &Association) -> Vec<RoleBreach> {
    let breach = |(span, rule)| RoleBreach {
        document: RoleDocument::Trust,
        span,
        rule,
    };
    let names_pods = |statement: &&Statement| {
        statement.effect.value == Effect::Allow && names(statement, &is_pods)
    };
    let admitting: Vec<&Statement> = policy.statements.iter().filter(names_pods).collect();
    if admitting.is_empty() {
        return vec![breach((None, RoleRule::WithoutPods))];
    }
    let asked = Asked {
        policy,
        caller: Caller::Service(PODS.into()),
        resource: association.role_arn.known().unwrap_or(SOME_ROLE),
        context: request_of_eks(association),
    };
    let mut breaches: Vec<RoleBreach> = [ASSUME_ROLE, TAG_SESSION]
        .into_iter()
        .filter_map(|action| refusal(&asked, &admitting, action, association))
        .map(breach)
        .collect();
    if breaches.is_empty()
        && let Some(open) = admitting
            .iter()
            .find(|statement| !asks_for_cluster(statement))
    {
        breaches.push(breach((Some(open.span), RoleRule::AnyCluster)));
    }
    breaches
}

/// A rule and the place that breaks it.
pub(super) type Broken = (Option<Span>, RoleRule);

/// Why the service is refused an action, if it is.
fn refusal(
    asked: &Asked<'_>,
    admitting: &[&Statement],
    name: &'static str,
    association: &Association,
) -> Option<Broken> {
    let action = Action::parse(name).ok()?;
    let decision = asked.decide(&action, &asked.context);
    if matches!(decision, Decision::Allowed | Decision::Depends) {
        return None;
    }
    if decision == Decision::ExplicitDeny {
        return Some((denying(asked.policy), RoleRule::DeniesPods(name)));
    }
    let of_action = admitting
        .iter()
        .find(|statement| speaks_of(statement, &action));
    let Some(statement) = of_action else {
        let span = admitting.first().map(|statement| statement.action.span);
        return Some((span, RoleRule::WithoutAction(name)));
    };
    let lost_to_tags = tag_effects(&[asked.policy], Seen::Request, association, &[])
        .into_iter()
        .find(|effect| effect.off == Reach::Never && effect.span == statement.span);
    let tags_are_off = association.session_tags.are_passed() == Some(false);
    let rule = match lost_to_tags {
        Some(effect) if tags_are_off => {
            let span = effect.leans.first().map(|lean| lean.span);
            return Some((span, RoleRule::AsksForTags(name)));
        }
        _ => RoleRule::NeverHolds(name),
    };
    Some((Some(statement.span), rule))
}

/// A denial that names the service; the first will do.
fn denying(policy: &Policy) -> Option<Span> {
    policy
        .statements
        .iter()
        .find(|statement| statement.effect.value == Effect::Deny)
        .map(|statement| statement.span)
}

fn asks_for_cluster(statement: &Statement) -> bool {
    const KEYS: [&str; 2] = ["aws:sourcearn", "aws:requesttag/eks-cluster-arn"];
    statement
        .conditions
        .iter()
        .any(|condition| KEYS.contains(&condition.key.value.folded()))
}

/// The keys of EKS's request for the role's session, as far as the association tells them (semantics 8.4.2).
fn request_of_eks(association: &Association) -> Vec<(ContextKey, ContextValue)> {
    let known = |text: Option<&str>| {
        text.map_or(ContextValue::Unknown, |text| ContextValue::One(text.into()))
    };
    let arn = cluster_arn(association);
    let mut keys = vec![
        (ContextKey::new("aws:SourceArn"), known(arn.as_deref())),
        (
            ContextKey::new("aws:SourceAccount"),
            known(association.account()),
        ),
    ];
    let made = session(association);
    for tag in made.tags {
        let value = match tag.value {
            TagValue::Absent => ContextValue::Absent,
            TagValue::Known(text) => ContextValue::One((&*text).into()),
            TagValue::OfPod | TagValue::Unknown => ContextValue::Unknown,
        };
        keys.push((
            ContextKey::new(&format!("aws:RequestTag/{}", tag.key)),
            value,
        ));
    }
    let list = match association.session_tags.are_passed() {
        Some(true) => ContextValue::Many(POD_TAGS.map(Into::into).into()),
        Some(false) => ContextValue::Absent,
        None => ContextValue::Unknown,
    };
    for key in ["aws:TagKeys", "sts:TransitiveTagKeys"] {
        keys.push((ContextKey::new(key), list.clone()));
    }
    keys
}

fn names(statement: &Statement, is_meant: &dyn Fn(&Principal) -> bool) -> bool {
    statement.principal.as_ref().is_some_and(|clause| {
        let listed = clause
            .principals
            .iter()
            .any(|principal| is_meant(&principal.value));
        clause.sense.of(listed)
    })
}

fn is_pods(principal: &Principal) -> bool {
    match principal {
        Principal::Everyone => true,
        Principal::Service(name) => &**name == PODS,
        _ => false,
    }
}

fn speaks_of(statement: &Statement, action: &Action) -> bool {
    let patterns = &statement.action.patterns;
    let listed = patterns.iter().any(|pattern| pattern.value.matches(action));
    match statement.action.sense {
        Sense::Listed => listed,
        Sense::AllBut => !listed,
    }
}
