//! Through what the matrix is looked at: a filter, states, pins. What is left out is counted, never lost.

use std::rc::Rc;

use scopedown_catalog::Level;
use scopedown_eval::State;

pub use super::choices::{Form, Grouping, Only, Reach};
use super::filter::Words;
use super::table::{Group, Row, Table, state_of};
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
    /// Which actions are rows at all.
    pub reach: Reach,
    /// What makes a group of rows.
    pub grouping: Grouping,
    /// In what form the matrix is shown.
    pub form: Form,
}

/// The access level of an action, as far as it is known.
pub type LevelOf<'a> = dyn Fn(&str) -> Option<Level> + 'a;

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
    pub fn look(&self, table: &Table, level: &LevelOf<'_>) -> Table {
        let words = Words::of(&self.filter, table);
        let columns = words.columns(table);
        let mut seen = Seen {
            columns: &columns,
            groups: Vec::new(),
            rows: Vec::new(),
        };
        let shown = |row: &&Rc<Row>| words.are_in(row) && self.shows(row);
        let pinned: Vec<&Rc<Row>> = table
            .rows
            .iter()
            .filter(|row| self.has_pin(row))
            .filter(shown)
            .collect();
        seen.group(PINNED.into(), &pinned, self);
        for group in &table.groups {
            let rows = group.rows.iter().filter(|row| !self.has_pin(row));
            let rows: Vec<&Rc<Row>> = rows.filter(shown).collect();
            match self.grouping {
                Grouping::Service => seen.group(group.service.clone(), &rows, self),
                Grouping::Level => self.by_level(&mut seen, group, &rows, level),
            }
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

    /// The rows of a service, a group for each level.
    fn by_level(&self, seen: &mut Seen<'_>, group: &Group, rows: &[&Rc<Row>], level: &LevelOf<'_>) {
        let levels: Vec<Option<Level>> = rows.iter().map(|row| level(&row.action)).collect();
        let known = Level::ALL.into_iter().map(Some).chain([None]);
        for wanted in known {
            let of_level: Vec<&Rc<Row>> = rows
                .iter()
                .zip(&levels)
                .filter(|(_, level)| **level == wanted)
                .map(|(row, _)| *row)
                .collect();
            let name = wanted.map_or("level not known", Level::name);
            let service = format!("{} · {name}", group.service).into();
            seen.group(service, &of_level, self);
        }
    }

    fn shows(&self, row: &Row) -> bool {
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
        in_state && wanted
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
    if columns.len() == row.cells.len() {
        return Rc::new(Row {
            number,
            ..(**row).clone()
        });
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

    fn none(_: &str) -> Option<Level> {
        None
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
            .look(&table, &none)
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
        assert_eq!(actions(&lens.look(&table, &none)), ["s3:CreateBucket"]);
        assert!(!lens.is_clear());
        lens.toggle_state(State::CutBySession);
        assert_eq!(lens.look(&table, &none), table);
        lens.only = Only::Differences;
        assert_eq!(actions(&lens.look(&table, &none)), ["s3:CreateBucket"]);
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
        let seen = lens.look(&table, &none);
        assert_eq!(
            actions(&seen),
            ["sqs:SendMessage", "s3:ListAllMyBuckets", "s3:CreateBucket"]
        );
        assert_eq!(&*seen.groups[0].service, PINNED);
        let numbers: Vec<usize> = seen.rows.iter().map(|row| row.number).collect();
        assert_eq!(numbers, [0, 1, 2]);
        lens.only = Only::Pinned;
        assert_eq!(actions(&lens.look(&table, &none)), ["sqs:SendMessage"]);
    }

    #[test]
    fn folded_rows_are_counted_and_not_walked() {
        let table = table();
        let mut lens = Lens::default();
        lens.toggle_fold("s3".into());
        let seen = lens.look(&table, &none);
        assert_eq!(actions(&seen), ["sqs:SendMessage"]);
        assert_eq!(seen.groups[0].rows.len(), 2);
        assert_eq!(seen.rows[0].number, 0);
    }

    #[test]
    fn rows_are_grouped_by_level_where_it_is_known() {
        let table = table();
        let lens = Lens {
            grouping: Grouping::Level,
            ..Lens::default()
        };
        let level = |action: &str| match action {
            "s3:ListAllMyBuckets" => Some(Level::List),
            "s3:CreateBucket" => Some(Level::Write),
            _ => None,
        };
        let seen = lens.look(&table, &level);
        let groups: Vec<&str> = seen.groups.iter().map(|group| &*group.service).collect();
        assert_eq!(groups, ["s3 · List", "s3 · Write", "sqs · level not known"]);
    }
}
