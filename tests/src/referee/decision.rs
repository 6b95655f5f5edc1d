//! The decision, step by step (6.9).

use super::arn::parts;
use super::caller::{Caller, Kind};
use super::context::Found;
use super::document::{Documents, Policy, is_role};
use super::principal::{Form, forms, is_denied};
use super::statement::applying;
use super::{Answer, Request};

/// The answer to a request.
pub(super) fn decide(documents: &Documents, request: &Request<'_>) -> Answer {
    if needs_no_permission(request) {
        return allowed();
    }
    let denying = denying(documents, request);
    if !denying.is_empty() {
        return Answer {
            verdict: "explicitDeny",
            by: denying,
        };
    }
    let silent = silent(documents, request);
    if silent.is_empty() {
        return allowed();
    }
    Answer {
        verdict: "implicitDeny",
        by: silent,
    }
}

fn allowed() -> Answer {
    Answer {
        verdict: "allowed",
        by: Vec::new(),
    }
}

/// 6.7
fn needs_no_permission(request: &Request<'_>) -> bool {
    match request.action.to_lowercase().as_str() {
        "sts:getcalleridentity" => true,
        "sts:getsessiontoken" => request.caller.kind() == Some(Kind::User),
        _ => false,
    }
}

fn denies(policy: &Policy, request: &Request<'_>) -> bool {
    applying(policy, "Deny", request).next().is_some()
}

fn allows(policy: &Policy, request: &Request<'_>) -> bool {
    applying(policy, "Allow", request).next().is_some()
}

/// The layers that deny (6.9.1). Those of the caller bear on principals of an account alone.
fn denying(documents: &Documents, request: &Request<'_>) -> Vec<&'static str> {
    let any = |policies: &[Policy]| policies.iter().any(|policy| denies(policy, request));
    let is_identity = request.caller.kind().is_some();
    let in_organization = !is_service_linked(request);
    let has_boundary = documents.boundary.is_some();
    let resource = documents.resource.iter().any(|policy| {
        applying(policy, "Deny", request)
            .any(|statement| is_denied(statement, &request.caller, has_boundary))
    });
    let layers = [
        (
            "rcp",
            in_organization && documents.rcps.iter().any(|level| any(level)),
        ),
        (
            "scp",
            is_identity && in_organization && documents.scps.iter().any(|level| any(level)),
        ),
        ("resource", resource),
        ("role", is_identity && any(&documents.role)),
        (
            "boundary",
            is_identity
                && documents
                    .boundary
                    .iter()
                    .any(|policy| denies(policy, request)),
        ),
        (
            "session",
            is_identity && documents.session.as_deref().is_some_and(any),
        ),
    ];
    let denying = layers.into_iter().filter(|(_, denies)| *denies);
    denying.map(|(name, _)| name).collect()
}

/// The layers that had to allow and did not, in order; none where the request is allowed.
fn silent(documents: &Documents, request: &Request<'_>) -> Vec<&'static str> {
    let any = |policies: &[Policy]| policies.iter().any(|policy| allows(policy, request));
    let forms = granted(documents, request);
    let has = |form: Form| forms.contains(&form);
    let Some(account) = request.caller.account() else {
        // 6.9.3
        let is_granted = has(Form::Everyone) || has(Form::Own);
        return if is_granted {
            Vec::new()
        } else {
            vec!["resource"]
        };
    };
    // 6.9.2
    let scp = !is_service_linked(request) && !documents.scps.iter().all(|level| any(level));
    let role = !any(&documents.role);
    let boundary = documents
        .boundary
        .as_ref()
        .is_some_and(|policy| !allows(policy, request));
    let session = match &documents.session {
        Some(policies) => !any(policies),
        // 6.9.5
        None => request.caller.kind() == Some(Kind::FederatedUser),
    };
    let name = |scp: bool, resource: bool, role: bool, boundary: bool, session: bool| {
        let layers = [
            ("scp", scp),
            ("resource", resource),
            ("role", role),
            ("boundary", boundary),
            ("session", session),
        ];
        let named = layers.into_iter().filter(|(_, is_silent)| *is_silent);
        named.map(|(name, _)| name).collect()
    };
    if account != resource_account(request, account) {
        // 6.9.6
        return name(scp, forms.is_empty(), role, boundary, session);
    }
    // 6.9.4
    if has(Form::Own) || has(Form::Everyone) {
        return name(scp, false, false, false, false);
    }
    if has(Form::Behind) {
        return name(scp, false, false, boundary, session);
    }
    let lacks_delegation = must_delegate(documents, request) && !has(Form::Account);
    name(scp, lacks_delegation, role, boundary, session)
}

/// The forms in which the resource's policy grants to the caller.
fn granted(documents: &Documents, request: &Request<'_>) -> Vec<Form> {
    let policies = documents.resource.iter();
    policies
        .flat_map(|policy| applying(policy, "Allow", request))
        .flat_map(|statement| forms(statement, &request.caller))
        .collect()
}

/// 6.9.7
fn resource_account<'a>(request: &'a Request<'_>, of_caller: &'a str) -> &'a str {
    if let Some(account) = request.resource_account {
        return account;
    }
    match parts(request.resource) {
        Some([_, _, _, _, account, _]) if !account.is_empty() => account,
        _ => of_caller,
    }
}

/// A key always has a policy; a role's trust policy counts where it is given (6.9.4).
fn must_delegate(documents: &Documents, request: &Request<'_>) -> bool {
    let action = request.action.to_lowercase();
    let is_key = matches!(parts(request.resource), Some([_, _, "kms", _, _, name]) if name.starts_with("key/"));
    let is_trust = is_role(request.resource) && documents.resource.is_some();
    (action.starts_with("kms:") && is_key) || (action.starts_with("sts:") && is_trust)
}

/// 6.10.1: by the path of the role's ARN.
fn is_service_linked(request: &Request<'_>) -> bool {
    const PATH: &str = ":role/aws-service-role/";
    match (&request.caller, request.context.find("aws:PrincipalArn")) {
        (
            Caller::Identity {
                kind: Kind::Role,
                arn,
                ..
            },
            _,
        ) => arn.contains(PATH),
        (
            Caller::Identity {
                kind: Kind::RoleSession,
                ..
            },
            Found::One(arn),
        ) => arn.contains(PATH),
        _ => false,
    }
}
