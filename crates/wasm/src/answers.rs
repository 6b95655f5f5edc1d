//! Answers that can fail, told apart by `ok`.

use scopedown_report::shape::{DiagnosticShape, ExplanationShape, MatrixShape};
use serde::Serialize;
use tsify::Tsify;

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
    Failed {
        /// Always false.
        #[tsify(type = "false")]
        ok: bool,
        /// What is wrong.
        diagnostics: Vec<DiagnosticShape>,
    },
}

/// An explanation, or what keeps it from being given.
#[derive(Debug, Serialize, Tsify)]
#[serde(untagged)]
pub enum ExplainAnswer {
    /// The explanation.
    Answered {
        /// Always true.
        #[tsify(type = "true")]
        ok: bool,
        /// The explanation.
        #[tsify(type = "ExplanationShape")]
        explanation: Box<ExplanationShape>,
    },
    /// What is wrong.
    Failed {
        /// Always false.
        #[tsify(type = "false")]
        ok: bool,
        /// What is wrong.
        diagnostics: Vec<DiagnosticShape>,
    },
}
