//! Through what the matrix is looked at: a filter, states, pins. What is left out is counted, never lost.

use std::rc::Rc;

use scopedown_eval::State;

use super::table::{Column, Group, Row, Table, state_of};
use super::workspace::CellName;

/// What is asked of the rows and columns that are shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lens {
    /// Words that an action or a resource must hold, in whatever letter case.
    pub filter: Rc<str>,
    /// States of which a row must have one; none asks for nothing.
    pub states: Vec<State>,
    /// What a row must have besides.
    pub only: Only,
    /// Cells that are kept in view, on top.
    pub pins: Vec<CellName>,
    /// Services whose rows are folded away.
    pub folded: Vec<Rc<str>>,
}

/// What rows are shown at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Only {
    /// Every row.
    #[default]
    Everything,
    /// Rows that the role alone would decide otherwise.
    Differences,
    /// Rows with a pinned cell.
    Pinned,
    /// Rows in which something changed against what is compared; who compares takes the others out.
    Changed,
}

impl Only {
    /// Every choice in the order of the control.
    pub const ALL: [Self; 4] = [
        Self::Everything,
        Self::Differences,
        Self::Pinned,
        Self::Changed,
    ];

    /// The choices where nothing is compared.
    pub const PLAIN: &[Self] = &[Self::Everything, Self::Differences, Self::Pinned];

    /// The name on the control.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Everything => "all rows",
            Self::Differences => "rows where the role alone differs",
            Self::Pinned => "pinned rows",
            Self::Changed => "changed rows",
        }
    }

    /// The name in the control's value.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Everything => "everything",
            Self::Differences => "differences",
            Self::Pinned => "pinned",
            Self::Changed => "changed",
        }
    }
}

/// The name of the group of rows with a pinned cell.
pub const PINNED: &str = "Pinned";

impl Lens {
    /// Whether it leaves anything out.
    pub fn is_clear(&self) -> bool {
        self.filter.trim().is_empty() && self.states.is_empty() && self.only == Only::Everything
    }

    /// Asks for a state, or no longer.
    pub fn toggle_state(&mut self, state: State) {
        toggle(&mut self.states, state);
    }

    /// Pins a cell, or unpins it.
    pub fn toggle_pin(&mut self, cell: CellName) {
        toggle(&mut self.pins, cell);
    }

    /// Folds a service's rows away, or unfolds them.
    pub fn toggle_fold(&mut self, service: Rc<str>) {
        toggle(&mut self.folded, service);
    }

    /// Asks for nothing any more; pins and folds stay.
    pub fn clear(&mut self) {
        self.filter = "".into();
        self.states.clear();
        self.only = Only::Everything;
    }

    /// What of a table is seen through it: rows with a pinned cell first, and every row numbered anew.
    pub fn look(&self, table: &Table) -> Table {
        let columns = self.columns(table);
        let kept: Vec<&Rc<Row>> = table
            .rows
            .iter()
            .filter(|row| self.shows(row, table))
            .collect();
        let (pinned, others): (Vec<&Rc<Row>>, Vec<&Rc<Row>>) =
            kept.into_iter().partition(|row| self.has_pin(row));
        let mut seen = Seen {
            columns: &columns,
            groups: Vec::new(),
            rows: Vec::new(),
        };
        seen.group(PINNED.into(), &pinned, self);
        for group in &table.groups {
            let of_group: Vec<&Rc<Row>> = others
                .iter()
                .filter(|row| group.rows.iter().any(|each| Rc::ptr_eq(each, row)))
                .copied()
                .collect();
            seen.group(group.service.clone(), &of_group, self);
        }
        Table {
            columns: columns
                .iter()
                .filter_map(|column| table.columns.get(*column).cloned())
                .collect(),
            groups: seen.groups,
            rows: seen.rows,
            rows_left_out: table.rows_left_out,
            columns_left_out: table.columns_left_out,
        }
    }

    /// The columns that are shown, by their numbers: where words of the filter name some and no action, those.
    fn columns(&self, table: &Table) -> Vec<usize> {
        let words = self.words_of_columns(table);
        let holds = |column: &Column| words.iter().all(|word| holds(&column.resource, word));
        let all = table.columns.iter().enumerate();
        all.filter(|(_, column)| holds(column))
            .map(|(number, _)| number)
            .collect()
    }

    fn words_of_columns(&self, table: &Table) -> Vec<&str> {
        self.words()
            .filter(|word| !self.is_of_actions(word, table))
            .collect()
    }

    fn words(&self) -> impl Iterator<Item = &str> {
        self.filter.split_whitespace()
    }

    /// A word is of the actions unless only resources hold it.
    fn is_of_actions(&self, word: &str, table: &Table) -> bool {
        table.rows.iter().any(|row| holds(&row.action, word))
            || !table
                .columns
                .iter()
                .any(|column| holds(&column.resource, word))
    }

    fn shows(&self, row: &Row, table: &Table) -> bool {
        let named = self
            .words()
            .all(|word| !self.is_of_actions(word, table) || holds(&row.action, word));
        let in_state = self.states.is_empty()
            || row
                .cells
                .iter()
                .any(|cell| self.states.contains(&state_of(cell)));
        let wanted = match self.only {
            Only::Everything | Only::Changed => true,
            Only::Differences => row
                .cells
                .iter()
                .flatten()
                .any(|cell| cell.role != cell.effective),
            Only::Pinned => self.has_pin(row),
        };
        named && in_state && wanted
    }

