//! What a denial tells of the circumstances, filled into a scenario.

use scopedown_eval::{Caller, ContextValue};
use scopedown_policy::ContextKey;
use scopedown_scenario::{Scenario, SessionKindName};

use super::super::Denial;
use super::asked::Asked;

/// The scenario of the denied request. What the scenario says already stands.
pub(super) fn fill(denial: &Denial, scenario: &Scenario, asked: &Asked) -> Scenario {
    let mut filled = scenario.clone();
    filled.actions = Some(vec![asked.action.as_written().to_owned()]);
    filled.resources = Some(vec![asked.resource.as_written().to_owned()]);
    if filled.resource_account.is_none() {
        filled.resource_account.clone_from(&denial.resource_account);
    }
    fill_caller(denial, &mut filled);
    fill_context(denial, &mut filled);
    filled
}

/// Who asks. A stranger's ARN beside the policies of the role at hand would be nobody's request.
fn fill_caller(denial: &Denial, scenario: &mut Scenario) {
    let Some(caller) = caller(denial).filter(|caller| !is_stranger(caller, scenario)) else {
        return;
    };
    let of_caller = match caller {
        Caller::User(_) => Some(SessionKindName::None),
        Caller::FederatedUser(_) => Some(SessionKindName::FederatedUser),
        _ => None,
    };
    scenario.session.kind = scenario.session.kind.or(of_caller);
    if scenario.role_arn().is_none() && matches!(caller, Caller::RoleSession(_)) {
        scenario.role.arn.clone_from(&denial.role_arn);
    }
    if scenario.principal.is_none() {
        scenario.principal = Some(caller.text().to_owned());
    }
}

/// Condition keys that the text tells, where the scenario does not.
fn fill_context(denial: &Denial, scenario: &mut Scenario) {
    let mut told: Vec<(ContextKey, Vec<Box<str>>)> = Vec::new();
    for (name, value) in &denial.context {
        let key = ContextKey::new(name);
        match told.iter_mut().find(|(known, _)| *known == key) {
            Some((_, values)) => values.push(value.as_str().into()),
            None => told.push((key, vec![value.as_str().into()])),
        }
    }
    let through_endpoint = ContextKey::new("aws:SourceVpce");
    let has_endpoint = told.iter().any(|(key, _)| *key == through_endpoint);
    let told = told.into_iter().map(|(key, values)| {
        let value = match <[Box<str>; 1]>::try_from(values) {
            Ok([only]) => ContextValue::One(only),
            Err(several) => ContextValue::Many(several),
        };
        (key, value)
    });
    // A request through an endpoint tells its address by another key (semantics 5.9.5).
    let absent = has_endpoint.then(|| (ContextKey::new("aws:SourceIp"), ContextValue::Absent));
    for (key, value) in told.chain(absent) {
        if scenario.context.iter().all(|(known, _)| *known != key) {
            scenario.context.push((key, value));
        }
    }
}

/// The caller, where the text names one that can be a caller of ours.
pub(super) fn caller(denial: &Denial) -> Option<Caller> {
    let text = denial.principal.as_deref()?;
    let caller = Caller::parse(text)?;
    // Ids such as `AROA…:session` are no services.
    let is_service = text.ends_with(".amazonaws.com") || text.ends_with(".amazonaws.com.cn");
    match caller {
        Caller::Service(_) if !is_service => None,
        caller => Some(caller),
    }
}

/// Whether a caller is somebody else than the role, or the principal, at hand.
pub(super) fn is_stranger(caller: &Caller, scenario: &Scenario) -> bool {
    let told = scenario.principal.as_deref().or(scenario.role_arn());
    let Some(ours) = told.and_then(Caller::parse) else {
        return false;
    };
    match (caller, &ours) {
        (
            Caller::RoleSession(theirs) | Caller::Role(theirs),
            Caller::RoleSession(own) | Caller::Role(own),
        ) => (&theirs.account, &theirs.name) != (&own.account, &own.name),
        (theirs, own) => theirs != own,
    }
}

/// Whether the caller is a pod's session: EKS begins its names with `eks-` (semantics 8.4.3).
pub(super) fn is_pod(denial: &Denial, scenario: &Scenario) -> bool {
    let session = denial
        .principal
        .as_deref()
        .and_then(|arn| arn.split_once(":assumed-role/"))
        .and_then(|(_, rest)| rest.split_once('/'));
    scenario.session_kind() == SessionKindName::PodIdentity
        || session.is_some_and(|(_, name)| name.starts_with("eks-"))
}
