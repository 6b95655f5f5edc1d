use scopedown_scenario::{Change, Comparison};
use serde::Serialize;

use super::CellShape;
use crate::words;

/// What changed between two scenarios, or between the files of the same name in two folders.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CompareShape {
    /// The version of this shape.
    pub compare: u8,
    /// Pair by pair.
    pub files: Vec<ComparedFileShape>,
    /// Files that only the old folder has.
    pub only_old: Vec<String>,
    /// Files that only the new folder has.
    pub only_new: Vec<String>,
}

/// What changed between two scenarios.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ComparedFileShape {
    /// The old file, or the name of what flags gave.
    pub old: String,
    /// The new one.
    pub new: String,
    /// How many cells were looked at.
    pub cells: usize,
    /// Actions of the policies that were not looked at.
    pub actions_left_out: usize,
    /// Resources likewise.
    pub resources_left_out: usize,
    /// The cells that differ, those that gained access first.
    pub changes: Vec<ChangeShape>,
}

/// A cell that the new scenario decides otherwise.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeShape {
    /// The action.
    pub action: String,
    /// The resource.
    pub resource: String,
    /// `gained`, `lost`, `otherConditions` or `otherReason`.
    pub direction: String,
    /// What the cell was.
    pub old: CellShape,
    /// What it is.
    pub new: CellShape,
    /// The same in a sentence.
    pub why: String,
}

impl ComparedFileShape {
    /// A comparison of two files.
    pub fn of(old: &str, new: &str, comparison: &Comparison) -> Self {
        Self {
            old: old.to_owned(),
            new: new.to_owned(),
            cells: comparison.cells,
            actions_left_out: comparison.actions_left_out,
            resources_left_out: comparison.resources_left_out,
            changes: comparison.changes.iter().map(ChangeShape::from).collect(),
        }
    }
}

impl From<&Change> for ChangeShape {
    fn from(change: &Change) -> Self {
        Self {
            action: change.action.as_written().to_owned(),
            resource: change.resource.as_written().to_owned(),
            direction: change.direction.name().to_owned(),
            old: CellShape::from(Some(&change.old)),
            new: CellShape::from(Some(&change.new)),
            why: format!("{}.", words::change(change)),
        }
    }
}
