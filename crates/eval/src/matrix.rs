//! The matrix: actions × resources, a cell for each.

use scopedown_policy::{Action, Resource};

use crate::authority::Authority;
use crate::cell::{Cell, State};
use crate::everywhere::cell_everywhere;
use crate::request::{Request, Situation};

/// Rows of actions, columns of resources, and their cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matrix {
    /// The actions, one a row.
    pub actions: Vec<Action>,
    /// The resources, one a column.
    pub resources: Vec<Resource>,
    /// A row of cells for each action; `None` where the action does not act on such a resource.
    pub rows: Vec<Vec<Option<Cell>>>,
}

impl Matrix {
    /// The cell of a row and column; `None` also where the action does not act on the resource.
    pub fn cell(&self, row: usize, column: usize) -> Option<&Cell> {
        self.rows.get(row)?.get(column)?.as_ref()
    }

    /// The state of a row and column.
    pub fn state(&self, row: usize, column: usize) -> State {
        self.cell(row, column)
            .map_or(State::NotApplicable, |cell| cell.state)
    }
}

/// Computes the matrix. A resource with wildcards is answered for every ARN that it stands for. `applies` says whether an action acts on a resource, as far as the caller knows.
pub fn matrix(
    authority: &Authority,
    situation: &Situation,
    actions: Vec<Action>,
    resources: Vec<Resource>,
    applies: impl Fn(&Action, &Resource) -> bool,
) -> Matrix {
    let one = |action: &Action, resource: &Resource| {
        let request = Request {
            action,
            resource,
            situation,
        };
        applies(action, resource).then(|| cell_everywhere(authority, &request))
    };
    let rows = actions
        .iter()
        .map(|action| {
            resources
                .iter()
                .map(|resource| one(action, resource))
                .collect()
        })
        .collect();
    Matrix {
        actions,
        resources,
        rows,
    }
}
