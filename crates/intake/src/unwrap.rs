//! Wrappings around a document: quotation marks, escapes, percent signs.

use scopedown_policy::Span;

use crate::decode;
use crate::limits;
use crate::text::Text;

/// Escapes and encodings undone, until a document begins; and words for what was undone.
pub(crate) fn unwrap(mut text: Text) -> (Text, &'static str) {
    let mut undone = "";
    for _ in 0..limits::WRAPPINGS {
        let Some((inner, words)) = unwrap_once(&text) else {
            break;
        };
        text = inner.trimmed();
        undone = match undone {
            "" => words,
            before if before == words && words == ", escaped" => ", escaped twice",
            before if before == words => before,
            _ => ", escaped and URL-encoded",
        };
    }
    (text, undone)
}

/// One wrapping undone, where there is one.
pub(crate) fn unwrap_once(text: &Text) -> Option<(Text, &'static str)> {
    let value = text.value.as_str();
    if !text.open.is_empty() || value.starts_with(['{', '[']) && !is_escaped(value) {
        return None;
    }
    let bytes = value.as_bytes();
    if is_escaped(value) {
        let inner = decode::json_string(value, &text.map, 0)?;
        return Some((inner, ", escaped"));
    }
    match bytes.first()? {
        b'"' if bytes.len() > 1 && value.ends_with('"') => {
            let inside = value.get(1..value.len() - 1)?;
            let inner = decode::json_string(inside, &text.map, 1)?;
            Some((inner, ", escaped"))
        }
        b'\'' if bytes.len() > 1 && value.ends_with('\'') => {
            let inner = text.slice(Span::new(1, value.len() - 1));
            Some((inner, ", quoted"))
        }
        _ if is_percent_encoded(value) => Some((decode::percent(text)?, ", URL-encoded")),
        _ => None,
    }
}

/// `{\"Version\"`: the inside of a string, without its quotation marks.
fn is_escaped(value: &str) -> bool {
    let Some(inside) = value.strip_prefix(['{', '[']) else {
        return false;
    };
    let white = |text: &'_ str| -> usize {
        let mut rest = text;
        loop {
            let next = rest.trim_start();
            let next = ["\\n", "\\r", "\\t"]
                .iter()
                .find_map(|escape| next.strip_prefix(escape))
                .unwrap_or(next);
            if next.len() == rest.len() {
                return text.len() - rest.len();
            }
            rest = next;
        }
    };
    inside
        .get(white(inside)..)
        .is_some_and(|rest| rest.starts_with("\\\""))
}

/// `%7B%22Version%22`: begins with an encoded bracket or quotation mark, white space before it encoded or not.
fn is_percent_encoded(value: &str) -> bool {
    let mut rest = value;
    while let Some(next) = ["%20", "%0A", "%0a", "%0D", "%0d", "%09"]
        .iter()
        .find_map(|white| rest.strip_prefix(white))
    {
        rest = next;
    }
    ["%7B", "%7b", "%22", "%5B", "%5b"]
        .iter()
        .any(|start| rest.starts_with(start))
        || (rest.starts_with('{') && rest.contains("%22") && !rest.contains('"'))
}
