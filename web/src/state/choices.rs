//! What can be chosen of the matrix's rows and of its form.

/// Which actions are rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reach {
    /// Those that the policies name, the advisor proposes and the user adds.
    #[default]
    Proposed,
    /// Every action that the role's policies allow on one of the resources.
    Role,
    /// Every action that the catalogue knows.
    Aws,
}

/// What makes a group of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Grouping {
    /// The service.
    #[default]
    Service,
    /// The service and the access level.
    Level,
}

/// In what form the matrix is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Form {
    /// As a grid.
    #[default]
    Grid,
    /// As headings and lists.
    List,
}

/// What rows are shown at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Only {
    /// Every row.
    #[default]
    Everything,
    /// Rows that the role alone would decide otherwise.
    Differences,
    /// Rows with a pinned cell.
    Pinned,
    /// Rows in which something changed against what is compared; who compares takes the others out.
    Changed,
}

impl Only {
    /// Every choice in the order of the control.
    pub const ALL: [Self; 4] = [
        Self::Everything,
        Self::Differences,
        Self::Pinned,
        Self::Changed,
    ];

    /// The choices where nothing is compared.
    pub const PLAIN: &[Self] = &[Self::Everything, Self::Differences, Self::Pinned];

    /// The name on the control.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Everything => "all rows",
            Self::Differences => "rows where the role alone differs",
            Self::Pinned => "pinned rows",
            Self::Changed => "changed rows",
        }
    }

    /// The name in the control's value.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Everything => "everything",
            Self::Differences => "differences",
            Self::Pinned => "pinned",
            Self::Changed => "changed",
        }
    }
}

impl Reach {
    /// Every choice in the order of the control.
    pub const ALL: [Self; 3] = [Self::Proposed, Self::Role, Self::Aws];

    /// The name on the control.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Proposed => "actions as proposed",
            Self::Role => "every action that the role reaches",
            Self::Aws => "every action of AWS",
        }
    }
}

impl Grouping {
    /// Every choice in the order of the control.
    pub const ALL: [Self; 2] = [Self::Service, Self::Level];

    /// The name on the control.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Service => "by service",
            Self::Level => "by service and access level",
        }
    }
}
