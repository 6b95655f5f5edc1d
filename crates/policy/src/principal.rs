//! Whom a policy that hangs on a resource speaks of (semantics 6.8).

use crate::arn::Arn;

/// One value of `Principal` or `NotPrincipal`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Principal {
    /// `*`: everyone, anonymous callers and services included.
    Everyone,
    /// Twelve digits, or the ARN of an account's root: every principal of the account.
    Account(Box<str>),
    /// The ARN of an IAM user.
    User(Box<str>),
    /// The ARN of a role: the role and every session of it.
    Role(Box<str>),
    /// The ARN of one session of a role.
    RoleSession(Box<str>),
    /// The ARN of one federated-user session.
    FederatedUser(Box<str>),
    /// A service, by its name.
    Service(Box<str>),
    /// An identity provider.
    Federated(Box<str>),
    /// The canonical id of an account, which names nobody who can be known here.
    CanonicalUser(Box<str>),
    /// A unique id, a partial wildcard or a form that is not known: it names nobody here.
    Unresolvable(Box<str>),
}

impl Principal {
    /// Reads a value of the member `AWS`.
    pub(crate) fn of_aws(text: &str) -> Self {
        if text == "*" {
            return Self::Everyone;
        }
        if is_account(text) {
            return Self::Account(text.into());
        }
        Self::of_arn(text).unwrap_or_else(|| Self::Unresolvable(text.into()))
    }

    /// The value as the author wrote it; for an account, its number.
    pub fn text(&self) -> &str {
        match self {
            Self::Everyone => "*",
            Self::Account(text)
            | Self::User(text)
            | Self::Role(text)
            | Self::RoleSession(text)
            | Self::FederatedUser(text)
            | Self::Service(text)
            | Self::Federated(text)
            | Self::CanonicalUser(text)
            | Self::Unresolvable(text) => text,
        }
    }

    /// The member of the object that the value is written under.
    pub fn type_name(&self) -> &'static str {
        match self {
            Self::Service(_) => "Service",
            Self::Federated(_) => "Federated",
            Self::CanonicalUser(_) => "CanonicalUser",
            _ => "AWS",
        }
    }

    fn of_arn(text: &str) -> Option<Self> {
        let arn = Arn::parse(text)?;
        if !arn.region.is_empty() || !is_account(arn.account) || text.contains(['*', '?']) {
            return None;
        }
        let kind = arn.resource.split('/').next()?;
        match (arn.service, kind) {
            ("iam", "root") if arn.resource == "root" => Some(Self::Account(arn.account.into())),
            ("iam", "user") => Some(Self::User(text.into())),
            ("iam", "role") => Some(Self::Role(text.into())),
            ("sts", "assumed-role") => Some(Self::RoleSession(text.into())),
            ("sts", "federated-user") => Some(Self::FederatedUser(text.into())),
            _ => None,
        }
    }
}

fn is_account(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit())
}
