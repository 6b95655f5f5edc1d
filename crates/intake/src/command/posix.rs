//! Words of a command as a POSIX shell reads them. What the shell would put in is open.

use scopedown_policy::Span;

use super::{Brackets, character};
use crate::text::Text;

/// A script for a POSIX shell.
pub(super) struct Script<'t> {
    pub(super) text: &'t Text,
    brackets: Brackets,
}

impl<'t> Script<'t> {
    pub(super) fn new(text: &'t Text) -> Self {
        Self {
            text,
            brackets: Brackets::of(&text.value),
        }
    }

    /// The words of the command that begins at a place, and where it ends.
    pub(super) fn words(&self, mut at: usize) -> (Vec<Text>, usize) {
        let text = self.text;
        let bytes = text.value.as_bytes();
        let mut words = Vec::new();
        let mut word: Option<Text> = None;
        while let Some(byte) = bytes.get(at) {
            let from = at;
            at = match byte {
                b'\n' | b';' | b'|' | b'&' | b'>' => break,
                b'#' if word.is_none() => break,
                b' ' | b'\t' | b'\r' => {
                    words.extend(word.take());
                    from + 1
                }
                b'\\' if matches!(bytes.get(from + 1), Some(b'\n')) => from + 2,
                b'\\' if bytes.get(from + 1..from + 3) == Some(b"\r\n") => from + 3,
                b'\\' => character(text, word.get_or_insert_default(), from + 1),
                b'\'' => single(text, word.get_or_insert_default(), from + 1),
                b'"' => self.double(word.get_or_insert_default(), from + 1),
                b'$' => self.variable(word.get_or_insert_default(), from),
                b'`' => output(text, word.get_or_insert_default(), from),
                _ => character(text, word.get_or_insert_default(), from),
            };
        }
        words.extend(word);
        (words, at.min(bytes.len()))
    }

    fn double(&self, word: &mut Text, mut at: usize) -> usize {
        let text = self.text;
        let bytes = text.value.as_bytes();
        loop {
            at = match (bytes.get(at), bytes.get(at + 1)) {
                (None, _) => return at,
                (Some(b'"'), _) => return at + 1,
                (Some(b'\\'), Some(b'"' | b'\\' | b'$' | b'`')) => character(text, word, at + 1),
                (Some(b'\\'), Some(b'\n')) => at + 2,
                (Some(b'$'), _) => self.variable(word, at),
                (Some(b'`'), _) => output(text, word, at),
                _ => character(text, word, at),
            };
        }
    }

    /// `$NAME`, `${NAME}`, `$(command)`; a dollar sign before anything else is itself.
    fn variable(&self, word: &mut Text, at: usize) -> usize {
        let text = self.text;
        if let Some(close) = self.brackets.closing(at + 1) {
            let span = Span::new(at, close + 1);
            word.push_open(span.of(&text.value), text.map.outer(span));
            return span.end;
        }
        let rest = text.value.get(at + 1..).unwrap_or_default();
        let inside = rest.strip_prefix('{');
        let start = inside.unwrap_or(rest);
        let end = start
            .find(|c: char| !c.is_ascii_alphanumeric() && c != '_')
            .unwrap_or(start.len());
        let (name, behind) = start.split_at_checked(end).unwrap_or_default();
        let is_closed = inside.is_none() || behind.starts_with('}');
        let length = if inside.is_some() { end + 3 } else { end + 1 };
        if name.is_empty() || !is_closed {
            return character(text, word, at);
        }
        word.push_open(name, text.map.outer(Span::new(at, at + length)));
        at + length
    }
}

fn single(text: &Text, word: &mut Text, at: usize) -> usize {
    let rest = text.value.get(at..).unwrap_or_default();
    let length = rest.find('\'').unwrap_or(rest.len());
    word.copy(text, Span::new(at, at + length));
    at + length + 1
}

/// What a command between backticks prints.
fn output(text: &Text, word: &mut Text, at: usize) -> usize {
    let rest = text.value.get(at + 1..).unwrap_or_default();
    let Some(length) = rest.find('`') else {
        return character(text, word, at);
    };
    let span = Span::new(at, at + length + 2);
    word.push_open(span.of(&text.value), text.map.outer(span));
    span.end
}
