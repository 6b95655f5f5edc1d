//! What a text is given as, and where each kind of policy then goes.

use scopedown_policy::PolicyKind;

use super::Slot;

/// What a text is given as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum As {
    /// Everything goes where it belongs; a bare document is a policy of the role.
    #[default]
    Whatever,
    /// The role: likewise, but for policies of organizations and resources.
    Role,
    /// Session policies.
    Session,
    /// The permissions boundary.
    Boundary,
    /// The role's trust policy.
    Trust,
    /// Service control policies.
    Scp,
    /// Resource control policies.
    Rcp,
    /// The policy of a resource.
    Resource,
}

/// How well a policy fits what its text is given as; only those that fit best are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// The text says that it is this.
    Exactly,
    /// The text does not say what it is.
    Unsaid,
    /// It is something else, and was given as this all the same.
    Otherwise,
}

impl As {
    /// The one slot that such a text fills; `None` where everything has its own.
    const fn slot(self) -> Option<Slot> {
        match self {
            Self::Whatever | Self::Role => None,
            Self::Session => Some(Slot::SessionPolicy),
            Self::Boundary => Some(Slot::Boundary),
            Self::Trust => Some(Slot::Trust),
            Self::Scp => Some(Slot::Scp),
            Self::Rcp => Some(Slot::Rcp),
            Self::Resource => Some(Slot::ResourcePolicy),
        }
    }

    /// Whether roles are taken from such a text, so that one of several must be chosen.
    pub(super) const fn wants_role(self) -> bool {
        matches!(
            self,
            Self::Whatever | Self::Role | Self::Boundary | Self::Trust
        )
    }

    /// Whether associations are, likewise.
    pub(super) const fn wants_association(self) -> bool {
        matches!(self, Self::Whatever | Self::Role | Self::Session)
    }

    /// Where a policy of that kind goes, and how well it fits; `None` where it has no place.
    pub(super) fn place(self, kind: Option<PolicyKind>) -> Option<(Slot, Fit)> {
        let own = own_slot(kind);
        let Some(slot) = self.slot() else {
            let foreign = matches!(own, Slot::Scp | Slot::Rcp | Slot::ResourcePolicy);
            return (self == Self::Whatever || !foreign).then_some((own, Fit::Exactly));
        };
        if kind.is_some() && own == slot {
            return Some((slot, Fit::Exactly));
        }
        let hangs = kind.is_some_and(PolicyKind::hangs_on_resource);
        match (kind, slot) {
            (None, _) => Some((slot, Fit::Unsaid)),
            // A trust policy is the policy of a resource, namely of the role.
            (_, Slot::ResourcePolicy) if hangs => Some((slot, Fit::Otherwise)),
            (_, Slot::ResourcePolicy | Slot::Trust) => None,
            _ if hangs => None,
            _ => Some((slot, Fit::Otherwise)),
        }
    }
}

/// Where a policy of that kind belongs by itself.
const fn own_slot(kind: Option<PolicyKind>) -> Slot {
    match kind {
        None | Some(PolicyKind::Role | PolicyKind::Managed) => Slot::RolePolicy,
        Some(PolicyKind::Session) => Slot::SessionPolicy,
        Some(PolicyKind::Boundary) => Slot::Boundary,
        Some(PolicyKind::Trust) => Slot::Trust,
        Some(PolicyKind::Scp) => Slot::Scp,
        Some(PolicyKind::Rcp) => Slot::Rcp,
        Some(PolicyKind::Resource) => Slot::ResourcePolicy,
    }
}
