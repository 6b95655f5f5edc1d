//! Which tenants of a large grid are drawn: those that something is wrong with first, then the first of the table.

use std::collections::BTreeSet;

use scopedown_scenario::tenants::{Judgement, Tenancy};

/// The part of a grid that is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Drawn {
    /// The rows, by their number in the grid.
    pub(crate) rows: Vec<usize>,
    /// The columns, by their number in the grid.
    pub(crate) columns: Vec<usize>,
    /// The tenants of the grid that are not drawn.
    pub(crate) left_out: usize,
}

/// Cells that are drawn; more is no table but a wall.
const CELLS: usize = 400;

/// What of a grid is drawn: a square of tenants.
pub(crate) fn drawn(tenancy: &Tenancy) -> Drawn {
    let grid = &tenancy.grid;
    let things = grid.things.len().max(1);
    let room = (CELLS / things).isqrt().max(1);
    let mut tenants: BTreeSet<usize> = BTreeSet::new();
    if grid.rows.len() > room {
        // A tenant that reaches too far is drawn beside the one that it reaches.
        let wrong = grid
            .amiss()
            .filter(|(_, cell)| cell.judgement == Judgement::Amiss);
        for (row, cell) in wrong {
            let owner = grid
                .columns
                .get(cell.column)
                .map_or(row.tenant, |column| column.owner);
            let pair = BTreeSet::from([row.tenant, owner]);
            if tenants.union(&pair).count() > room {
                break;
            }
            tenants.extend(pair);
        }
    }
    for row in &grid.rows {
        if tenants.len() >= room {
            break;
        }
        tenants.insert(row.tenant);
    }
    let rows = grid.rows.iter().enumerate();
    let columns = grid.columns.iter().enumerate();
    Drawn {
        left_out: grid.rows.len().saturating_sub(tenants.len()),
        rows: rows
            .filter(|(_, row)| tenants.contains(&row.tenant))
            .map(|(at, _)| at)
            .collect(),
        columns: columns
            .filter(|(_, column)| tenants.contains(&column.owner))
            .map(|(at, _)| at)
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pods::tenants::{Answer, Asked, TableForm, answer};
    use scopedown_catalog::Catalog;
    use scopedown_scenario::Scenario;

    const OPEN: &str = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::data/{{ns}}*"}}"#;

    fn of(table: &str) -> Option<Drawn> {
        let asked = Asked {
            template: OPEN.into(),
            table: table.into(),
            form: TableForm::Lines,
        };
        match answer(&asked, &Scenario::default(), &Catalog::embedded()) {
            Answer::Tenancy(tenancy) => Some(drawn(&tenancy)),
            _ => None,
        }
    }

    #[test]
    fn a_small_grid_is_drawn_whole() {
        let drawn = of("a\nb\n\nc\n");
        let whole = Drawn {
            rows: vec![0, 1, 2],
            columns: vec![0, 1, 2],
            left_out: 0,
        };
        assert_eq!(drawn, Some(whole));
    }

    #[test]
    fn of_a_thousand_those_that_reach_too_far_are_drawn() {
        let mut table: String = (0..998)
            .map(|number| format!("team-{number:03}\n"))
            .collect();
        table += "zoo\nzoos\n";
        let drawn = of(&table).unwrap();
        assert_eq!(
            (drawn.rows.len(), drawn.columns.len(), drawn.left_out),
            (20, 20, 980)
        );
        assert_eq!(drawn.rows[17..], [17, 998, 999]);
        assert_eq!(drawn.columns, drawn.rows);
    }
}
