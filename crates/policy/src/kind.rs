//! What a document is for: the same text can be a fine bucket policy and no role policy at all.

/// The place of a policy among the layers, as far as the grammar cares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PolicyKind {
    /// An inline policy of a role or user.
    Role,
    /// A customer managed policy of a role or user, which must state its version.
    Managed,
    /// A session policy: what `sts:AssumeRole` or an EKS Pod Identity association passes.
    Session,
    /// A permissions boundary.
    Boundary,
    /// A service control policy.
    Scp,
    /// A resource control policy.
    Rcp,
    /// A policy that hangs on a resource: bucket, queue, key and the like.
    Resource,
    /// The trust policy of a role.
    Trust,
}

impl PolicyKind {
    /// Whether the principal is implied and so must not be named: role, session and boundary policies.
    pub const fn implies_principal(self) -> bool {
        matches!(
            self,
            Self::Role | Self::Managed | Self::Session | Self::Boundary
        )
    }

    /// Whether the document hangs on a resource and so must name its principals.
    pub const fn hangs_on_resource(self) -> bool {
        matches!(self, Self::Resource | Self::Trust)
    }

    /// Whether AWS will only save the document with version 2012-10-17.
    pub const fn must_state_version(self) -> bool {
        matches!(self, Self::Managed | Self::Boundary | Self::Scp | Self::Rcp)
    }

    /// The name for sentences, with its article.
    pub const fn with_article(self) -> &'static str {
        match self {
            Self::Role => "a role policy",
            Self::Managed => "a managed policy",
            Self::Session => "a session policy",
            Self::Boundary => "a permissions boundary",
            Self::Scp => "a service control policy",
            Self::Rcp => "a resource control policy",
            Self::Resource => "a resource-based policy",
            Self::Trust => "a role trust policy",
        }
    }
}
