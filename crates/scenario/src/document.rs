//! A policy document as a scenario holds it: a name and the text.

use std::sync::Arc;

use scopedown_policy::{Parsed, PolicyKind, Span, indent, parse};

use crate::source::Source;

/// A named policy text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The name for people, and in diagnostics.
    pub name: String,
    /// The file that the text came from.
    pub file: Option<String>,
    /// What the document is for.
    pub kind: PolicyKind,
    /// The author's text; positions refer to it.
    pub text: String,
    /// The text that it was taken out of, where it stood in a wrapping; places are told there.
    pub source: Option<Arc<Source>>,
}

impl Document {
    /// A document of the author's exact text.
    pub fn new(name: impl Into<String>, kind: PolicyKind, text: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            file: None,
            kind,
            text: text.into(),
            source: None,
        }
    }

    /// A document that stood as a JSON object inside another text; positions refer to its printed form.
    pub fn of_object(name: impl Into<String>, kind: PolicyKind, object: &str) -> Self {
        Self::new(name, kind, indent(object))
    }

    /// The text as it was given, and a place of this document there.
    pub fn given(&self, span: Span) -> (&str, Span) {
        match &self.source {
            Some(source) => (&source.text, source.map.outer(span)),
            None => (&self.text, span),
        }
    }

    /// Reads the text.
    pub fn parse(&self) -> Parsed {
        parse(&self.text, self.kind)
    }
}
