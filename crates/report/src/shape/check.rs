use std::collections::BTreeSet;

use scopedown_eval::Layer;
use scopedown_scenario::{Checked, CheckedCell, Expectation};
use serde::Serialize;

use super::layers;

/// What came of the expectations of scenario files.
#[derive(Debug, Clone, Serialize)]
pub struct CheckShape {
    /// The version of this shape.
    pub check: u8,
    /// File by file.
    pub files: Vec<CheckedFileShape>,
}

/// What came of the expectations of one file.
#[derive(Debug, Clone, Serialize)]
pub struct CheckedFileShape {
    /// The file.
    pub file: String,
    /// The scenario's title.
    pub title: Option<String>,
    /// How many expectations it has.
    pub expectations: usize,
    /// Those that do not hold, cell by cell.
    pub failed: Vec<FailedShape>,
}

/// A cell that is not as expected.
#[derive(Debug, Clone, Serialize)]
pub struct FailedShape {
    /// Which expectation of the file it is, from 0 as in `expect[0]`.
    pub expectation: usize,
    /// The action.
    pub action: String,
    /// The resource.
    pub resource: String,
    /// What was expected.
    pub expected: OutcomeShape,
    /// What the cell is; null where the expectation names no cell.
    pub actual: Option<OutcomeShape>,
    /// Why, in a sentence.
    pub why: String,
}

/// What an expectation says.
#[derive(Debug, Clone, Serialize)]
pub struct ExpectationShape {
    /// The action, or a pattern of actions.
    pub action: String,
    /// The resource, or a pattern of resources.
    pub resource: String,
    /// What was expected.
    pub expected: OutcomeShape,
}

/// A verdict and the layers whose own answer it is.
#[derive(Debug, Clone, Serialize)]
pub struct OutcomeShape {
    /// The verdict.
    pub verdict: String,
    /// The layers; null where nothing is said of them.
    pub by: Option<Vec<String>>,
    /// What the cell shows; absent from an expectation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
}

impl CheckedFileShape {
    /// How many expectations hold.
    pub fn held(&self) -> usize {
        let failed: BTreeSet<usize> = self.failed.iter().map(|cell| cell.expectation).collect();
        self.expectations - failed.len()
    }
}

impl FailedShape {
    /// A cell that is not as the expectation of that number says.
    pub fn of(expectation: usize, checked: &Checked<'_>, cell: &CheckedCell, why: String) -> Self {
        Self {
            expectation,
            action: cell.action.as_written().to_owned(),
            resource: cell.resource.as_written().to_owned(),
            expected: OutcomeShape::expected(checked.expectation),
            actual: Some(OutcomeShape {
                verdict: cell.cell.effective.name().to_owned(),
                by: Some(layers(cell.cell.by)),
                state: Some(cell.cell.state.name().to_owned()),
            }),
            why,
        }
    }

    /// The expectation of that number, which names no cell.
    pub fn of_nothing(expectation: usize, checked: &Checked<'_>, why: String) -> Self {
        Self {
            expectation,
            action: checked.expectation.action.clone(),
            resource: checked.expectation.resource.clone(),
            expected: OutcomeShape::expected(checked.expectation),
            actual: None,
            why,
        }
    }
}

impl From<&Expectation> for ExpectationShape {
    fn from(expectation: &Expectation) -> Self {
        Self {
            action: expectation.action.clone(),
            resource: expectation.resource.clone(),
            expected: OutcomeShape::expected(expectation),
        }
    }
}

impl ExpectationShape {
    /// A name that stays the same when others are added beside it.
    pub fn name(&self) -> String {
        format!(
            "{} on {} is {}",
            self.action,
            self.resource,
            self.expected.plain()
        )
    }
}

impl OutcomeShape {
    fn expected(expectation: &Expectation) -> Self {
        let names = |layers: &[Layer]| layers.iter().map(|layer| layer.name().to_owned()).collect();
        Self {
            verdict: expectation.verdict.name().to_owned(),
            by: expectation.by.as_deref().map(names),
            state: None,
        }
    }

    /// The verdict and its layers as a person reads them.
    pub fn plain(&self) -> String {
        match self.by.as_deref() {
            None | Some([]) => self.verdict.clone(),
            Some(by) => format!("{} by {}", self.verdict, by.join(" and ")),
        }
    }
}
