//! Whom a statement of a resource's policy speaks of (6.8), and how far a grant reaches (6.4).

use serde_json::Value;

use super::arn::parts;
use super::caller::{Caller, Kind};
use super::statement::list;

/// The form in which a caller is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Everyone,
    Account,
    /// The role of a session, or the user of a federated-user session.
    Behind,
    /// The caller itself.
    Own,
}

/// Every form in which `Principal` names the caller. `NotPrincipal` with `Allow` names everyone whom it does not list (6.8.4).
pub(super) fn forms(statement: &Value, caller: &Caller<'_>) -> Vec<Form> {
    if let Some(principal) = statement.get("Principal") {
        return named(principal, caller);
    }
    match statement.get("NotPrincipal") {
        Some(excepted) if named(excepted, caller).is_empty() => vec![Form::Everyone],
        _ => Vec::new(),
    }
}

/// Whether a `Deny` hits the caller. A principal with a boundary is not spared by `NotPrincipal` (6.8.3).
pub(super) fn is_denied(statement: &Value, caller: &Caller<'_>, has_boundary: bool) -> bool {
    if let Some(principal) = statement.get("Principal") {
        return !named(principal, caller).is_empty();
    }
    let has_boundary = has_boundary && caller.kind().is_some();
    statement
        .get("NotPrincipal")
        .is_some_and(|excepted| has_boundary || named(excepted, caller).is_empty())
}

fn named(value: &Value, caller: &Caller<'_>) -> Vec<Form> {
    match value {
        Value::String(text) if text == "*" => vec![Form::Everyone],
        Value::Object(members) => members
            .iter()
            .flat_map(|(kind, values)| list(values).into_iter().map(move |text| (kind, text)))
            .filter_map(|(kind, text)| form(kind, &text, caller))
            .collect(),
        _ => Vec::new(),
    }
}

fn form(kind: &str, text: &str, caller: &Caller<'_>) -> Option<Form> {
    match (kind, caller) {
        ("AWS", _) if text == "*" => Some(Form::Everyone),
        (
            "AWS",
            Caller::Identity {
                kind,
                arn,
                partition,
                account,
                name,
            },
        ) => {
            let is_account = text == *account
                || parts(text).is_some_and(|[_, _, service, region, of, resource]| {
                    (service, region, of, resource) == ("iam", "", *account, "root")
                });
            if is_account {
                return Some(Form::Account);
            }
            // A role that asks stands for one of its sessions (6.9.4).
            if text == *arn {
                return Some(if *kind == Kind::Role {
                    Form::Behind
                } else {
                    Form::Own
                });
            }
            let behind = match kind {
                Kind::RoleSession => "role/",
                Kind::FederatedUser => "user/",
                Kind::Role | Kind::User => return None,
            };
            let [_, of_partition, service, region, of_account, resource] = parts(text)?;
            let is_behind = (of_partition, service, region, of_account)
                == (*partition, "iam", "", *account)
                && resource.starts_with(behind)
                && resource.rsplit('/').next() == Some(*name)
                && !text.contains(['*', '?']);
            is_behind.then_some(Form::Behind)
        }
        ("Service", Caller::Service(service)) => (text == *service).then_some(Form::Own),
        _ => None,
    }
}
