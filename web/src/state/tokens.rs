//! The words of a JSON text, for colour alone: member names, strings, the rest. Broken text has words too.

use std::ops::Range;

/// What a piece of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Token {
    /// A string before a colon.
    Name,
    /// Another string.
    String,
    /// Everything else.
    Plain,
}

impl Token {
    /// The name in style sheets; nothing for plain text.
    pub const fn look(self) -> Option<&'static str> {
        match self {
            Self::Name => Some("name"),
            Self::String => Some("string"),
            Self::Plain => None,
        }
    }
}

/// The strings of a text in order. A string ends at its quotation mark or, where that is missing, at the end of the line.
pub fn strings(text: &str) -> Vec<(Range<usize>, Token)> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = position(bytes, at, b'"') {
        let end = end_of_string(bytes, start + 1);
        let rest = bytes.get(end..).unwrap_or_default();
        let next = rest.iter().find(|byte| !byte.is_ascii_whitespace());
        let token = if next == Some(&b':') {
            Token::Name
        } else {
            Token::String
        };
        found.push((start..end, token));
        at = end;
    }
    found
}

fn position(bytes: &[u8], from: usize, wanted: u8) -> Option<usize> {
    let found = bytes.get(from..)?.iter().position(|byte| *byte == wanted)?;
    Some(from + found)
}

fn end_of_string(bytes: &[u8], from: usize) -> usize {
    let mut escaped = false;
    for (at, byte) in bytes.iter().enumerate().skip(from) {
        match byte {
            b'\n' => return at,
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return at + 1,
            _ => {}
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<(&str, Token)> {
        strings(text)
            .into_iter()
            .map(|(range, token)| (text.get(range).unwrap_or_default(), token))
            .collect()
    }

    #[test]
    fn names_are_told_from_values() {
        assert_eq!(
            words(r#"{"a" : "b\"c", "é": 1}"#),
            [
                (r#""a""#, Token::Name),
                (r#""b\"c""#, Token::String),
                (r#""é""#, Token::Name)
            ]
        );
    }

    #[test]
    fn an_open_string_ends_with_its_line() {
        assert_eq!(
            words("\"a\n\"b\""),
            [("\"a", Token::String), ("\"b\"", Token::String)]
        );
        assert_eq!(words("\"a\\"), [("\"a\\", Token::String)]);
    }
}
