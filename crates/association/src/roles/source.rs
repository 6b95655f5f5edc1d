//! The identity-based policies of a role that leads to a target role (semantics 8.3.5, 12.28).

use scopedown_eval::{Authority, Context, Decision, Layers, Request, Situation, Unlisted, decide};
use scopedown_policy::{Action, Effect, Policy, Resource, Sense, Statement};

use super::{ASSUME_ROLE, RoleBreach, RoleDocument, RoleRule, TAG_SESSION};
use crate::association::Association;
use crate::session::{SESSION_NAME_PREFIX, session};

/// What is wrong with the policies of the role, given that the association has a target role; nothing where it has none.
pub fn check_source_policies(policies: &[Policy], association: &Association) -> Vec<RoleBreach> {
    if association.target_role_arn.is_absent() {
        return Vec::new();
    }
    let mut breaches = Vec::new();
    for (at, policy) in policies.iter().enumerate() {
        let workload = policy
            .statements
            .iter()
            .filter(|statement| grants_more(statement));
        breaches.extend(workload.map(|statement| RoleBreach {
            document: RoleDocument::Policy(at),
            span: Some(statement.span),
            rule: RoleRule::Workload,
        }));
    }
    breaches.extend(cannot_assume(policies, association));
    breaches
}

/// Whether a statement allows anything but the two actions that lead to the target role.
fn grants_more(statement: &Statement) -> bool {
    let leads = |written: &str| {
        written.eq_ignore_ascii_case(ASSUME_ROLE) || written.eq_ignore_ascii_case(TAG_SESSION)
    };
    let listed = statement
        .action
        .patterns
        .iter()
        .all(|pattern| leads(pattern.value.as_written()));
    statement.effect.value == Effect::Allow && !(statement.action.sense == Sense::Listed && listed)
}

fn cannot_assume(policies: &[Policy], association: &Association) -> Option<RoleBreach> {
    let target = Resource::new(association.target_role_arn.known()?);
    let one_hop = Association {
        target_role_arn: crate::part::Part::Absent,
        ..association.clone()
    };
    let first = session(&one_hop);
    let caller = first.caller(SESSION_NAME_PREFIX)?;
    let context = Context::new(first.principal_keys(&caller, &[]), Unlisted::Unknown).ok()?;
    let authority = Authority::new(Layers {
        role: policies.to_vec(),
        ..Layers::default()
    });
    let situation = Situation {
        // Across accounts the target role's own policy must allow as well, which is not this check's business.
        resource_account: caller.account().map(Into::into),
        caller,
        context,
    };
    let needs_tags = association.session_tags.are_passed() == Some(true);
    let needed = [Some(ASSUME_ROLE), needs_tags.then_some(TAG_SESSION)];
    let missing = needed.into_iter().flatten().find(|name| {
        Action::parse(name).is_ok_and(|action| {
            let request = Request {
                action: &action,
                resource: &target,
                situation: &situation,
            };
            let decision = decide(&authority, &request).decision;
            matches!(decision, Decision::ImplicitDeny | Decision::ExplicitDeny)
        })
    })?;
    Some(RoleBreach {
        document: RoleDocument::Policy(0),
        span: None,
        rule: RoleRule::CannotAssume(missing),
    })
}
