//! The matrix of a scenario's text.

use scopedown_policy::Severity;
use scopedown_report::shape::{DiagnosticShape, MatrixShape};
use scopedown_scenario::AxisFault;
use serde::Serialize;
use tsify::Tsify;

use crate::failure::{self, Failure};
use crate::read;

/// A matrix, or what keeps it from being computed.
#[derive(Debug, Serialize, Tsify)]
#[serde(untagged)]
pub enum MatrixAnswer {
    /// The matrix.
    Answered {
        /// Always true.
        #[tsify(type = "true")]
        ok: bool,
        /// The matrix.
        matrix: MatrixShape,
        /// Warnings about the scenario and its documents.
        diagnostics: Vec<DiagnosticShape>,
    },
    /// What is wrong.
    Failed(Failure),
}

/// The matrix of a scenario's text.
pub(crate) fn answer(text: &str) -> MatrixAnswer {
    answered(text).unwrap_or_else(MatrixAnswer::Failed)
}

fn answered(text: &str) -> Result<MatrixAnswer, Failure> {
    let (analysis, mut diagnostics) = read::analysis(text)?;
    diagnostics.extend(analysis.axes.faults.iter().map(left_out));
    let matrix = analysis
        .matrix()
        .map_err(|refused| Failure::new(DiagnosticShape::of_refused(&refused, text, None)))?;
    Ok(MatrixAnswer::Answered {
        ok: true,
        matrix: MatrixShape::from(&matrix),
        diagnostics,
    })
}

/// A stated row or column that cannot be one.
fn left_out(fault: &AxisFault) -> DiagnosticShape {
    let [message, help] = fault.sentences();
    failure::placeless("matrix-entry", Severity::Warning, message, help)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCENARIO: &str = r#"{ "role": { "policies": [ { "Version": "2012-10-17",
        "Statement": { "Effect": "Allow", "Action": "s3:*", "Resource": "*" } } ] },
        "matrix": { "actions": ["s3:GetObject", "GetObject"], "resources": ["arn:aws:s3:::reports/q1.csv", "arn:aws:s3:::reports"] } }"#;

    #[test]
    fn the_catalogue_knows_which_cells_there_are() {
        let MatrixAnswer::Answered { matrix, .. } = answer(SCENARIO) else {
            panic!("the scenario is whole")
        };
        let states: Vec<&str> = matrix.cells[0]
            .iter()
            .map(|cell| cell.state.as_str())
            .collect();
        assert_eq!(states, ["allowed", "notApplicable"]);
    }

    #[test]
    fn a_row_that_is_left_out_is_named() {
        let MatrixAnswer::Answered { diagnostics, .. } = answer(SCENARIO) else {
            panic!("the scenario is whole")
        };
        assert!(
            diagnostics
                .iter()
                .any(|said| said.message.contains("`GetObject`"))
        );
    }
}
