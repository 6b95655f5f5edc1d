//! Light or dark: as the system has it, or as the user wants it here.

use super::{dom, storage};

/// Which colours to use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// Every choice in order.
    pub(crate) const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The name for programs.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The name on the control.
    pub(crate) const fn label(self) -> &'static str {
        match self {
            Self::System => "System",
            Self::Light => "Light",
            Self::Dark => "Dark",
        }
    }

    /// Reads a name.
    pub(crate) fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.name() == name)
    }

    /// What was chosen on this device.
    pub(crate) fn kept() -> Self {
        storage::read("theme")
            .and_then(|name| Self::parse(&name))
            .unwrap_or_default()
    }

    /// Shows the page in it and keeps the choice.
    pub(crate) fn apply(self) {
        let chosen = (self != Self::System).then(|| self.name());
        dom::mark_page("theme", chosen);
        storage::write("theme", chosen);
    }
}
