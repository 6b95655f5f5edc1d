//! The trust policy of the target role (semantics 8.4.7).

use scopedown_eval::{ContextValue, Decision};
use scopedown_policy::{Action, ContextKey, Policy};

use super::asked::{Asked, SOME_ROLE};
use super::trust::Broken;
use super::{ASSUME_ROLE, RoleBreach, RoleDocument, RoleRule, TAG_SESSION};
use crate::association::Association;
use crate::part::Part;
use crate::session::{ExternalId, SESSION_NAME_PREFIX, session};

/// What is wrong with the trust policy of the target role; nothing where the association has none, or its role is not known.
pub fn check_target_trust(policy: &Policy, association: &Association) -> Vec<RoleBreach> {
    let (true, Some(role)) = (
        association.target_role_arn.is_given(),
        association.role_arn.known(),
    ) else {
        return Vec::new();
    };
    target_rule(policy, association, role)
        .map(|(span, rule)| RoleBreach {
            document: RoleDocument::TargetTrust,
            span,
            rule,
        })
        .into_iter()
        .collect()
}

/// The first thing wrong with the target role's trust policy.
fn target_rule(policy: &Policy, association: &Association, role: &str) -> Option<Broken> {
    let one_hop = Association {
        target_role_arn: Part::Absent,
        ..association.clone()
    };
    let first = session(&one_hop);
    let caller = first.caller(SESSION_NAME_PREFIX)?;
    let external_id = session(association).external_id;
    let mut context = first.principal_keys(&caller, &[]);
    context.push((ContextKey::new(EXTERNAL_ID), passed(&external_id)));
    let asked = Asked {
        policy,
        caller,
        resource: association.target_role_arn.known().unwrap_or(SOME_ROLE),
        context,
    };
    let needs_tags = association.session_tags.are_passed() == Some(true);
    let needed = [Some(ASSUME_ROLE), needs_tags.then_some(TAG_SESSION)];
    let lets_in = |context: &[(ContextKey, ContextValue)]| {
        needed.into_iter().flatten().all(|name| {
            Action::parse(name).is_ok_and(|action| {
                let decision = asked.decide(&action, context);
                matches!(decision, Decision::Allowed | Decision::Depends)
            })
        })
    };
    let by_external_id = policy
        .statements
        .iter()
        .flat_map(|statement| &statement.conditions)
        .find(|condition| condition.key.value.folded() == EXTERNAL_ID)
        .map(|condition| condition.span);
    if lets_in(&asked.context) {
        let ExternalId::Passed(expected) = external_id else {
            return None;
        };
        return by_external_id
            .is_none()
            .then_some((None, RoleRule::WithoutExternalId(expected)));
    }
    let mut any_id = asked.context.clone();
    if let Some(last) = any_id.last_mut() {
        last.1 = ContextValue::Unknown;
    }
    if by_external_id.is_some() && lets_in(&any_id) {
        let expected = match external_id {
            ExternalId::Passed(text) => Some(text),
            ExternalId::NotPassed | ExternalId::Unknown => None,
        };
        return Some((by_external_id, RoleRule::ExternalId(expected)));
    }
    Some((None, RoleRule::WithoutRole(role.into())))
}

/// The key under which a trust policy sees the external id, folded.
const EXTERNAL_ID: &str = "sts:externalid";

fn passed(external_id: &ExternalId) -> ContextValue {
    match external_id {
        ExternalId::NotPassed => ContextValue::Absent,
        ExternalId::Passed(text) => ContextValue::One(text.clone()),
        ExternalId::Unknown => ContextValue::Unknown,
    }
}
