//! Places in a text. The only file that converts between bytes, lines, columns and UTF-16 units.

/// A range of bytes in a policy text; both ends lie on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The range from `start` to `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The text that the span covers; empty where the span is not of this text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

/// A value and the place that it was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned<T> {
    /// What was read.
    pub value: T,
    /// Where it stands, quotes and brackets included.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// `value`, read at `span`.
    pub const fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

/// A line and a column, both counted from 1; columns count Unicode scalar values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
}

/// Where the lines of a text begin, to turn bytes into what people and editors count.
#[derive(Debug, Clone)]
pub struct LineIndex<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> LineIndex<'t> {
    /// Indexes `text`. A line ends with LF, CR LF or CR.
    pub fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let ends = bytes.iter().enumerate().filter(|(at, byte)| match byte {
            b'\n' => true,
            b'\r' => bytes.get(at + 1) != Some(&b'\n'),
            _ => false,
        });
        let starts = std::iter::once(0)
            .chain(ends.map(|(at, _)| at + 1))
            .collect();
        Self { text, starts }
    }

    /// The line and column of a byte; a byte behind the text counts as its end.
    pub fn place(&self, byte: usize) -> Place {
        let (line, start) = self.line_of(byte);
        let column = self.between(start, byte).chars().count() + 1;
        Place {
            line: line + 1,
            column,
        }
    }

    /// The byte at which a line, counted from 1, begins.
    pub fn line_start(&self, line: usize) -> Option<usize> {
        self.starts.get(line.checked_sub(1)?).copied()
    }

    /// The number of lines, at least one.
    pub fn lines(&self) -> usize {
        self.starts.len()
    }

    /// UTF-16 units before a byte, as browsers count offsets.
    pub fn utf16(&self, byte: usize) -> usize {
        self.between(0, byte).encode_utf16().count()
    }

    fn line_of(&self, byte: usize) -> (usize, usize) {
        let line = self
            .starts
            .partition_point(|start| *start <= byte)
            .saturating_sub(1);
        (line, self.starts.get(line).copied().unwrap_or_default())
    }

    fn between(&self, start: usize, end: usize) -> &'t str {
        self.text
            .get(start..end.min(self.text.len()))
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_offsets_count_utf16() {
        let index = LineIndex::new("aé😀b\r\nç\rd");
        assert_eq!(index.place(7), Place { line: 1, column: 4 });
        assert_eq!(index.utf16(7), 4);
        assert_eq!(index.place(10), Place { line: 2, column: 1 });
        assert_eq!(index.place(13), Place { line: 3, column: 1 });
        assert_eq!(index.place(99), Place { line: 3, column: 2 });
    }
}
