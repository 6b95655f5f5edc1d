//! Text to document: the grammar of semantics section 1, with a diagnostic for every departure from it.

mod condition;
mod document;
mod entries;
mod members;
mod principal;
mod statement;

use crate::diagnostic::{Code, Consequence, Diagnostic, Severity};
use crate::document::Policy;
use crate::json;
use crate::kind::PolicyKind;
use crate::limits;
use crate::text::Span;

/// What reading a text gives.
#[derive(Debug, Clone)]
pub struct Parsed {
    /// The document; `None` where AWS's grammar refuses it, for whatever was understood of it is not what its author wrote.
    pub policy: Option<Policy>,
    /// What is wrong, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a policy text for its place among the layers.
pub fn parse(text: &str, kind: PolicyKind) -> Parsed {
    let tree = match json::read(text) {
        Ok(tree) => tree,
        Err(diagnostic) => {
            return Parsed {
                policy: None,
                diagnostics: vec![diagnostic],
            };
        }
    };
    let mut reader = Reader {
        text,
        kind,
        diagnostics: Vec::new(),
        refused: false,
    };
    let policy = reader.document(&tree);
    let diagnostics = reader.diagnostics;
    Parsed {
        policy: policy.filter(|_| !reader.refused),
        diagnostics,
    }
}

/// Collects diagnostics while a tree is read.
pub(crate) struct Reader<'t> {
    text: &'t str,
    kind: PolicyKind,
    diagnostics: Vec<Diagnostic>,
    refused: bool,
}

impl Reader<'_> {
    fn refuse(&mut self, span: Span, code: impl Into<Code>) {
        self.report(Diagnostic {
            span,
            code: code.into(),
            consequence: Consequence::Refused,
        });
    }

    fn lint(&mut self, severity: Severity, span: Span, code: impl Into<Code>) {
        self.report(Diagnostic {
            span,
            code: code.into(),
            consequence: Consequence::Lint(severity),
        });
    }

    /// Keeps the order of the text. Reading goes through it from front to back, so the place is almost always the end. Beyond the limit only
    /// the first refusal is still kept, for without it the document would count as accepted.
    fn report(&mut self, diagnostic: Diagnostic) {
        let first_refusal = diagnostic.refuses() && !self.refused;
        self.refused |= diagnostic.refuses();
        if self.diagnostics.len() >= limits::DIAGNOSTICS && !first_refusal {
            return;
        }
        let at = self
            .diagnostics
            .partition_point(|other| other.span <= diagnostic.span);
        self.diagnostics.insert(at, diagnostic);
    }
}
