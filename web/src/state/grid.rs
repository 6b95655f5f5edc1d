//! Where a key leads in the grid.

/// A cell by row and column, both from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Spot {
    /// The row.
    pub row: usize,
    /// The column.
    pub column: usize,
}

/// The size of a grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    /// Rows.
    pub rows: usize,
    /// Columns.
    pub columns: usize,
}

/// Rows that PageUp and PageDown skip.
const PAGE: usize = 8;

impl Spot {
    /// The spot to which a key leads, the same one at an edge; `None` for keys that do not move.
    pub fn after(self, key: &str, control: bool, extent: Extent) -> Option<Self> {
        let Self { row, column } = self;
        let (last_row, last_column) = (
            extent.rows.saturating_sub(1),
            extent.columns.saturating_sub(1),
        );
        let moved = match (key, control) {
            ("ArrowUp", false) => Self {
                row: row.saturating_sub(1),
                column,
            },
            ("ArrowDown", false) => Self {
                row: row + 1,
                column,
            },
            ("ArrowLeft", false) => Self {
                row,
                column: column.saturating_sub(1),
            },
            ("ArrowRight", false) => Self {
                row,
                column: column + 1,
            },
            ("Home", false) => Self { row, column: 0 },
            ("End", false) => Self {
                row,
                column: last_column,
            },
            ("Home", true) => Self::default(),
            ("End", true) => Self {
                row: last_row,
                column: last_column,
            },
            ("PageUp", false) => Self {
                row: row.saturating_sub(PAGE),
                column,
            },
            ("PageDown", false) => Self {
                row: row + PAGE,
                column,
            },
            _ => return None,
        };
        Some(moved.within(extent))
    }

    /// The nearest spot that the grid has.
    #[must_use]
    pub fn within(self, extent: Extent) -> Self {
        Self {
            row: self.row.min(extent.rows.saturating_sub(1)),
            column: self.column.min(extent.columns.saturating_sub(1)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_move_and_stop_at_the_edges() {
        let extent = Extent {
            rows: 3,
            columns: 2,
        };
        let at = |row, column| Spot { row, column };
        let moved = |spot: Spot, key, control| spot.after(key, control, extent);
        assert_eq!(moved(at(0, 0), "ArrowDown", false), Some(at(1, 0)));
        assert_eq!(moved(at(2, 1), "ArrowDown", false), Some(at(2, 1)));
        assert_eq!(moved(at(0, 0), "ArrowLeft", false), Some(at(0, 0)));
        assert_eq!(moved(at(1, 0), "End", false), Some(at(1, 1)));
        assert_eq!(moved(at(1, 0), "End", true), Some(at(2, 1)));
        assert_eq!(moved(at(2, 1), "Home", true), Some(at(0, 0)));
        assert_eq!(moved(at(0, 1), "PageDown", false), Some(at(2, 1)));
        assert_eq!(moved(at(0, 1), "x", false), None);
    }

    #[test]
    fn an_empty_grid_has_one_spot() {
        assert_eq!(
            Spot { row: 4, column: 4 }.within(Extent {
                rows: 0,
                columns: 0
            }),
            Spot::default()
        );
    }
}
