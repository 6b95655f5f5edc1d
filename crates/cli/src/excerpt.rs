//! Excerpts of a text with carets, for diagnostics and for the clause that decided.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use scopedown_policy::Span;
use scopedown_report::shape::DiagnosticShape;
use scopedown_scenario::{Document, Refused};

use crate::terminal;

/// What stands before a help or a note: numbers of lines, a rule, the word.
const HELP_INDENT: usize = 12;

/// A diagnostic with its place in the text, what AWS says, and what to do.
pub(crate) fn diagnostic(shape: &DiagnosticShape, span: Span, text: &str) -> String {
    report(shape, span, text, 1)
}

fn report(shape: &DiagnosticShape, span: Span, text: &str, first_line: usize) -> String {
    let level = match shape.severity.as_str() {
        "error" => Level::ERROR,
        "warning" => Level::WARNING,
        _ => Level::INFO,
    };
    // Behind the level, the code in brackets, a colon and a blank.
    let behind = shape.severity.len() + shape.code.len() + 4;
    let message = terminal::continued(&shape.message, behind);
    let mut group = level.primary_title(&message).id(&shape.code).element(
        Snippet::source(text)
            .line_start(first_line)
            .path(shape.file.as_deref().or(shape.policy.as_deref()))
            .annotation(AnnotationKind::Primary.span(span.start..span.end.max(span.start))),
    );
    if let Some(aws) = &shape.aws {
        let said = terminal::continued(&format!("AWS says: {aws}"), HELP_INDENT);
        group = group.element(Level::NOTE.message(said));
    }
    let help = terminal::continued(&shape.help, HELP_INDENT);
    let report = [group.element(Level::HELP.message(&help))];
    format!("{}\n\n", renderer().render(&report))
}

/// A diagnostic of a document, in the text as it was given.
pub(crate) fn in_document(shape: &DiagnosticShape, span: Span, document: &Document) -> String {
    let (text, span) = document.given(span);
    report(shape, span, text, first_line(document))
}

/// Everything that keeps a scenario from being evaluated.
pub(crate) fn refused(refused: &Refused<'_>) -> String {
    let problems = refused
        .problems
        .iter()
        .map(|problem| format!("error: {problem} {}\n", problem.help()));
    let documents = refused.documents.iter().flat_map(|(reading, diagnostics)| {
        let document = &reading.document;
        let located = scopedown_report::shape::Located::document(document);
        diagnostics
            .iter()
            .map(move |found| in_document(&located.diagnostic(found), found.span, document))
            .collect::<Vec<_>>()
    });
    problems.chain(documents).collect()
}

/// The lines of a text around a place, with a caret under it and a word beside.
pub(crate) fn clause(text: &str, path: &str, span: Span, label: &str) -> String {
    clause_from(1, text, path, span, label)
}

/// The same of a document, in the text that it was given in.
pub(crate) fn clause_of(document: &Document, path: &str, span: Span, label: &str) -> String {
    let (text, span) = document.given(span);
    clause_from(first_line(document), text, path, span, label)
}

fn clause_from(first_line: usize, text: &str, path: &str, span: Span, label: &str) -> String {
    let snippet = Snippet::source(text).line_start(first_line).path(path);
    let report = [annotate_snippets::Group::with_level(Level::INFO).element(
        snippet.annotation(
            AnnotationKind::Primary
                .span(span.start..span.end)
                .label(label),
        ),
    )];
    format!("{}\n", renderer().render(&report))
}

/// The line at which the text begins that a document was given in.
fn first_line(document: &Document) -> usize {
    document
        .source
        .as_ref()
        .map_or(1, |source| source.start.line)
}

fn renderer() -> Renderer {
    let renderer = Renderer::styled().decor_style(DecorStyle::Unicode);
    match terminal::width() {
        Some(width) => renderer.term_width(width),
        None => renderer,
    }
}
