//! From a place in a text that was taken out of its wrapping back to the place in the text as given.

use crate::text::Span;

/// Where the bytes of an inner text stood in the outer one, piece by piece.
///
/// A piece of equal length on both sides maps byte for byte; any other stands for its outer range as a whole, as `\n` or `%7B` do. Bytes
/// that nothing maps were added, such as the brackets of a document that was written as YAML.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PositionMap {
    pieces: Vec<Piece>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    inner: Span,
    outer: Span,
}

impl PositionMap {
    /// The map of a text that stands unchanged at a place of another.
    pub fn of(outer: Span) -> Self {
        let mut map = Self::default();
        map.push(Span::new(0, outer.end.saturating_sub(outer.start)), outer);
        map
    }

    /// The outer place of an inner span. What was added counts to what stands beside it.
    pub fn outer(&self, span: Span) -> Span {
        let start = self.start(span.start);
        let end = if span.end > span.start {
            self.end(span.end)
        } else {
            start
        };
        Span::new(start, end.max(start))
    }

    /// Adds a piece behind the others.
    pub fn push(&mut self, inner: Span, outer: Span) {
        if inner.start >= inner.end {
            return;
        }
        let piece = Piece { inner, outer };
        if let Some(last) = self.pieces.last_mut()
            && last.is_exact()
            && piece.is_exact()
            && last.inner.end == inner.start
            && last.outer.end == outer.start
        {
            last.inner.end = inner.end;
            last.outer.end = outer.end;
            return;
        }
        self.pieces.push(piece);
    }

    /// The map from the inner text straight to what the outer text itself is taken from.
    #[must_use]
    pub fn through(&self, base: &Self) -> Self {
        let mut map = Self::default();
        for piece in &self.pieces {
            if piece.is_exact() {
                map.append(piece.inner.start, base, piece.outer);
            } else {
                map.push(piece.inner, base.outer(piece.outer));
            }
        }
        map
    }

    /// Appends what `other` says of `span`, as the bytes from `at` on.
    pub fn append(&mut self, at: usize, other: &Self, span: Span) {
        let first = other
            .pieces
            .partition_point(|piece| piece.inner.end <= span.start);
        for piece in other.pieces.iter().skip(first) {
            if piece.inner.start >= span.end {
                break;
            }
            let start = piece.inner.start.max(span.start);
            let end = piece.inner.end.min(span.end);
            let inner = Span::new(at + start - span.start, at + end - span.start);
            let outer = if piece.is_exact() {
                let shift = |byte: usize| piece.outer.start + (byte - piece.inner.start);
                Span::new(shift(start), shift(end))
            } else {
                piece.outer
            };
            self.push(inner, outer);
        }
    }

    /// Whether every byte of an inner text of that length stands by itself in the outer one, so that an edit of the one is an edit of the
    /// other. White space may have been left out between.
    pub fn is_verbatim(&self, length: usize) -> bool {
        let mut at = 0;
        for piece in &self.pieces {
            if !piece.is_exact() || piece.inner.start != at {
                return false;
            }
            at = piece.inner.end;
        }
        at == length
    }

    /// The map to an outer text that begins so many bytes later.
    #[must_use]
    pub fn moved_back(&self, bytes: usize) -> Self {
        let moved = |piece: &Piece| Piece {
            inner: piece.inner,
            outer: Span::new(
                piece.outer.start.saturating_sub(bytes),
                piece.outer.end.saturating_sub(bytes),
            ),
        };
        Self {
            pieces: self.pieces.iter().map(moved).collect(),
        }
    }

    fn start(&self, byte: usize) -> usize {
        let at = self.pieces.partition_point(|piece| piece.inner.end <= byte);
        match self.pieces.get(at) {
            Some(piece) if piece.is_exact() => {
                piece.outer.start + byte.saturating_sub(piece.inner.start)
            }
            Some(piece) => piece.outer.start,
            None => self.pieces.last().map_or(0, |piece| piece.outer.end),
        }
    }

    fn end(&self, byte: usize) -> usize {
        let at = self
            .pieces
            .partition_point(|piece| piece.inner.start < byte);
        match at.checked_sub(1).and_then(|at| self.pieces.get(at)) {
            Some(piece) if piece.is_exact() => {
                piece.outer.start + (byte.min(piece.inner.end) - piece.inner.start)
            }
            Some(piece) => piece.outer.end,
            None => self.pieces.first().map_or(0, |piece| piece.outer.start),
        }
    }
}

impl Piece {
    const fn is_exact(&self) -> bool {
        self.inner.end - self.inner.start == self.outer.end.saturating_sub(self.outer.start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_lead_back_through_two_wrappings() {
        // `ab"c` was written `ab\"c` from byte 10 on, and that text stands from byte 100 on in another.
        let mut inner = PositionMap::default();
        inner.push(Span::new(0, 2), Span::new(10, 12));
        inner.push(Span::new(2, 3), Span::new(12, 14));
        inner.push(Span::new(3, 4), Span::new(14, 15));
        let outer = PositionMap::of(Span::new(100, 200));
        let both = inner.through(&outer);
        assert_eq!(both.outer(Span::new(1, 3)), Span::new(111, 114));
        assert_eq!(both.outer(Span::new(3, 4)), Span::new(114, 115));
        assert_eq!(both.outer(Span::new(2, 2)), Span::new(112, 112));
    }

    #[test]
    fn a_copy_is_told_from_what_was_escaped() {
        let mut map = PositionMap::of(Span::new(10, 14));
        assert!(map.is_verbatim(4) && !map.is_verbatim(5));
        assert_eq!(map.moved_back(8).outer(Span::new(0, 4)), Span::new(2, 6));
        map.push(Span::new(4, 6), Span::new(18, 20));
        assert!(map.is_verbatim(6), "white space was left out");
        map.push(Span::new(6, 7), Span::new(20, 22));
        assert!(!map.is_verbatim(7), "an escape");
    }

    #[test]
    fn what_was_added_counts_to_its_neighbours() {
        let mut map = PositionMap::default();
        map.push(Span::new(2, 4), Span::new(20, 22));
        map.push(Span::new(6, 8), Span::new(30, 32));
        assert_eq!(map.outer(Span::new(0, 9)), Span::new(20, 32));
        assert_eq!(map.outer(Span::new(4, 7)), Span::new(30, 31));
        assert_eq!(
            PositionMap::default().outer(Span::new(0, 5)),
            Span::default()
        );
    }
}
