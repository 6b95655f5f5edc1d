//! A change that mends what was found.

use scopedown_rewrite::Edits;

/// A change of one document, ready to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does, as a short imperative: "Ask whether some value fits".
    pub title: String,
    /// The edits of the document's text.
    pub edits: Edits,
}

impl Fix {
    /// A fix of these edits; `None` where there are none to make.
    pub(crate) fn new(title: impl Into<String>, edits: Option<Edits>) -> Option<Self> {
        let edits = edits.filter(|edits| !edits.is_empty())?;
        Some(Self {
            title: title.into(),
            edits,
        })
    }

    /// The text with the edits made.
    pub fn apply(&self, text: &str) -> String {
        self.edits.apply(text)
    }
}
