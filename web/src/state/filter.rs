//! The words of the lens, each looked for where it can be found.

use super::table::{Row, Table};

/// The words of a filter in lower case. One is of the actions unless only resources hold it.
pub(super) struct Words {
    of_actions: Vec<String>,
    of_columns: Vec<String>,
}

impl Words {
    /// The words of a filter of this table.
    pub(super) fn of(filter: &str, table: &Table) -> Self {
        let words = filter.split_whitespace().map(str::to_ascii_lowercase);
        let (of_columns, of_actions) = words.partition(|word| {
            !table.rows.iter().any(|row| holds(&row.action, word))
                && table
                    .columns
                    .iter()
                    .any(|column| holds(&column.resource, word))
        });
        Self {
            of_actions,
            of_columns,
        }
    }

    /// Whether those of the actions are all in the row's.
    pub(super) fn are_in(&self, row: &Row) -> bool {
        self.of_actions.iter().all(|word| holds(&row.action, word))
    }

    /// The numbers of the columns that are shown.
    pub(super) fn columns(&self, table: &Table) -> Vec<usize> {
        let all = table.columns.iter().enumerate();
        all.filter(|(_, column)| {
            let mut words = self.of_columns.iter();
            words.all(|word| holds(&column.resource, word))
        })
        .map(|(number, _)| number)
        .collect()
    }
}

/// Whether a text holds a word, which is in lower case.
fn holds(text: &str, word: &str) -> bool {
    text.to_ascii_lowercase().contains(word)
}
