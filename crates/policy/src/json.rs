//! JSON text to a tree with positions, or the one diagnostic that says why it is not JSON.
//!
//! Two well-kept readers share the work: `serde_json` is strict and judges the text, `jsonc-parser` keeps positions and repeated members
//! and builds the tree. A text must pass both.

pub use jsonc_parser::ast::{Object, ObjectProp, Value};
pub use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use serde::de::IgnoredAny;

use crate::diagnostic::{Code, Consequence, Diagnostic, JsonCode, SizeCode};
use crate::limits;
use crate::text::Span;

/// Reads a policy text within the [`limits`].
pub(crate) fn read(text: &str) -> Result<Value<'_>, Diagnostic> {
    if text.len() > limits::POLICY_BYTES {
        let code = Code::Size(SizeCode::Bytes(text.len()));
        return Err(Diagnostic {
            span: Span::default(),
            code,
            consequence: Consequence::Refused,
        });
    }
    read_tree(text)
}

/// Reads a JSON text of any size into a tree that keeps positions and repeated members.
///
/// # Errors
/// The one diagnostic that says why the text is not JSON, or that its brackets are nested too deep.
pub fn read_tree(text: &str) -> Result<Value<'_>, Diagnostic> {
    if let Some(at) = too_deep(text) {
        let code = Code::Size(SizeCode::Depth);
        return Err(Diagnostic {
            span: Span::new(at, at + 1),
            code,
            consequence: Consequence::Refused,
        });
    }
    if let Err(error) = serde_json::from_str::<IgnoredAny>(text) {
        return Err(refused(fault(text, &error)));
    }
    let strict = ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    };
    match parse_to_ast(text, &CollectOptions::default(), &strict) {
        Ok(result) => result
            .value
            .ok_or_else(|| refused((JsonCode::Empty, Span::default()))),
        Err(error) => {
            let range = error.range();
            Err(refused((
                JsonCode::BadEscape,
                Span::new(range.start, range.end),
            )))
        }
    }
}

fn refused((code, span): (JsonCode, Span)) -> Diagnostic {
    Diagnostic {
        span,
        code: Code::Json(code),
        consequence: Consequence::Refused,
    }
}

