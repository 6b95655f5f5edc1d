//! Which lines of a long matrix are mounted. A line is a row, or the head of a group above its rows; all lines are equally high.

use std::ops::Range;

use super::table::Table;

/// The lines of a matrix: where each group begins, and how many there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lines {
    /// The line of each group's head.
    heads: Vec<usize>,
    /// The number of each group's first row among the rows that are walked.
    firsts: Vec<usize>,
    /// How many lines there are.
    pub count: usize,
}

/// Rows of a group that are mounted, and whether its head is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mounted {
    /// The position of the group.
    pub group: usize,
    /// Whether its head is mounted.
    pub head: Head,
    /// Which of its rows.
    pub rows: Range<usize>,
}

/// Whether a group's head is mounted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Head {
    /// It is.
    Mounted,
    /// It is above what is.
    Above,
}

/// Lines that are mounted above and below those that are seen.
const MARGIN: usize = 10;

/// The window moves by so many lines at once.
const STEP: usize = 6;

/// Lines that are taken to be seen at most, however high the screen is.
const SEEN: usize = 90;

impl Lines {
    /// The lines of a table; `is_folded` tells of a group's position whether its rows are folded away.
    pub fn of(table: &Table, is_folded: impl Fn(usize) -> bool) -> Self {
        let (mut heads, mut firsts) = (Vec::new(), Vec::new());
        let (mut count, mut rows) = (0, 0);
        for (at, group) in table.groups.iter().enumerate() {
            heads.push(count);
            firsts.push(rows);
            let walked = if is_folded(at) { 0 } else { group.rows.len() };
            count += 1 + walked;
            rows += walked;
        }
        Self {
            heads,
            firsts,
            count,
        }
    }

    /// The line of a row that is walked.
    pub fn of_row(&self, row: usize) -> usize {
        // Folded groups begin at the row of the next one: the last that begins there has it.
        let group = self.firsts.partition_point(|first| *first <= row);
        row + group
    }

    /// The lines to mount where the line `first` is the highest that is seen, and `seen` lines fit below one another.
    pub fn window(&self, first: usize, seen: usize) -> Range<usize> {
        let seen = seen.clamp(1, SEEN);
        let start = first.min(self.count.saturating_sub(seen));
        let start = start.saturating_sub(MARGIN) / STEP * STEP;
        start..(start + seen + 2 * MARGIN + STEP).min(self.count)
    }

    /// What of each group stands in a range of lines.
    pub fn mounted(&self, lines: &Range<usize>) -> Vec<Mounted> {
        let from = self.heads.partition_point(|head| *head <= lines.start);
        let heads = self.heads.iter().copied().enumerate();
        heads
            .skip(from.saturating_sub(1))
            .take_while(|(_, head)| *head < lines.end)
            .map(|(group, head)| {
                let end = self.heads.get(group + 1).copied().unwrap_or(self.count);
                let row = |line: usize| line.clamp(head + 1, end) - head - 1;
                Mounted {
                    group,
                    head: if head >= lines.start {
                        Head::Mounted
                    } else {
                        Head::Above
                    },
                    rows: row(lines.start)..row(lines.end),
                }
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::state::table::{Group, Row};

    /// Groups of so many rows.
    fn table(groups: &[usize]) -> Table {
        let row = |number| {
            Rc::new(Row {
                number,
                action: "s3:GetObject".into(),
                name: "GetObject".into(),
                cells: Rc::new([]),
            })
        };
        let groups: Vec<Group> = groups
            .iter()
            .map(|rows| Group {
                service: "s3".into(),
                rows: (0..*rows).map(row).collect(),
            })
            .collect();
        Table {
            columns: Rc::new([]),
            rows: groups.iter().flat_map(|group| group.rows.clone()).collect(),
            groups,
            rows_left_out: 0,
            columns_left_out: 0,
        }
    }

    #[test]
    fn a_row_stands_below_its_head_and_all_before() {
        let lines = Lines::of(&table(&[2, 3, 4]), |group| group == 1);
        assert_eq!(lines.count, 2 + 4 + 3);
        assert_eq!(lines.of_row(0), 1);
        assert_eq!(lines.of_row(1), 2);
        assert_eq!(lines.of_row(2), 5, "behind the head of the folded group");
    }

    #[test]
    fn what_is_mounted_is_bounded_and_covers_what_is_seen() {
        let lines = Lines::of(&table(&[10_000, 1, 12_000]), |_| false);
        for first in [0, 17, 9_990, 10_003, 21_999, 50_000] {
            let window = lines.window(first, 25);
            assert!(window.len() <= 25 + 2 * MARGIN + STEP, "{window:?}");
            let last = lines.count - 25;
            assert!(window.start <= first.min(last), "{window:?}");
            assert!(window.end >= (first + 25).min(lines.count), "{window:?}");
            let mounted = lines.mounted(&window);
            let count = mounted
                .iter()
                .map(|part| part.rows.len() + usize::from(part.head == Head::Mounted));
            assert_eq!(count.sum::<usize>(), window.len(), "{mounted:?}");
        }
        assert!(lines.window(0, usize::MAX).len() < 200);
    }

    #[test]
    fn an_empty_matrix_has_nothing_to_mount() {
        let lines = Lines::of(&table(&[]), |_| false);
        assert_eq!(lines.window(0, 20), 0..0);
        assert!(lines.mounted(&(0..0)).is_empty());
    }
}
