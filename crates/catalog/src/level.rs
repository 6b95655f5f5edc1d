//! Access levels: what kind of thing an action does.

/// The access level that AWS gives an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Names what is there.
    List,
    /// Reads what is in it.
    Read,
    /// Creates, changes or deletes.
    Write,
    /// Changes nothing but tags.
    Tagging,
    /// Changes who may do what.
    PermissionsManagement,
}

impl Level {
    /// Every level.
    pub const ALL: [Self; 5] = [
        Self::List,
        Self::Read,
        Self::Write,
        Self::Tagging,
        Self::PermissionsManagement,
    ];

    /// AWS's own name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::List => "List",
            Self::Read => "Read",
            Self::Write => "Write",
            Self::Tagging => "Tagging",
            Self::PermissionsManagement => "Permissions management",
        }
    }

    pub(crate) const fn code(self) -> u8 {
        match self {
            Self::List => 0,
            Self::Read => 1,
            Self::Write => 2,
            Self::Tagging => 3,
            Self::PermissionsManagement => 4,
        }
    }

    pub(crate) fn from_code(code: usize) -> Option<Self> {
        Self::ALL.get(code).copied()
    }
}
