//! Why an answer cannot be given.

use scopedown_policy::{Severity, Span};
use scopedown_report::shape::{DiagnosticShape, Located};
use scopedown_scenario::{Problem, ProblemKind};
use serde::Serialize;
use tsify::Tsify;

/// What keeps an answer from being given.
#[derive(Debug, Serialize, Tsify)]
pub struct Failure {
    /// Always false.
    #[tsify(type = "false")]
    ok: bool,
    /// What is wrong.
    pub(crate) diagnostics: Vec<DiagnosticShape>,
}

impl Failure {
    /// The failure for these reasons.
    pub(crate) fn new(diagnostics: Vec<DiagnosticShape>) -> Self {
        Self {
            ok: false,
            diagnostics,
        }
    }

    /// The failure for which an argument is to blame.
    pub(crate) fn argument(name: &str, kind: ProblemKind) -> Self {
        Self::new(vec![of_argument(name, kind)])
    }
}

/// What is wrong with an argument. It has no text in which to point.
pub(crate) fn of_argument(name: &str, kind: ProblemKind) -> DiagnosticShape {
    Located::text("", None).problem(&Problem {
        path: name.to_owned(),
        span: Span::default(),
        kind,
    })
}

/// Something that is wrong, but with no text in which to point.
pub(crate) fn placeless(
    code: &str,
    severity: Severity,
    message: String,
    help: String,
) -> DiagnosticShape {
    DiagnosticShape {
        code: code.to_owned(),
        severity: severity.name().to_owned(),
        message,
        help,
        policy: None,
        file: None,
        line: 1,
        column: 1,
        end_line: 1,
        end_column: 1,
        fix: None,
        aws: None,
        tags: None,
    }
}
