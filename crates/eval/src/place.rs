//! Where a document stands.

/// Where a document stands among those of a session; numbers count from 0 in the order in which the documents were given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// An identity-based policy of the role or user.
    Role(usize),
    /// A session policy.
    Session(usize),
    /// The permissions boundary.
    Boundary,
    /// A service control policy.
    Scp {
        /// Its level, root first.
        level: usize,
        /// Its number in the level.
        number: usize,
    },
    /// A resource control policy.
    Rcp {
        /// Its level, root first.
        level: usize,
        /// Its number in the level.
        number: usize,
    },
    /// A policy that hangs on a resource.
    Resource(usize),
    /// The trust policy of the session's role.
    Trust,
    /// The EKS Pod Identity association, which is no policy and no layer.
    Association,
    /// An identity-based policy of the role that leads to an association's target role; no layer of the target's session.
    SourceRole(usize),
    /// The trust policy of that role; no layer either.
    SourceTrust,
}

impl Place {
    /// Whether the policy grants to whoever carries it: a role's own policy.
    pub const fn is_role(self) -> bool {
        matches!(self, Self::Role(_))
    }

    /// Whether it scopes a session down.
    pub const fn is_session(self) -> bool {
        matches!(self, Self::Session(_))
    }

    /// Whether it hangs on a resource of the session's requests, its role among them, and so names its principals.
    pub const fn hangs_on_resource(self) -> bool {
        matches!(self, Self::Resource(_) | Self::Trust)
    }

    /// Whether it has no part in deciding what the session may do.
    pub const fn is_beside(self) -> bool {
        matches!(
            self,
            Self::Association | Self::SourceRole(_) | Self::SourceTrust
        )
    }
}
