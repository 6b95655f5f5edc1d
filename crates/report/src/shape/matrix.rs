use scopedown_eval::{Cell, Decision, Matrix, State};
use serde::Serialize;

use super::{keys, layer, layers, points};

/// A matrix: rows are actions, columns resources.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct MatrixShape {
    /// The version of this shape.
    pub matrix: u8,
    /// The rows.
    pub actions: Vec<String>,
    /// The columns.
    pub resources: Vec<String>,
    /// The cells, row by row.
    pub cells: Vec<Vec<CellShape>>,
}

/// One cell.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct CellShape {
    /// The role's policies alone; null where the action does not apply.
    pub role: Option<String>,
    /// The session policies alone; null also where there are none.
    pub session: Option<String>,
    /// All layers together.
    pub effective: Option<String>,
    /// What the cell shows.
    pub state: String,
    /// The layers whose own answer a denial is.
    pub by: Vec<String>,
    /// The layer that AWS most likely names.
    pub likely: Option<String>,
    /// The keys on which it hangs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub on: Vec<String>,
    /// The open points that it leans on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub assumed: Vec<String>,
}

impl From<&Matrix> for MatrixShape {
    fn from(matrix: &Matrix) -> Self {
        Self {
            matrix: 1,
            actions: matrix
                .actions
                .iter()
                .map(|action| action.as_written().to_owned())
                .collect(),
            resources: matrix
                .resources
                .iter()
                .map(|resource| resource.as_written().to_owned())
                .collect(),
            cells: matrix
                .rows
                .iter()
                .map(|row| {
                    row.iter()
                        .map(|cell| CellShape::from(cell.as_ref()))
                        .collect()
                })
                .collect(),
        }
    }
}

impl From<Option<&Cell>> for CellShape {
    fn from(cell: Option<&Cell>) -> Self {
        let name = |decision: Decision| decision.name().to_owned();
        Self {
            role: cell.map(|cell| name(cell.role)),
            session: cell.and_then(|cell| cell.session).map(name),
            effective: cell.map(|cell| name(cell.effective)),
            state: cell
                .map_or(State::NotApplicable, |cell| cell.state)
                .name()
                .to_owned(),
            by: cell.map(|cell| layers(cell.by)).unwrap_or_default(),
            likely: cell.and_then(|cell| layer(cell.likely)),
            on: cell.map(|cell| keys(&cell.on)).unwrap_or_default(),
            assumed: cell.map(|cell| points(cell.assumed)).unwrap_or_default(),
        }
    }
}
