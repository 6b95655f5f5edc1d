//! The layers of policies that bear on a request.

/// A layer, in the order in which answers list them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// Resource control policies of the resource's organization.
    Rcp,
    /// Service control policies of the caller's organization.
    Scp,
    /// The policy that hangs on the resource.
    Resource,
    /// The identity-based policies of the role or user.
    Role,
    /// The permissions boundary.
    Boundary,
    /// The session policies.
    Session,
}

impl Layer {
    /// Every layer in order.
    pub const ALL: [Self; 6] = [
        Self::Rcp,
        Self::Scp,
        Self::Resource,
        Self::Role,
        Self::Boundary,
        Self::Session,
    ];

    /// The name for programs.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rcp => "rcp",
            Self::Scp => "scp",
            Self::Resource => "resource",
            Self::Role => "role",
            Self::Boundary => "boundary",
            Self::Session => "session",
        }
    }
}

/// Some of the layers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct LayerSet(u8);

impl LayerSet {
    /// None of them.
    pub const NONE: Self = Self(0);

    /// These and `layer`.
    #[must_use]
    pub const fn with(self, layer: Layer) -> Self {
        Self(self.0 | 1 << layer as u8)
    }

    /// These, and `layer` if `wanted`.
    #[must_use]
    pub const fn with_if(self, wanted: bool, layer: Layer) -> Self {
        if wanted { self.with(layer) } else { self }
    }

    /// These and those.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the layer is among them.
    pub const fn contains(self, layer: Layer) -> bool {
        self.0 & 1 << layer as u8 != 0
    }

    /// Whether there is none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The layers in order.
    pub fn iter(self) -> impl Iterator<Item = Layer> {
        Layer::ALL
            .into_iter()
            .filter(move |layer| self.contains(*layer))
    }
}
