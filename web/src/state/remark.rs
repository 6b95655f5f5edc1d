//! What is said of single cells besides their state: pinned, changed, not as expected.

use std::collections::HashMap;
use std::rc::Rc;

use super::table::{Column, Row};
use super::workspace::CellName;

/// What is said of a cell of a row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Remark {
    /// The column.
    pub column: usize,
    /// Names in style sheets, with blanks between them.
    pub marks: String,
    /// What stands before the face of the cell.
    pub before: String,
    /// Sentences for those who hear the cell.
    pub words: String,
}

/// Remarks by their cells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Remarks(HashMap<Rc<str>, Vec<(Rc<str>, Remark)>>);

impl Remarks {
    /// Says something of a cell, beside what was said of it before.
    pub fn add(&mut self, cell: &CellName, mark: &str, before: &str, words: &str) {
        let row = self.0.entry(cell.action.clone()).or_default();
        let at = row
            .iter()
            .position(|(resource, _)| *resource == cell.resource);
        let at = at.unwrap_or_else(|| {
            row.push((cell.resource.clone(), Remark::default()));
            row.len() - 1
        });
        if let Some((_, remark)) = row.get_mut(at) {
            remark.marks = join(&remark.marks, mark);
            remark.before = join(&remark.before, before);
            remark.words = join(&remark.words, words);
        }
    }

    /// What is said of the cells of a row, by column.
    pub fn of(&self, row: &Row, columns: &[Column]) -> Rc<[Remark]> {
        let said = self.0.get(&row.action).into_iter().flatten();
        let mut remarks: Vec<Remark> = said
            .filter_map(|(resource, remark)| {
                let column = columns
                    .iter()
                    .position(|column| column.resource == *resource)?;
                Some(Remark {
                    column,
                    ..remark.clone()
                })
            })
            .collect();
        remarks.sort_by_key(|remark| remark.column);
        remarks.into()
    }
}

fn join(one: &str, other: &str) -> String {
    match (one, other) {
        ("", only) | (only, "") => only.to_owned(),
        (one, other) => format!("{one} {other}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_of_a_cell_stands_together_and_follows_its_column() {
        let cell = CellName {
            action: "s3:GetObject".into(),
            resource: "b".into(),
        };
        let mut remarks = Remarks::default();
        remarks.add(&cell, "pinned", "", "Pinned.");
        remarks.add(&cell, "changed", "✓ →", "It was allowed.");
        let column = |resource: &str| Column {
            resource: resource.into(),
            short: Default::default(),
        };
        let row = Row {
            number: 0,
            action: cell.action.clone(),
            name: "GetObject".into(),
            cells: Rc::new([]),
        };
        let said = remarks.of(&row, &[column("a"), column("b")]);
        assert_eq!(said.len(), 1);
        assert_eq!((said[0].column, &*said[0].marks), (1, "pinned changed"));
        assert_eq!(said[0].words, "Pinned. It was allowed.");
        assert!(remarks.of(&row, &[column("a")]).is_empty());
    }
}
