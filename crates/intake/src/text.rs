//! A text that was taken out of another, with the way back and with the places that could not be evaluated.

use scopedown_policy::{PositionMap, Span};

/// A text, where its bytes came from, and what in it is still open.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    /// The text. What could not be evaluated stands in it as `${…}`.
    pub value: String,
    /// The way back to the text as given.
    pub map: PositionMap,
    /// References, functions and interpolations, in the order of the text.
    pub open: Vec<Open>,
}

/// Something inside a text that only another program can evaluate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open {
    /// The expression as written, such as `var.bucket` or `AWS::AccountId`.
    pub expression: String,
    /// Where its placeholder stands in the inner text.
    pub span: Span,
}

impl Text {
    /// A text that stands unchanged at a place.
    pub(crate) fn at(value: &str, outer: Span) -> Self {
        let mut text = Self::default();
        text.push(value, outer);
        text
    }

    /// Appends a piece that came from `outer`.
    pub(crate) fn push(&mut self, value: &str, outer: Span) {
        let start = self.value.len();
        self.value.push_str(value);
        self.map.push(Span::new(start, self.value.len()), outer);
    }

    /// Appends what stands nowhere in the given text.
    pub(crate) fn add(&mut self, value: &str) {
        self.value.push_str(value);
    }

    /// Appends a placeholder for an expression.
    pub(crate) fn push_open(&mut self, expression: &str, outer: Span) {
        let start = self.value.len();
        self.push(&format!("${{{expression}}}"), outer);
        let span = Span::new(start, self.value.len());
        self.open.push(Open {
            expression: expression.to_owned(),
            span,
        });
    }

    /// Appends another text, its open places included.
    pub(crate) fn append(&mut self, other: &Self) {
        let shift = self.value.len();
        self.copy(other, Span::new(0, other.value.len()));
        let moved = |open: &Open| Open {
            expression: open.expression.clone(),
            span: Span::new(open.span.start + shift, open.span.end + shift),
        };
        self.open.extend(other.open.iter().map(moved));
    }

    /// A part of the text, its open places included.
    pub(crate) fn slice(&self, span: Span) -> Self {
        let mut map = PositionMap::default();
        map.append(0, &self.map, span);
        let first = self
            .open
            .partition_point(|open| open.span.start < span.start);
        let inside = |open: &&Open| open.span.end <= span.end;
        let moved = |open: &Open| Open {
            expression: open.expression.clone(),
            span: Span::new(open.span.start - span.start, open.span.end - span.start),
        };
        Self {
            value: span.of(&self.value).to_owned(),
            map,
            open: self
                .open
                .iter()
                .skip(first)
                .take_while(inside)
                .map(moved)
                .collect(),
        }
    }

    /// The text without white space around it.
    pub(crate) fn trimmed(&self) -> Self {
        let start = self.value.len() - self.value.trim_start().len();
        let end = self.value.trim_end().len().max(start);
        if start == 0 && end == self.value.len() {
            return self.clone();
        }
        self.slice(Span::new(start, end))
    }

    /// Where the whole text stands in the text as given.
    pub fn span(&self) -> Span {
        self.map.outer(Span::new(0, self.value.len()))
    }

    /// The text with open places filled in: `fill` answers with the value of an expression as it is to stand in this text, with JSON's escapes
    /// in a document, or leaves it open.
    #[must_use]
    pub fn filled(&self, fill: impl Fn(&str) -> Option<String>) -> Self {
        let mut text = Self::default();
        let mut done = 0;
        for open in &self.open {
            text.copy(self, Span::new(done, open.span.start));
            match fill(&open.expression) {
                Some(value) => text.push(&value, self.map.outer(open.span)),
                None => text.append(&self.slice(open.span)),
            }
            done = open.span.end;
        }
        text.copy(self, Span::new(done, self.value.len()));
        text
    }

    /// Appends a stretch of another text; what is open in it is left behind.
    pub(crate) fn copy(&mut self, other: &Self, span: Span) {
        let at = self.value.len();
        self.map.append(at, &other.map, span);
        self.value.push_str(span.of(&other.value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn open_places_are_filled_and_stay_in_place() {
        let mut text = Text::at("a-", Span::new(5, 7));
        text.push_open("var.x", Span::new(7, 15));
        text.push("-b", Span::new(15, 17));
        assert_eq!(text.value, "a-${var.x}-b");
        let filled = text.filled(|name| (name == "var.x").then(|| "long value".to_owned()));
        assert_eq!(filled.value, "a-long value-b");
        assert_eq!(filled.map.outer(Span::new(13, 14)), Span::new(16, 17));
        assert_eq!(text.filled(|_| None), text);
    }

    #[test]
    fn what_stays_open_keeps_its_escapes() {
        let mut text = Text::at("\"${x[\\\"a\\\"]}\"", Span::new(0, 13));
        text.open.push(Open {
            expression: "x[\"a\"]".to_owned(),
            span: Span::new(1, 12),
        });
        assert_eq!(text.filled(|_| None), text);
    }

    #[test]
    fn trimming_moves_what_is_open() {
        let mut text = Text::at("  ", Span::new(0, 2));
        text.push_open("x", Span::new(2, 6));
        text.push(" \n", Span::new(6, 8));
        let trimmed = text.trimmed();
        assert_eq!(trimmed.value, "${x}");
        assert_eq!(trimmed.open.first().unwrap().span, Span::new(0, 4));
        assert_eq!(trimmed.span(), Span::new(2, 6));
    }
}
