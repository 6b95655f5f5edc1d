//! What is known of one part of an association.

/// A text that a user gave, or did not, or gave in a form that cannot be evaluated here.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub enum Part {
    /// Nothing was given.
    #[default]
    Absent,
    /// A reference or function of the format that it was read from, as written there: `aws_iam_role.app.arn`, `!GetAtt Role.Arn`.
    Open(Box<str>),
    /// The text itself.
    Known(Box<str>),
}

impl Part {
    /// A text that is known.
    pub fn of(text: impl Into<Box<str>>) -> Self {
        Self::Known(text.into())
    }

    /// The text, where it is known.
    pub fn known(&self) -> Option<&str> {
        match self {
            Self::Known(text) => Some(text),
            Self::Absent | Self::Open(_) => None,
        }
    }

    /// Whether nothing was given.
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether something was given, known or not.
    pub const fn is_given(&self) -> bool {
        !self.is_absent()
    }
}

impl From<&str> for Part {
    fn from(text: &str) -> Self {
        Self::of(text)
    }
}

impl From<Option<&str>> for Part {
    fn from(text: Option<&str>) -> Self {
        text.map_or(Self::Absent, Self::of)
    }
}
