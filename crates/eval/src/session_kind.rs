//! Kinds of session: which principal keys each makes present or absent (semantics 4.14, 8.4, 11).

use scopedown_policy::ContextKey;

use crate::caller::Caller;
use crate::context::ContextValue;

/// How the caller came by its credentials.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SessionKind {
    /// An EKS Pod Identity association that passes its six session tags.
    PodIdentityTagged,
    /// An EKS Pod Identity association with session tags disabled, as a session policy demands.
    PodIdentity,
    /// `sts:AssumeRole`
    AssumeRole,
    /// `sts:AssumeRoleWithWebIdentity`
    WebIdentity,
    /// `sts:AssumeRoleWithSAML`
    Saml,
    /// `sts:GetFederationToken`
    FederatedUser,
    /// No session: an IAM user, or a role looked at by itself.
    None,
}

/// What is known of a session besides its kind.
#[derive(Debug, Clone, Default)]
pub struct SessionFacts {
    /// The role's ARN with its path, where it is known; it is the value of `aws:PrincipalArn`.
    pub role_arn: Option<Box<str>>,
    /// Tags of the role and of the session; session tags win, regardless of case (semantics 7.2).
    pub tags: Vec<(Box<str>, Box<str>)>,
}

/// The tags that EKS Pod Identity passes unless they are disabled (semantics 8.4.5).
pub const POD_TAGS: [&str; 6] = [
    "eks-cluster-arn",
    "eks-cluster-name",
    "kubernetes-namespace",
    "kubernetes-service-account",
    "kubernetes-pod-name",
    "kubernetes-pod-uid",
];

/// The global keys that can have several values (semantics 11).
const MULTIVALUED: [&str; 7] = [
    "aws:calledvia",
    "aws:principalorgpaths",
    "aws:principalservicenameslist",
    "aws:resourceorgpaths",
    "aws:sourceorgpaths",
    "aws:tagkeys",
    "aws:vpceorgpaths",
];

/// Keys of circumstances that no session has of itself.
const ABSENT_FOR_SESSIONS: [&str; 6] = [
    "aws:PrincipalServiceName",
    "aws:PrincipalServiceNamesList",
    "aws:AssumedRoot",
    "aws:SourceAccount",
    "aws:SourceArn",
    "aws:ChatbotSourceArn",
];

/// Whether a global key can have several values.
pub fn is_multivalued(key: &ContextKey) -> bool {
    MULTIVALUED.contains(&key.folded())
}

/// Whether a key is a global one that has one value at most.
pub fn is_single_valued(key: &ContextKey) -> bool {
    key.folded().starts_with("aws:") && !is_multivalued(key)
}

impl SessionKind {
    /// The principal keys that the kind fixes, with their values where these are known.
    pub fn context(self, caller: &Caller, facts: &SessionFacts) -> Vec<(ContextKey, ContextValue)> {
        let mut keys = Keys(Vec::new());
        let Some(identity) = caller.identity() else {
            return keys.0;
        };
        keys.one("aws:PrincipalAccount", &identity.account);
        keys.one("aws:PrincipalIsAWSService", "false");
        ABSENT_FOR_SESSIONS
            .into_iter()
            .for_each(|key| keys.absent(key));
        match caller {
            Caller::User(user) => {
                keys.one("aws:PrincipalType", "User");
                keys.one("aws:PrincipalArn", &user.arn);
                keys.one("aws:username", &user.name);
            }
            Caller::FederatedUser(session) => {
                keys.one("aws:PrincipalType", "FederatedUser");
                keys.one("aws:PrincipalArn", &session.arn);
                keys.one(
                    "aws:userid",
                    &format!("{}:{}", session.account, session.name),
                );
                keys.absent("aws:username");
            }
            _ => {
                keys.one("aws:PrincipalType", "AssumedRole");
                keys.known("aws:PrincipalArn", facts.role_arn.as_deref());
                keys.absent("aws:username");
            }
        }
        self.origin(&mut keys);
        self.tags(&mut keys, facts);
        keys.0
    }

    /// Keys that tell where the credentials come from.
    fn origin(self, keys: &mut Keys) {
        match self {
            Self::PodIdentity | Self::PodIdentityTagged => {
                // Undocumented for sessions that a service made (semantics 15.24).
                for key in [
                    "aws:MultiFactorAuthPresent",
                    "aws:MultiFactorAuthAge",
                    "aws:FederatedProvider",
                    "aws:SourceIdentity",
                ] {
                    keys.absent(key);
                }
                for key in [
                    "ec2:RoleDelivery",
                    "ec2:SourceInstanceArn",
                    "aws:Ec2InstanceSourceVpc",
                    "lambda:SourceFunctionArn",
                ] {
                    keys.absent(key);
                }
            }
            Self::WebIdentity | Self::Saml | Self::FederatedUser => {
                keys.absent("aws:MultiFactorAuthPresent");
                keys.absent("aws:MultiFactorAuthAge");
            }
            Self::AssumeRole => keys.absent("aws:FederatedProvider"),
            Self::None => {}
        }
        if matches!(self, Self::Saml | Self::FederatedUser) {
            keys.absent("aws:FederatedProvider");
        }
    }

    fn tags(self, keys: &mut Keys, facts: &SessionFacts) {
        if self == Self::PodIdentity {
            POD_TAGS
                .into_iter()
                .for_each(|tag| keys.absent(&tag_key(tag)));
        }
        for (name, value) in &facts.tags {
            keys.one(&tag_key(name), value);
        }
    }
}

fn tag_key(name: &str) -> String {
    format!("aws:PrincipalTag/{name}")
}

/// Entries in which a later one replaces an earlier one of the same name.
struct Keys(Vec<(ContextKey, ContextValue)>);

impl Keys {
    fn set(&mut self, name: &str, value: ContextValue) {
        let key = ContextKey::new(name);
        self.0.retain(|(known, _)| *known != key);
        self.0.push((key, value));
    }

    fn one(&mut self, name: &str, value: &str) {
        self.set(name, ContextValue::One(value.into()));
    }

    fn absent(&mut self, name: &str) {
        self.set(name, ContextValue::Absent);
    }

    fn known(&mut self, name: &str, value: Option<&str>) {
        self.set(
            name,
            value.map_or(ContextValue::Unknown, |value| {
                ContextValue::One(value.into())
            }),
        );
    }
}
