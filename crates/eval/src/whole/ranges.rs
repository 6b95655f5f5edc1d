//! Sets of positions as ranges.

use std::ops::Range;

/// The same set with its ranges in order, none empty, and a gap between any two.
pub(super) fn tidy(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.retain(|range| !range.is_empty());
    ranges.sort_unstable_by_key(|range| range.start);
    let mut tidied: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match tidied.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => tidied.push(range),
        }
    }
    tidied
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_sorted_and_joined() {
        assert_eq!(
            tidy(vec![7..9, 0..2, 4..4, 2..3, 5..6, 5..8, 20..21]),
            [0..3, 5..9, 20..21]
        );
        assert!(tidy(Vec::new()).is_empty());
    }
}
