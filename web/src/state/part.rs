//! The beginning of a long matrix, for forms that grow when more is asked for.

use std::rc::Rc;

use super::table::{Group, Row, Table};

/// The first rows of a table, as many as `rows`; groups that would have none are left out, those that are folded away are kept.
pub fn first_rows(table: &Table, rows: usize, is_folded: impl Fn(&Group) -> bool) -> Table {
    let mut left = rows;
    let mut groups = Vec::new();
    for group in &table.groups {
        if left == 0 {
            break;
        }
        if is_folded(group) {
            groups.push(group.clone());
            continue;
        }
        let rows: Vec<Rc<Row>> = group.rows.iter().take(left).cloned().collect();
        left -= rows.len();
        groups.push(Group {
            service: group.service.clone(),
            rows,
        });
    }
    let shown = rows - left;
    Table {
        columns: table.columns.clone(),
        groups,
        rows: table.rows.iter().take(shown).cloned().collect(),
        rows_left_out: table.rows_left_out + table.rows.len().saturating_sub(shown),
        columns_left_out: table.columns_left_out,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_cut_and_folded_groups_take_no_place() {
        let row = |number: usize| {
            Rc::new(Row {
                number,
                action: format!("s3:Action{number}").into(),
                name: "Action".into(),
                cells: Rc::new([]),
            })
        };
        let group = |service: &str, rows: Vec<Rc<Row>>| Group {
            service: service.into(),
            rows,
        };
        let table = Table {
            groups: vec![
                group("a", vec![row(0), row(0)]),
                group("b", vec![row(0), row(1), row(2)]),
                group("c", vec![row(3)]),
            ],
            rows: (0..4).map(row).collect(),
            ..Table::default()
        };
        let is_folded = |group: &Group| &*group.service == "a";
        let part = first_rows(&table, 2, is_folded);
        let sizes: Vec<usize> = part.groups.iter().map(|group| group.rows.len()).collect();
        assert_eq!(sizes, [2, 2]);
        assert_eq!((part.rows.len(), part.rows_left_out), (2, 2));
        assert_eq!(first_rows(&table, 9, is_folded), table);
    }
}
