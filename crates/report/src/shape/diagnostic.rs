use scopedown_lint::Fix;
use scopedown_policy::{Diagnostic, LineIndex, Severity, Span};
use scopedown_rewrite::Edits;
use scopedown_scenario::{Document, Problem, Reading, Refused, Source};
use serde::Serialize;

use super::TagsShape;

/// Something wrong with a text. Lines and columns count from 1, columns in characters; the end is exclusive.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct DiagnosticShape {
    /// The stable name.
    pub code: String,
    /// `error`, `warning` or `info`.
    pub severity: String,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
    /// The policy's name.
    pub policy: Option<String>,
    /// The file that it came from.
    pub file: Option<String>,
    /// The first line.
    pub line: usize,
    /// The first column.
    pub column: usize,
    /// The last line.
    pub end_line: usize,
    /// One past the last column.
    pub end_column: usize,
    /// An edit that mends it, where there is one.
    pub fix: Option<FixShape>,
    /// What AWS says when it refuses the document, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aws: Option<String>,
    /// The statement with session tags and without, where they change it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<TagsShape>,
}

/// An edit that mends something.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct FixShape {
    /// What it does.
    pub title: String,
    /// The edits.
    pub edits: Vec<EditShape>,
}

/// One replacement of text.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct EditShape {
    /// The first line.
    pub line: usize,
    /// The first column.
    pub column: usize,
    /// The last line.
    pub end_line: usize,
    /// One past the last column.
    pub end_column: usize,
    /// The new text.
    pub text: String,
}

/// The places of a text, to locate spans in it: in the text as it was given, where it was taken out of another.
#[derive(Debug)]
pub struct Located<'t> {
    lines: LineIndex<'t>,
    /// The document's own text, and the one that it was taken from.
    source: Option<(&'t str, &'t Source)>,
    policy: Option<&'t str>,
    file: Option<&'t str>,
}

impl<'t> Located<'t> {
    /// Locates spans in a policy document.
    pub fn document(document: &'t Document) -> Self {
        Self {
            lines: LineIndex::new(document.given(Span::default()).0),
            source: document
                .source
                .as_deref()
                .map(|source| (document.text.as_str(), source)),
            policy: Some(&document.name),
            file: document.file.as_deref(),
        }
    }

    /// Locates spans in a scenario file or a line of a batch.
    pub fn text(text: &'t str, file: Option<&'t str>) -> Self {
        Self {
            lines: LineIndex::new(text),
            source: None,
            policy: None,
            file,
        }
    }

    /// First line, first column, last line, last column.
    pub fn places(&self, span: Span) -> [usize; 4] {
        let span = self
            .source
            .map_or(span, |(_, source)| source.map.outer(span));
        let place = |byte| {
            let place = self.lines.place(byte);
            self.source
                .map_or(place, |(_, source)| source.in_file(place))
        };
        let (start, end) = (place(span.start), place(span.end));
        [start.line, start.column, end.line, end.column]
    }

    /// A diagnostic of this text.
    pub fn diagnostic(&self, diagnostic: &Diagnostic) -> DiagnosticShape {
        let words = diagnostic.words();
        let shape = self.shape(
            words.code,
            diagnostic.severity(),
            words.message,
            words.help,
            diagnostic.span,
        );
        DiagnosticShape {
            aws: words.aws,
            ..shape
        }
    }

    /// A problem of this text.
    pub fn problem(&self, problem: &Problem) -> DiagnosticShape {
        self.shape(
            problem.code(),
            problem.severity(),
            problem.to_string(),
            problem.help(),
            problem.span,
        )
    }

    /// A change of this text.
    pub(crate) fn fix(&self, fix: &Fix) -> Option<FixShape> {
        Some(FixShape {
            title: fix.title.clone(),
            edits: self.edits(&fix.edits)?,
        })
    }

    /// Edits of this text; `None` where the text as given would have to be changed in another way, such as inside an escaped string.
    pub fn edits(&self, edits: &Edits) -> Option<Vec<EditShape>> {
        if let Some((text, source)) = self.source
            && !source.map.is_verbatim(text.len())
        {
            return None;
        }
        let edits = edits.as_slice().iter().map(|edit| {
            let [line, column, end_line, end_column] = self.places(edit.span);
            EditShape {
                line,
                column,
                end_line,
                end_column,
                text: edit.text.clone(),
            }
        });
        Some(edits.collect())
    }

    /// Something that is wrong at a place of this text.
    pub(crate) fn shape(
        &self,
        code: &str,
        severity: Severity,
        message: String,
        help: String,
        span: Span,
    ) -> DiagnosticShape {
        let [line, column, end_line, end_column] = self.places(span);
        DiagnosticShape {
            code: code.to_owned(),
            severity: severity.name().to_owned(),
            message,
            help,
            policy: self.policy.map(str::to_owned),
            file: self.file.map(str::to_owned),
            line,
            column,
            end_line,
            end_column,
            fix: None,
            aws: None,
            tags: None,
        }
    }
}

impl DiagnosticShape {
    /// The diagnostics that refuse a document.
    pub fn refusing(reading: &Reading) -> Vec<Self> {
        let located = Located::document(&reading.document);
        reading
            .parsed
            .diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.refuses())
            .map(|diagnostic| located.diagnostic(diagnostic))
            .collect()
    }

    /// Everything that keeps a scenario from being evaluated. `text` is the scenario's file, where there is one.
    pub fn of_refused(refused: &Refused<'_>, text: &str, file: Option<&str>) -> Vec<Self> {
        let located = Located::text(text, file);
        let problems = refused
            .problems
            .iter()
            .map(|problem| located.problem(problem));
        let documents = refused
            .documents
            .iter()
            .flat_map(|(reading, _)| Self::refusing(reading));
        problems.chain(documents).collect()
    }
}