/// The bracket that opens one level too many.
fn too_deep(text: &str) -> Option<usize> {
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    for (at, byte) in text.bytes().enumerate() {
        if in_string {
            in_string = escaped || byte != b'"';
            escaped = !escaped && byte == b'\\';
            continue;
        }
        match byte {
            b'"' => in_string = true,
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > limits::POLICY_DEPTH {
            return Some(at);
        }
    }
    None
}

/// What most likely went wrong, and where.
fn fault(text: &str, error: &serde_json::Error) -> (JsonCode, Span) {
    if text.trim().is_empty() {
        return (JsonCode::Empty, Span::new(0, text.len()));
    }
    if text.starts_with('\u{FEFF}') {
        return (JsonCode::ByteOrderMark, Span::new(0, '\u{FEFF}'.len_utf8()));
    }
    if let Some(span) = yaml(text) {
        return (JsonCode::Yaml, span);
    }
    let at = if error.is_eof() {
        text.trim_end().len()
    } else {
        byte_of(text, error)
    };
    if let Some(span) = control_character(text, at) {
        return (JsonCode::ControlCharacter, span);
    }
    let (before, here) = text.split_at_checked(at).unwrap_or((text, ""));
    if let Some(span) = typographic_quote(before, here) {
        return (JsonCode::TypographicQuote, span);
    }
    if error.is_eof() {
        let last = before
            .char_indices()
            .next_back()
            .map_or(0, |(start, _)| start);
        return (JsonCode::Truncated, Span::new(last, at));
    }
    let end = at + here.chars().next().map_or(0, char::len_utf8);
    let span = Span::new(at, end);
    let previous = before.trim_end();
    match here.chars().next().unwrap_or_default() {
        '}' | ']' if previous.ends_with(',') => (
            JsonCode::TrailingComma,
            Span::new(previous.len() - 1, previous.len()),
        ),
        '\'' => (JsonCode::SingleQuote, span),
        '/' | '#' => (JsonCode::Comment, span),
        _ => (by_message(&error.to_string()), span),
    }
}

/// `serde_json` tells its reasons only in words; tests hold this table to the pinned version.
fn by_message(message: &str) -> JsonCode {
    let reasons = [
        ("expected `:`", JsonCode::MissingColon),
        ("expected `,` or", JsonCode::MissingComma),
        ("key must be a string", JsonCode::BareName),
        ("trailing characters", JsonCode::MoreText),
        ("trailing comma", JsonCode::TrailingComma),
        ("escape", JsonCode::BadEscape),
        ("surrogate", JsonCode::BadEscape),
    ];
    reasons
        .into_iter()
        .find(|(words, _)| message.contains(words))
        .map_or(JsonCode::Unexpected, |(_, code)| code)
}

/// The byte that an error of `serde_json` points at; its columns count bytes, from 1, and 0 stands for the line break before.
fn byte_of(text: &str, error: &serde_json::Error) -> usize {
    let lines_before = error.line().saturating_sub(1);
    let line: usize = text
        .split_inclusive('\n')
        .take(lines_before)
        .map(str::len)
        .sum();
    let mut at = (line + error.column()).saturating_sub(1).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The control character that ends a string before its time; the error points at it or at the byte before.
fn control_character(text: &str, at: usize) -> Option<Span> {
    let bytes = text.as_bytes();
    let is_control = |at: &usize| bytes.get(*at).is_some_and(|byte| *byte < b' ');
    [at, at + 1]
        .into_iter()
        .find(is_control)
        .filter(|at| opens_string(text, *at))
        .map(|at| Span::new(at, at + 1))
}

/// Whether a string is open before a place.
fn opens_string(text: &str, at: usize) -> bool {
    let (mut in_string, mut escaped) = (false, false);
    for byte in text.bytes().take(at) {
        let toggles = byte == b'"' && !escaped;
        in_string ^= toggles;
        escaped = in_string && !escaped && byte == b'\\';
    }
    in_string
}

/// The typographic quotation mark at the place, or the last one before it on the same line: a string that one of them was meant to close runs on.
fn typographic_quote(before: &str, here: &str) -> Option<Span> {
    let is_typographic =
        |c: char| matches!(c, '“' | '”' | '„' | '‟' | '‘' | '’' | '‚' | '‛' | '«' | '»');
    if let Some(mark) = here.chars().next().filter(|c| is_typographic(*c)) {
        return Some(Span::new(before.len(), before.len() + mark.len_utf8()));
    }
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = before.get(line_start..)?;
    let (at, mark) = line
        .char_indices()
        .rev()
        .find(|(_, c)| is_typographic(*c))?;
    Some(Span::new(
        line_start + at,
        line_start + at + mark.len_utf8(),
    ))
}

/// The first line of a text that names a member as YAML does, in a text that does not begin as JSON.
fn yaml(text: &str) -> Option<Span> {
    let first = text.trim_start().chars().next()?;
    if !(first.is_ascii_alphabetic() || matches!(first, '-' | '#' | '%')) {
        return None;
    }
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let name = line.trim_start_matches(['-', ' ', '\t']);
        let known = [
            "Version",
            "Statement",
            "Effect",
            "Action",
            "apiVersion",
            "Resources",
            "kind",
        ];
        if known.iter().any(|member| {
            name.strip_prefix(member)
                .is_some_and(|rest| rest.trim_start().starts_with(':'))
        }) {
            let indent = line.len() - name.len();
            return Some(Span::new(start + indent, start + line.trim_end().len()));
        }
        start += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, code: &str, at: &str) {
        let diagnostic = read(text).unwrap_err();
        assert_eq!(
            (diagnostic.words().code, diagnostic.span.of(text)),
            (code, at)
        );
    }

    #[test]
    fn each_slip_has_its_name_and_place() {
        check("", "json-empty", "");
        check(" \n", "json-empty", " \n");
        check("\u{FEFF}{}", "json-byte-order-mark", "\u{FEFF}");
        check("{“a”: 1}", "json-typographic-quote", "“");
        check("{\"a”: \"b\"}", "json-typographic-quote", "”");
        check("{'a': 1}", "json-single-quote", "'");
        check("{\"a\": [1,]}", "json-trailing-comma", ",");
        check("{\"a\": 1,}", "json-trailing-comma", ",");
        check("[\"a\" \"b\"]", "json-missing-comma", "\"");
        check("{\"a\" \"b\"}", "json-missing-colon", "\"");
        check("{\"a\": 1 // no\n}", "json-comment", "/");
        check(
            "Version: '2012-10-17'\nStatement:\n",
            "json-yaml",
            "Version: '2012-10-17'",
        );
        check("{a: 1}", "json-bare-name", "a");
        check("{\"a\": [", "json-truncated", "[");
        check("{\"a\": \"b\nc\"}", "json-control-character", "\n");
        check("{\"a\": \"\\d\"}", "json-escape", "d");
        check("{} {}", "json-more-text", "{");
        check("{\"a\": nope}", "json-syntax", "o");
    }

    #[test]
    fn what_strict_json_forbids_is_refused() {
        for text in [
            "{\"a\":01}",
            "{\"a\":+1}",
            "{\"a\":.5}",
            "{\"a\":0x1}",
            "\"\\ud800\"",
            "{\"a\":\u{b}1}",
            "{\"a\":\u{a0}1}",
            "{\"a\":NaN}",
        ] {
            assert!(read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn depth_is_bounded_before_anything_recurses() {
        let deep = "[".repeat(10_000);
        assert_eq!(read(&deep).unwrap_err().words().code, "limit-depth");
        assert!(read(&format!("{}{}", "[".repeat(64), "]".repeat(64))).is_ok());
    }
}
