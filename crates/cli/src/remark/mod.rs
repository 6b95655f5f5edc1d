//! Remarks on places in files, in the forms by which other programs show them there.

pub(crate) mod github;
pub(crate) mod sarif;

use scopedown_policy::Severity;
use scopedown_report::shape::{DiagnosticShape, FixShape};

/// Something to say of a file.
#[derive(Debug, Clone)]
pub(crate) struct Remark {
    /// The stable name of what is said.
    pub(crate) code: String,
    /// How grave it is.
    pub(crate) severity: Severity,
    /// What is wrong and what to do.
    pub(crate) message: String,
    /// The file; `None` for a text that came from none.
    pub(crate) file: Option<String>,
    /// What the text goes by without a file.
    pub(crate) name: Option<String>,
    /// Where in the file; `None` is the file as a whole.
    pub(crate) place: Option<Region>,
    /// An edit that mends it.
    pub(crate) fix: Option<FixShape>,
}

/// Lines and columns from 1, columns in characters, the end exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Region {
    pub(crate) line: usize,
    pub(crate) column: usize,
    pub(crate) end_line: usize,
    pub(crate) end_column: usize,
}

impl Remark {
    /// A remark on a file as a whole.
    pub(crate) fn on_file(code: &str, severity: Severity, message: String, file: &str) -> Self {
        Self {
            code: code.to_owned(),
            severity,
            message,
            file: Some(file.to_owned()),
            name: None,
            place: None,
            fix: None,
        }
    }

    /// A diagnostic, in a text whose places are those of its file.
    pub(crate) fn of(shape: &DiagnosticShape) -> Self {
        Self {
            code: shape.code.clone(),
            severity: severity(&shape.severity),
            message: format!("{} {}", shape.message, shape.help),
            file: shape.file.clone(),
            name: shape.policy.clone(),
            place: Some(Region {
                line: shape.line,
                column: shape.column,
                end_line: shape.end_line,
                end_column: shape.end_column,
            }),
            fix: shape.fix.clone(),
        }
    }
}

impl From<[usize; 4]> for Region {
    fn from([line, column, end_line, end_column]: [usize; 4]) -> Self {
        Self {
            line,
            column,
            end_line,
            end_column,
        }
    }
}

fn severity(name: &str) -> Severity {
    match name {
        "error" => Severity::Error,
        "warning" => Severity::Warning,
        _ => Severity::Info,
    }
}
