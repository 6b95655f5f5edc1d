//! The documents of a batch line.

use scopedown_policy::{PolicyKind, parse};
use serde_json::Value;

use super::Request;
use super::arn::parts;

/// The language of a document (1.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Version {
    /// `2012-10-17`
    Current,
    /// `2008-10-17`, also where nothing is said.
    Old,
}

/// A document that is not refused.
pub(super) struct Policy {
    pub(super) version: Version,
    pub(super) statements: Vec<Value>,
}

/// Every document that bears on a request.
pub(super) struct Documents {
    pub(super) role: Vec<Policy>,
    pub(super) session: Option<Vec<Policy>>,
    pub(super) boundary: Option<Policy>,
    pub(super) scps: Vec<Vec<Policy>>,
    pub(super) rcps: Vec<Vec<Policy>>,
    pub(super) resource: Option<Policy>,
}

impl Documents {
    /// `None` where a document is refused (1.12), or an empty list stands for session policies.
    pub(super) fn of(line: &Value, request: &Request<'_>) -> Option<Self> {
        let one = |name: &str, kind| match line.get(name) {
            None | Some(Value::Null) => Some(None),
            Some(value) => Policy::of(value, kind).map(Some),
        };
        let list = |value: &Value, kind| -> Option<Vec<Policy>> {
            value
                .as_array()?
                .iter()
                .map(|document| Policy::of(document, kind))
                .collect()
        };
        let levels = |name: &str, kind| match line.get(name) {
            None | Some(Value::Null) => Some(Vec::new()),
            Some(value) => value
                .as_array()?
                .iter()
                .map(|level| list(level, kind))
                .collect(),
        };
        let session = match line.get("session_policies") {
            None | Some(Value::Null) => None,
            Some(value) => Some(list(value, PolicyKind::Session)?),
        };
        if session.as_ref().is_some_and(Vec::is_empty) {
            return None;
        }
        Some(Self {
            role: list(line.get("role_policies")?, PolicyKind::Role)?,
            session,
            boundary: one("boundary", PolicyKind::Boundary)?,
            scps: levels("scps", PolicyKind::Scp)?,
            rcps: levels("rcps", PolicyKind::Rcp)?,
            resource: one("resource_policy", kind_of_resource_policy(request))?,
        })
    }
}

/// What hangs on a role, when somebody is to assume it, is its trust policy.
fn kind_of_resource_policy(request: &Request<'_>) -> PolicyKind {
    if request.action.to_lowercase().starts_with("sts:") && is_role(request.resource) {
        PolicyKind::Trust
    } else {
        PolicyKind::Resource
    }
}

/// Whether a resource is an IAM role.
pub(super) fn is_role(resource: &str) -> bool {
    matches!(parts(resource), Some([_, _, "iam", _, _, name]) if name.starts_with("role/"))
}

impl Policy {
    fn of(value: &Value, kind: PolicyKind) -> Option<Self> {
        let text = match value {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        parse(&text, kind).policy?;
        let document: Value = serde_json::from_str(&text).ok()?;
        let version = match document.get("Version").and_then(Value::as_str) {
            Some("2012-10-17") => Version::Current,
            _ => Version::Old,
        };
        let statements = match document.get("Statement")? {
            Value::Array(statements) => statements.clone(),
            statement => vec![statement.clone()],
        };
        Some(Self {
            version,
            statements,
        })
    }
}
