//! The matrix in the form in which it is drawn: rows in groups, as many as the page draws, with counts of their states.

use std::rc::Rc;

use scopedown_eval::{Cell, State, matrix};
use scopedown_policy::{Action, Resource, limits};
use scopedown_scenario::AxisEntry;

use super::analysis::Answer;
use super::axis::AxisEdits;
use super::plan::Plan;
use super::shorten::shorten;
use super::suggested::Suggested;
use super::workspace::CellName;

/// Rows, columns and cells.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// The columns.
    pub columns: Rc<[Column]>,
    /// The rows, grouped by service.
    pub groups: Vec<Group>,
    /// The rows that are drawn, in order: those of the groups one after the other.
    pub rows: Vec<Rc<Row>>,
    /// Rows that there are and that are not drawn.
    pub rows_left_out: usize,
    /// Columns that the policies name and that are not drawn.
    pub columns_left_out: usize,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The resource.
    pub resource: Rc<str>,
    /// What of it fits a heading: what it ends with, and below that where it belongs.
    pub short: [String; 2],
}

/// The rows of a service.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// The service.
    pub service: Rc<str>,
    /// Its rows.
    pub rows: Vec<Rc<Row>>,
}

/// A row.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its number among all rows, from 0.
    pub number: usize,
    /// The action.
    pub action: Rc<str>,
    /// The action without its service.
    pub name: Rc<str>,
    /// A cell for each column; `None` where the action does not act on such a resource.
    pub cells: Rc<[Option<Cell>]>,
}

impl Table {
    /// The matrix of an answer; `None` where the texts cannot be evaluated.
    pub fn of(
        answer: &Answer,
        actions: &AxisEdits,
        resources: &AxisEdits,
        suggested: Option<&Suggested>,
    ) -> Option<Self> {
        let (authority, situation) = answer.analysis.ready().ok()?;
        let Plan {
            columns,
            actions: mut rows,
            actions_left_out,
            resources_left_out,
        } = Plan::of(answer, actions, resources, suggested);
        let drawn = limits::DRAWN_CELLS / columns.len().max(1);
        let rows_left_out = rows.len().saturating_sub(drawn) + actions_left_out;
        rows.truncate(drawn);
        let shown = columns
            .iter()
            .map(|column| Resource::new(&column.text))
            .collect();
        let mut matrix = matrix(authority, situation, rows, shown, |_, _| true);
        if let Some(suggested) = suggested {
            suggested.cut(&mut matrix);
        }

        let rows: Vec<Rc<Row>> = matrix
            .actions
            .iter()
            .zip(matrix.rows)
            .enumerate()
            .map(|(number, (action, cells))| Rc::new(Row::of(number, action, cells)))
            .collect();
        Some(Self {
            columns: columns.iter().map(Column::of).collect(),
            groups: Group::by_service(&matrix.actions, &rows),
            rows,
            rows_left_out,
            columns_left_out: resources_left_out,
        })
    }

    /// How many cells are in each state, in the order in which a legend lists them; states without cells are left out.
    pub fn counts(&self) -> Vec<(State, usize)> {
        let cells = self.rows.iter().flat_map(|row| row.cells.iter());
        let mut counts = LEGEND.map(|state| (state, 0));
        for state in cells.map(state_of) {
            if let Some((_, count)) = counts.iter_mut().find(|(known, _)| *known == state) {
                *count += 1;
            }
        }
        counts.into_iter().filter(|(_, count)| *count > 0).collect()
    }

    /// The name of the cell at a row and column.
    pub fn name(&self, row: usize, column: usize) -> Option<CellName> {
        Some(CellName {
            action: self.rows.get(row)?.action.clone(),
            resource: self.columns.get(column)?.resource.clone(),
        })
    }

    /// A cell worth looking at first: what the session cut, else what else is not simply allowed.
    pub fn telling(&self) -> Option<CellName> {
        let with = |wanted: &dyn Fn(State) -> bool| {
            self.rows.iter().find_map(|row| {
                let column = row.cells.iter().position(|cell| wanted(state_of(cell)))?;
                self.name(row.number, column)
            })
        };
        with(&|state| state == State::CutBySession)
            .or_else(|| {
                with(&|state| {
                    !matches!(
                        state,
                        State::Allowed | State::Neither | State::NotApplicable
                    )
                })
            })
            .or_else(|| with(&|state| state != State::NotApplicable))
    }

    /// The row and column of a cell.
    pub fn find(&self, cell: &CellName) -> Option<(usize, usize)> {
        let row = self.rows.iter().position(|row| row.action == cell.action)?;
        let column = self
            .columns
            .iter()
            .position(|column| column.resource == cell.resource)?;
        Some((row, column))
    }

    /// The cell of that name.
    pub fn cell(&self, cell: &CellName) -> Option<&Cell> {
        let (row, column) = self.find(cell)?;
        self.rows.get(row)?.cells.get(column)?.as_ref()
    }
}

/// The states in the order of a legend: what people look for first comes first.
pub const LEGEND: [State; 9] = [
    State::Allowed,
    State::CutBySession,
    State::MissingInRole,
    State::ExplicitDenyRole,
    State::ExplicitDenySession,
    State::DeniedElsewhere,
    State::Depends,
    State::Neither,
    State::NotApplicable,
];

/// The state of a cell.
pub fn state_of(cell: &Option<Cell>) -> State {
    cell.as_ref()
        .map_or(State::NotApplicable, |cell| cell.state)
}

impl Column {
    /// The column of an entry.
    pub fn of(entry: &AxisEntry) -> Self {
        Self {
            resource: entry.text.as_str().into(),
            short: shorten(&entry.text),
        }
    }
}

impl Row {
    fn of(number: usize, action: &Action, cells: Vec<Option<Cell>>) -> Self {
        Self {
            number,
            action: action.as_written().into(),
            name: action.written_name().into(),
            cells: cells.into(),
        }
    }
}

impl Group {
    fn by_service(actions: &[Action], rows: &[Rc<Row>]) -> Vec<Self> {
        let mut groups: Vec<Self> = Vec::new();
        for (action, row) in actions.iter().zip(rows) {
            match groups.last_mut() {
                Some(group) if *group.service == *action.service() => group.rows.push(row.clone()),
                _ => groups.push(Self {
                    service: action.service().into(),
                    rows: vec![row.clone()],
                }),
            }
        }
        groups
    }
}
