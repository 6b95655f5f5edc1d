//! A change that mends what was found.

use scopedown_policy::Span;

/// A change of one document, ready to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does, as a short imperative: "Put `ForAnyValue:` before the operator".
    pub title: String,
    /// The edits, in order, none of which overlaps another.
    pub edits: Vec<Edit>,
}

/// A stretch of the text and what stands there instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The stretch; empty to insert.
    pub span: Span,
    /// The new text.
    pub text: String,
}

impl Fix {
    /// A fix of these edits.
    pub fn new(title: impl Into<String>, edits: impl IntoIterator<Item = Edit>) -> Self {
        let mut edits: Vec<Edit> = edits.into_iter().collect();
        edits.sort_by_key(|edit| edit.span);
        Self {
            title: title.into(),
            edits,
        }
    }

    /// The text with the edits made.
    pub fn apply(&self, text: &str) -> String {
        let mut done = String::with_capacity(text.len());
        let mut at = 0;
        for edit in &self.edits {
            done.push_str(text.get(at..edit.span.start).unwrap_or_default());
            done.push_str(&edit.text);
            at = edit.span.end;
        }
        done.push_str(text.get(at..).unwrap_or_default());
        done
    }
}

impl Edit {
    /// Puts `text` in the place of a stretch.
    pub fn replace(span: Span, text: impl Into<String>) -> Self {
        Self {
            span,
            text: text.into(),
        }
    }

    /// Puts `text` in before a byte.
    pub fn insert(at: usize, text: impl Into<String>) -> Self {
        Self::replace(Span::new(at, at), text)
    }

    /// Takes a stretch out.
    pub fn delete(span: Span) -> Self {
        Self::replace(span, "")
    }
}
