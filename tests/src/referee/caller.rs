//! Who asks (6.8).

use super::arn::parts;

/// The principal of a request.
#[derive(Debug, Clone, Copy)]
pub(super) enum Caller<'a> {
    Anonymous,
    Service(&'a str),
    Identity {
        kind: Kind,
        arn: &'a str,
        partition: &'a str,
        account: &'a str,
        /// The name of the role, for a session too, or of the user.
        name: &'a str,
    },
}

/// The principals of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    RoleSession,
    Role,
    User,
    FederatedUser,
}

impl<'a> Caller<'a> {
    pub(super) fn of(text: &'a str) -> Option<Self> {
        if text == "anonymous" {
            return Some(Self::Anonymous);
        }
        let Some([_, partition, service, _, account, resource]) = parts(text) else {
            return (!text.starts_with("arn:") && !text.is_empty()).then_some(Self::Service(text));
        };
        let names: Vec<&str> = resource.split('/').collect();
        let (kind, name) = match (service, names.as_slice()) {
            ("sts", ["assumed-role", role, _, ..]) => (Kind::RoleSession, *role),
            ("sts", ["federated-user", name]) => (Kind::FederatedUser, *name),
            ("iam", ["role", .., name]) => (Kind::Role, *name),
            ("iam", ["user", .., name]) => (Kind::User, *name),
            _ => return None,
        };
        Some(Self::Identity {
            kind,
            arn: text,
            partition,
            account,
            name,
        })
    }

    pub(super) fn account(&self) -> Option<&'a str> {
        match self {
            Self::Identity { account, .. } => Some(account),
            Self::Anonymous | Self::Service(_) => None,
        }
    }

    pub(super) fn kind(&self) -> Option<Kind> {
        match self {
            Self::Identity { kind, .. } => Some(*kind),
            Self::Anonymous | Self::Service(_) => None,
        }
    }
}