    fn has_pin(&self, row: &Row) -> bool {
        self.pins.iter().any(|pin| pin.action == row.action)
    }
}

/// The rows that are seen, as they are put together.
struct Seen<'a> {
    columns: &'a [usize],
    groups: Vec<Group>,
    rows: Vec<Rc<Row>>,
}

impl Seen<'_> {
    fn group(&mut self, service: Rc<str>, rows: &[&Rc<Row>], lens: &Lens) {
        if rows.is_empty() {
            return;
        }
        let is_folded = lens.folded.contains(&service);
        let cut: Vec<Rc<Row>> = rows
            .iter()
            .enumerate()
            .map(|(at, row)| {
                // What is folded away has no place among the rows that keys walk.
                let number = if is_folded { 0 } else { self.rows.len() + at };
                cut(row, number, self.columns)
            })
            .collect();
        if !is_folded {
            self.rows.extend(cut.iter().cloned());
        }
        self.groups.push(Group { service, rows: cut });
    }
}

/// The row with some of its cells; the same one where nothing changes, so that it need not be drawn anew.
fn cut(row: &Rc<Row>, number: usize, columns: &[usize]) -> Rc<Row> {
    if row.number == number && columns.len() == row.cells.len() {
        return row.clone();
    }
    Rc::new(Row {
        number,
        action: row.action.clone(),
        name: row.name.clone(),
        cells: columns
            .iter()
            .filter_map(|column| row.cells.get(*column).cloned())
            .collect(),
    })
}

fn holds(text: &str, word: &str) -> bool {
    text.to_ascii_lowercase()
        .contains(&word.to_ascii_lowercase())
}

fn toggle<T: PartialEq>(list: &mut Vec<T>, entry: T) {
    match list.iter().position(|each| *each == entry) {
        Some(at) => {
            list.remove(at);
        }
        None => list.push(entry),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::action::Action;
    use crate::state::analysis::Answer;
    use crate::state::axis::AxisEdits;
    use crate::state::presets::Preset;
    use crate::state::reduce::reduce;
    use crate::state::workspace::Workspace;

    /// The matrix of the announcement: listing is allowed, creating is cut.
    fn table() -> Table {
        let scenario = Rc::new(Preset::FIRST.scenario());
        let workspace = reduce(&Workspace::default(), Action::Load { scenario });
        let answer = Answer::of(&workspace.content);
        let mut actions = AxisEdits::stated(Some(&[
            "s3:ListAllMyBuckets".into(),
            "s3:CreateBucket".into(),
            "sqs:SendMessage".into(),
        ]));
        for unasked in ["s3:GetObject", "s3:PutObject"] {
            actions.remove(unasked.into());
        }
        let resources = AxisEdits::stated(Some(&["*".into(), "arn:aws:s3:::reports".into()]));
        Table::of(&answer, &actions, &resources, None).unwrap()
    }

    fn actions(table: &Table) -> Vec<&str> {
        table.rows.iter().map(|row| &*row.action).collect()
    }

    #[test]
    fn words_are_looked_for_on_both_axes() {
        let table = table();
        let through = |filter: &str| {
            Lens {
                filter: filter.into(),
                ..Lens::default()
            }
            .look(&table)
        };
        assert_eq!(
            actions(&through(" BUCKET s3")),
            ["s3:ListAllMyBuckets", "s3:CreateBucket"]
        );
        let reports = through("reports send");
        assert_eq!(actions(&reports), ["sqs:SendMessage"]);
        assert_eq!(reports.columns.len(), 1);
        assert_eq!(reports.rows[0].cells.len(), 1);
        assert!(through("nothing").rows.is_empty());
        assert_eq!(through(""), table);
    }

    #[test]
    fn rows_need_one_of_the_states_that_are_asked_for() {
        let table = table();
        let mut lens = Lens::default();
        lens.toggle_state(State::CutBySession);
        assert_eq!(actions(&lens.look(&table)), ["s3:CreateBucket"]);
        assert!(!lens.is_clear());
        lens.toggle_state(State::CutBySession);
        assert_eq!(lens.look(&table), table);
        lens.only = Only::Differences;
        assert_eq!(actions(&lens.look(&table)), ["s3:CreateBucket"]);
        lens.clear();
        assert!(lens.is_clear());
    }

    #[test]
    fn pinned_rows_stand_on_top_and_are_numbered_with_the_others() {
        let table = table();
        let mut lens = Lens::default();
        lens.toggle_pin(CellName {
            action: "sqs:SendMessage".into(),
            resource: "*".into(),
        });
        let seen = lens.look(&table);
        assert_eq!(
            actions(&seen),
            ["sqs:SendMessage", "s3:ListAllMyBuckets", "s3:CreateBucket"]
        );
        assert_eq!(&*seen.groups[0].service, PINNED);
        let numbers: Vec<usize> = seen.rows.iter().map(|row| row.number).collect();
        assert_eq!(numbers, [0, 1, 2]);
        lens.only = Only::Pinned;
        assert_eq!(actions(&lens.look(&table)), ["sqs:SendMessage"]);
    }

    #[test]
    fn folded_rows_are_counted_and_not_walked() {
        let table = table();
        let mut lens = Lens::default();
        lens.toggle_fold("s3".into());
        let seen = lens.look(&table);
        assert_eq!(actions(&seen), ["sqs:SendMessage"]);
        assert_eq!(seen.groups[0].rows.len(), 2);
        assert_eq!(seen.rows[0].number, 0);
    }
}
