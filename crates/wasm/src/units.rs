//! Offsets over the border: JavaScript counts UTF-16 units, everything here bytes.

use scopedown_policy::{LineIndex, Span};
use serde::Serialize;
use tsify::Tsify;

/// A range of a text in UTF-16 units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Tsify)]
pub struct TextRange {
    /// The first unit.
    pub from: usize,
    /// One past the last unit.
    pub to: usize,
}

impl TextRange {
    /// The range that a span covers.
    pub(crate) fn of(span: Span, text: &str) -> Self {
        let index = LineIndex::new(text);
        Self {
            from: index.utf16(span.start),
            to: index.utf16(span.end),
        }
    }
}

/// The byte at an offset. One inside a character counts as before it, one behind the text as its end.
pub(crate) fn byte(text: &str, offset: usize) -> usize {
    let mut units = 0;
    for (at, character) in text.char_indices() {
        units += character.len_utf16();
        if units > offset {
            return at;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_are_units_and_places_are_bytes() {
        let text = "aé😀b";
        let bytes: Vec<usize> = (0..8).map(|offset| byte(text, offset)).collect();
        assert_eq!(bytes, [0, 1, 3, 3, 7, 8, 8, 8]);
        assert_eq!(byte("", 0), 0);
    }

    #[test]
    fn there_and_back() {
        let text = "aé😀b";
        for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
            let TextRange { from, .. } = TextRange::of(Span::new(at, at), text);
            assert_eq!(byte(text, from), at);
        }
    }
}
