//! Classes of actions that no statement tells apart.
//!
//! The ranges of the clauses cut the universe into spans; each clause then parts every class of spans that it lists only in part. A `NotAction`
//! parts as an `Action` with the same entries does. Layer, effect and conditions of a statement do not matter: a class may be finer
//! than it need be, never coarser.

use std::ops::Range;

/// A universe cut into spans, each of one class.
#[derive(Debug)]
pub(super) struct Classes {
    /// Where each span begins; it ends where the next begins, the last at the end of the universe.
    starts: Vec<usize>,
    /// The class of each span.
    class: Vec<usize>,
    /// The spans of each class.
    sizes: Vec<usize>,
    end: usize,
}

impl Classes {
    /// The classes of so many actions that these sets tell apart.
    pub(super) fn told_apart(count: usize, mut sets: Vec<&[Range<usize>]>) -> Self {
        // Many statements list the same actions.
        sets.sort_unstable_by(|left, right| {
            let bounds = |range: &Range<usize>| (range.start, range.end);
            left.iter().map(bounds).cmp(right.iter().map(bounds))
        });
        sets.dedup();
        let mut classes = Self::undivided(count, &sets);
        for set in sets {
            classes.part(set);
        }
        classes
    }

    /// The number of classes.
    pub(super) fn count(&self) -> usize {
        self.sizes.len()
    }

    /// The spans within some ranges, cut at their ends, with their classes. The ranges must be tidy.
    pub(super) fn within(
        &self,
        ranges: &[Range<usize>],
    ) -> impl Iterator<Item = (Range<usize>, usize)> {
        ranges.iter().flat_map(move |range| {
            self.spans(range).filter_map(move |span| {
                let (start, end) = (self.start(span), self.start(span + 1));
                let class = self.class.get(span)?;
                Some((start.max(range.start)..end.min(range.end), *class))
            })
        })
    }

    /// Every span is of the first class.
    fn undivided(count: usize, sets: &[&[Range<usize>]]) -> Self {
        let bounds = sets
            .iter()
            .copied()
            .flatten()
            .flat_map(|range| [range.start, range.end]);
        let mut starts: Vec<usize> = bounds.chain([0]).filter(|bound| *bound < count).collect();
        starts.sort_unstable();
        starts.dedup();
        Self {
            class: vec![0; starts.len()],
            sizes: vec![starts.len()],
            starts,
            end: count,
        }
    }

    /// Parts the classes of which a set has some spans and lacks others.
    fn part(&mut self, set: &[Range<usize>]) {
        let spans = set.iter().flat_map(|range| self.spans(range));
        let mut members: Vec<(usize, usize)> = spans
            .filter_map(|span| Some((*self.class.get(span)?, span)))
            .collect();
        members.sort_unstable();
        for inside in members.chunk_by(|left, right| left.0 == right.0) {
            self.split_off(inside);
        }
    }

    /// Makes a class of its own of some spans of one class, unless they are all of it.
    fn split_off(&mut self, members: &[(usize, usize)]) {
        let fresh = self.sizes.len();
        let Some(size) = members
            .first()
            .and_then(|(class, _)| self.sizes.get_mut(*class))
        else {
            return;
        };
        if members.len() == *size {
            return;
        }
        *size -= members.len();
        self.sizes.push(members.len());
        for (_, span) in members {
            if let Some(class) = self.class.get_mut(*span) {
                *class = fresh;
            }
        }
    }

    fn start(&self, span: usize) -> usize {
        self.starts.get(span).copied().unwrap_or(self.end)
    }

    /// The spans that a range touches.
    fn spans(&self, range: &Range<usize>) -> Range<usize> {
        let first = self.starts.partition_point(|start| *start <= range.start);
        let behind = self.starts.partition_point(|start| *start < range.end);
        first.saturating_sub(1)..behind
    }
}
