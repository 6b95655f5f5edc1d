//! The texts as they stand in the page.

use std::rc::Rc;

use crate::host::{areas, editor};
use crate::view::editor::{ROLE_AREA, SESSION_AREA};

/// A text area and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AreaText {
    /// The id of the text area.
    pub(crate) area: Rc<str>,
    /// The policy's name.
    pub(crate) name: Rc<str>,
    /// The text.
    pub(crate) text: Rc<str>,
}

/// The texts of the page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Texts {
    /// The role's policies that are not empty.
    pub(crate) role: Vec<AreaText>,
    /// The session policy, unless it is empty.
    pub(crate) session: Option<AreaText>,
}

impl Texts {
    /// Reads them out of the page.
    pub(crate) fn read() -> Self {
        let mut texts = Self::default();
        for (area, label) in areas::all() {
            let text = editor::text(&area).unwrap_or_default();
            if text.trim().is_empty() {
                continue;
            }
            let (name, is_session) = match &*area {
                ROLE_AREA => ("Role policy".to_owned(), false),
                SESSION_AREA => ("Session policy".to_owned(), true),
                _ => (label, false),
            };
            let text = AreaText {
                area: area.into(),
                name: name.into(),
                text: text.into(),
            };
            if is_session {
                texts.session = Some(text);
            } else {
                texts.role.push(text);
            }
        }
        texts
    }
}
