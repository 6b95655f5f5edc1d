//! The matrix over a whole universe of actions: every action × a few resources, a packed cell for each.
//!
//! Nearly all actions are told apart from their neighbours by no statement. Those that are not make one class with one answer, which
//! [`cell_everywhere`](crate::cell_everywhere) gives for the first of them; the rest is filling.

mod classes;
mod clauses;
mod packed;
mod ranges;
#[cfg(test)]
mod tests;

use std::ops::Range;

use scopedown_policy::{Action, Resource, Statement, Universe};

use crate::authority::Authority;
use crate::case::{Case, Reading};
use crate::cell::State;
use crate::everywhere::{instances, least_cell};
use crate::request::{Request, Situation};
use crate::statement::may_name_resource;

use classes::Classes;
use clauses::Clauses;
pub use packed::PackedCell;

/// A column: a resource, and the actions that act on it.
#[derive(Debug, Clone)]
pub struct Column {
    /// The resource; one with wildcards is answered for every ARN that it stands for.
    pub resource: Resource,
    /// The positions of those actions in the universe, in any order.
    pub applies: Vec<Range<usize>>,
}

/// A packed cell for every action of a universe and every column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WholeMatrix {
    actions: usize,
    columns: usize,
    /// Column behind column.
    cells: Vec<u16>,
}

/// How many cells are in each state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StateCounts([usize; State::ALL.len()]);

impl WholeMatrix {
    /// The number of actions.
    pub fn actions(&self) -> usize {
        self.actions
    }

    /// The number of columns.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// The cell of an action and a column, by their positions.
    pub fn cell(&self, action: usize, column: usize) -> PackedCell {
        let bits = self.bits(column).get(action).copied();
        bits.map_or(PackedCell::NOT_APPLICABLE, PackedCell::from_bits)
    }

    /// The cells of a column, packed as [`PackedCell`] says.
    pub fn bits(&self, column: usize) -> &[u16] {
        let start = column.saturating_mul(self.actions);
        let end = start.saturating_add(self.actions);
        self.cells.get(start..end).unwrap_or_default()
    }

    /// The states of an action over all columns.
    pub fn count_row(&self, action: usize) -> StateCounts {
        (0..self.columns)
            .map(|column| self.cell(action, column))
            .collect()
    }

    /// The states of some actions, a service's or all, in one column.
    pub fn count(&self, column: usize, actions: Range<usize>) -> StateCounts {
        let bits = self.bits(column).get(actions).unwrap_or_default();
        bits.iter().copied().map(PackedCell::from_bits).collect()
    }
}

impl StateCounts {
    /// The number of cells in a state.
    pub fn of(self, state: State) -> usize {
        self.0.get(state as usize).copied().unwrap_or_default()
    }

    /// These and those.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        for (count, more) in self.0.iter_mut().zip(other.0) {
            *count += more;
        }
        self
    }
}

impl FromIterator<PackedCell> for StateCounts {
    fn from_iter<I: IntoIterator<Item = PackedCell>>(cells: I) -> Self {
        let mut counts = Self::default();
        for cell in cells {
            if let Some(count) = counts.0.get_mut(cell.state() as usize) {
                *count += 1;
            }
        }
        counts
    }
}

/// Computes the matrix of every action of a universe and every column: what [`matrix`](crate::matrix) answers, but for what a packed cell leaves out.
pub fn whole_matrix(
    authority: &Authority,
    situation: &Situation,
    universe: &Universe,
    columns: &[Column],
) -> WholeMatrix {
    let clauses = Clauses::of(authority, universe);
    let actions = universe.len();
    let mut cells = vec![PackedCell::NOT_APPLICABLE.bits(); actions * columns.len()];
    for (column, cells) in columns.iter().zip(cells.chunks_mut(actions.max(1))) {
        let instances = instances(authority, &column.resource, situation);
        let ask = |index| {
            Some(Asked {
                action: Action::parse(universe.name(index)?).ok()?,
                column,
                authority,
                situation,
                instances: &instances,
            })
        };
        // No resource clause looks at the action, so any will do.
        let Some(any) = ask(0) else {
            continue;
        };
        let classes = clauses.classes(|statement| any.may_be_named(statement));
        fill(cells, column, &classes, |index| Some(ask(index)?.cell()));
    }
    WholeMatrix {
        actions,
        columns: columns.len(),
        cells,
    }
}

/// Fills a column, asking once for each class.
fn fill(
    cells: &mut [u16],
    column: &Column,
    classes: &Classes,
    decide: impl Fn(usize) -> Option<PackedCell>,
) {
    let applies = ranges::tidy(column.applies.clone());
    let mut answers = vec![None; classes.count()];
    for (range, class) in classes.within(&applies) {
        let Some(answer) = answers.get_mut(class) else {
            continue;
        };
        if answer.is_none() {
            *answer = decide(range.start);
        }
        if let (Some(cells), Some(answer)) = (cells.get_mut(range), *answer) {
            cells.fill(answer.bits());
        }
    }
}

/// One question of a column.
struct Asked<'a> {
    action: Action,
    column: &'a Column,
    authority: &'a Authority,
    situation: &'a Situation,
    /// The ARNs that the column's resource stands for.
    instances: &'a [Resource],
}

impl Asked<'_> {
    fn request<'a>(&'a self, resource: &'a Resource) -> Request<'a> {
        Request {
            action: &self.action,
            resource,
            situation: self.situation,
        }
    }

    fn cell(&self) -> PackedCell {
        let request = self.request(&self.column.resource);
        PackedCell::of(&least_cell(self.authority, &request, self.instances))
    }

    /// Whether the statement speaks of one of the ARNs, whatever the values of unknown keys. One that does not changes no verdict and no
    /// state, though a verdict may lean on an open point through it, which a packed cell leaves out.
    fn may_be_named(&self, statement: &Statement) -> bool {
        let mut resources = self.instances.iter().chain([&self.column.resource]);
        resources.any(|resource| {
            let request = self.request(resource);
            let context = &self.situation.context;
            let case = Case::new(self.authority, &request, context, Reading::Proposed);
            may_name_resource(statement, &case)
        })
    }
}
