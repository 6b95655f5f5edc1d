//! Through a program byte by byte: white space and comments, what stands in brackets, single places.

use scopedown_policy::Span;

use super::literal::Literals;

impl Literals<'_> {
    /// The place of the comma or closing bracket behind an expression, strings and brackets in it passed over.
    pub(super) fn skip(&self, mut at: usize) -> usize {
        let mut depth = 0_usize;
        while let Some(byte) = self.byte(at) {
            at = match byte {
                b'\'' | b'"' | b'`' => self.quoted(at),
                b'(' | b'[' | b'{' => {
                    depth += 1;
                    at + 1
                }
                b')' | b']' | b'}' if depth == 0 => return at,
                b')' | b']' | b'}' => {
                    depth -= 1;
                    at + 1
                }
                b',' | b';' if depth == 0 => return at,
                _ => at + 1,
            };
        }
        self.text.value.len()
    }

    /// The place behind a string, whose insides do not matter.
    fn quoted(&self, at: usize) -> usize {
        let quote = self.byte(at);
        let mut at = at + 1;
        while let Some(byte) = self.byte(at) {
            match byte {
                b'\\' => at += 1,
                b'\n' if quote != Some(b'`') => return at,
                byte if Some(byte) == quote => return at + 1,
                _ => {}
            }
            at += 1;
        }
        self.text.value.len()
    }

    /// The next place that is neither white space nor part of a comment.
    pub(super) fn blank(&self, mut at: usize) -> usize {
        loop {
            let rest = self.text.value.get(at..).unwrap_or_default();
            let white = rest.len() - rest.trim_start().len();
            let rest = rest.trim_start();
            let comment = if rest.starts_with("//") {
                rest.find('\n').unwrap_or(rest.len())
            } else if rest.starts_with("/*") {
                rest.find("*/").map_or(rest.len(), |end| end + 2)
            } else {
                0
            };
            at += white + comment;
            if comment == 0 {
                return at;
            }
        }
    }

    pub(super) fn while_at(&self, at: usize, is_part: impl Fn(char) -> bool) -> usize {
        let rest = self.text.value.get(at..).unwrap_or_default();
        at + rest.find(|c| !is_part(c)).unwrap_or(rest.len())
    }

    pub(super) fn byte(&self, at: usize) -> Option<u8> {
        self.text.value.as_bytes().get(at).copied()
    }

    pub(super) fn character(&self, at: usize) -> Option<char> {
        self.text.value.get(at..)?.chars().next()
    }

    pub(super) fn slice(&self, start: usize, end: usize) -> &str {
        self.text.value.get(start..end).unwrap_or_default()
    }

    pub(super) fn outer(&self, start: usize, end: usize) -> Span {
        self.text.map.outer(Span::new(start, end))
    }
}
