//! Who makes a request (semantics 6.5, 6.8).

use scopedown_policy::Arn;

/// The principal of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Caller {
    /// `arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION`
    RoleSession(Identity),
    /// `arn:aws:iam::ACCOUNT:role/ROLE`: some session of the role.
    Role(Identity),
    /// `arn:aws:iam::ACCOUNT:user/NAME`
    User(Identity),
    /// `arn:aws:sts::ACCOUNT:federated-user/NAME`
    FederatedUser(Identity),
    /// A service, by its name: `pods.eks.amazonaws.com`.
    Service(Box<str>),
    /// An identity provider, by the text that names it in a policy.
    Provider(Box<str>),
    /// Nobody who is known.
    Anonymous,
}

/// A principal of an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The whole ARN.
    pub arn: Box<str>,
    /// Its partition.
    pub partition: Box<str>,
    /// Its account.
    pub account: Box<str>,
    /// The name without path: of the role for a session, of the user for a federated user.
    pub name: Box<str>,
}

impl Caller {
    /// Reads a principal: one of the ARNs, a service's name, or `anonymous`. `None` where the text is an ARN that cannot make requests, or empty.
    pub fn parse(text: &str) -> Option<Self> {
        if text == "anonymous" {
            return Some(Self::Anonymous);
        }
        let Some(arn) = Arn::parse(text) else {
            let is_name = !text.is_empty()
                && !text.starts_with("arn:")
                && !text.contains(char::is_whitespace);
            return is_name.then(|| Self::Service(text.into()));
        };
        let (kind, rest) = arn.resource.split_once('/')?;
        let last = rest.rsplit('/').next()?;
        let identity = |name: &str| Identity {
            arn: text.into(),
            partition: arn.partition.into(),
            account: arn.account.into(),
            name: name.into(),
        };
        match (arn.service, kind) {
            ("sts", "assumed-role") => rest
                .split_once('/')
                .map(|(role, _)| Self::RoleSession(identity(role))),
            ("sts", "federated-user") => Some(Self::FederatedUser(identity(rest))),
            ("iam", "role") => Some(Self::Role(identity(last))),
            ("iam", "user") => Some(Self::User(identity(last))),
            ("iam", "saml-provider" | "oidc-provider") => Some(Self::Provider(text.into())),
            _ => None,
        }
    }

    /// The principal of an account; `None` for services, providers and anonymous callers, who have no policies of their own.
    pub fn identity(&self) -> Option<&Identity> {
        match self {
            Self::RoleSession(identity)
            | Self::Role(identity)
            | Self::User(identity)
            | Self::FederatedUser(identity) => Some(identity),
            Self::Service(_) | Self::Provider(_) | Self::Anonymous => None,
        }
    }

    /// The account that the caller belongs to.
    pub fn account(&self) -> Option<&str> {
        self.identity().map(|identity| &*identity.account)
    }

    /// The text that [`Caller::parse`] reads.
    pub fn text(&self) -> &str {
        match self {
            Self::RoleSession(identity)
            | Self::Role(identity)
            | Self::User(identity)
            | Self::FederatedUser(identity) => &identity.arn,
            Self::Service(name) | Self::Provider(name) => name,
            Self::Anonymous => "anonymous",
        }
    }
}
