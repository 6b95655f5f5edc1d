//! What a check found as remarks: an expectation that does not hold at its place, a file that could not be checked as an error of its own.

use scopedown_policy::Severity;
use scopedown_report::shape::{DiagnosticShape, FailedShape, OutcomeShape};

use super::NOTHING_CHECKED;
use super::file::{CheckedFile, Checking, FileFault, Placed};
use crate::remark::Remark;
use crate::remark::sarif::Rule;

/// Cells of one expectation that its remark names.
const NAMED: usize = 5;

const OTHER_VERDICT: Rule = Rule {
    name: "expectation-verdict",
    text: "A cell that an expectation speaks of has another verdict than it says.",
    severity: Severity::Error,
};
const OTHER_LAYERS: Rule = Rule {
    name: "expectation-layers",
    text: "A cell has the verdict that an expectation says, and other layers decided it than those under `by`.",
    severity: Severity::Error,
};
const NO_CELL: Rule = Rule {
    name: "expectation-no-cell",
    text: "An expectation speaks of no cell at all, so it says nothing. Name the action, or correct the resource.",
    severity: Severity::Error,
};
const NOT_CHECKED: Rule = Rule {
    name: "file-not-checked",
    text: "A file could not be read or evaluated, so none of its expectations was held against anything.",
    severity: Severity::Error,
};
const NOTHING: Rule = Rule {
    name: "nothing-checked",
    text: NOTHING_CHECKED,
    severity: Severity::Error,
};

/// The codes that only a check gives.
pub(super) const RULES: [Rule; 5] = [OTHER_VERDICT, OTHER_LAYERS, NO_CELL, NOT_CHECKED, NOTHING];

/// Everything that was found, file by file.
pub(super) fn of(checkings: &[Checking]) -> Vec<Remark> {
    let mut remarks: Vec<Remark> = checkings.iter().flat_map(of_one).collect();
    if checks_nothing(checkings) {
        let files = checkings.iter().filter_map(Checking::shape);
        remarks.extend(files.map(|file| remark(NOTHING, NOTHING_CHECKED.to_owned(), &file.file)));
    }
    remarks
}

/// Whether everything could be read and held no expectation.
fn checks_nothing(checkings: &[Checking]) -> bool {
    checkings.iter().all(|checking| {
        checking
            .shape()
            .is_some_and(|shape| shape.expectations == 0)
    })
}

fn of_one(checking: &Checking) -> Vec<Remark> {
    let warnings = checking.warnings.iter().map(Remark::of);
    let found = match &checking.outcome {
        Ok(checked) => of_expectations(checked),
        Err(fault) => of_fault(fault),
    };
    warnings.chain(found).collect()
}

fn of_expectations(checked: &CheckedFile) -> Vec<Remark> {
    let one_expectation =
        |one: &FailedShape, other: &FailedShape| one.expectation == other.expectation;
    let groups = checked.shape.failed.chunk_by(one_expectation);
    groups
        .filter_map(|cells| {
            let first = cells.first()?;
            let placed = checked.expectations.get(first.expectation)?;
            Some(Remark {
                place: Some(placed.place),
                ..remark(rule(first), message(placed, cells), &checked.shape.file)
            })
        })
        .collect()
}

fn rule(cell: &FailedShape) -> Rule {
    match &cell.actual {
        None => NO_CELL,
        Some(actual) if actual.verdict == cell.expected.verdict => OTHER_LAYERS,
        Some(_) => OTHER_VERDICT,
    }
}

/// What was expected, and what the first cells are instead.
pub(super) fn message(placed: &Placed, cells: &[FailedShape]) -> String {
    let named = cells.iter().take(NAMED).map(sentence);
    let mut lines: Vec<String> = std::iter::once(format!("Expected: {}.", placed.shape.name()))
        .chain(named)
        .collect();
    let more = cells.len().saturating_sub(NAMED);
    if more > 0 {
        lines.push(format!("And {more} more of its cells differ."));
    }
    lines.join("\n")
}

fn sentence(cell: &FailedShape) -> String {
    let actual = cell.actual.as_ref().map(OutcomeShape::plain);
    match actual {
        Some(actual) => format!("{} It is {actual}.", cell.why),
        None => cell.why.clone(),
    }
}

fn of_fault(fault: &FileFault) -> Vec<Remark> {
    let sentence = fault.sentence.iter();
    let said = sentence.map(|sentence| remark(NOT_CHECKED, sentence.clone(), &fault.file));
    let diagnostics = fault.diagnostics.iter();
    said.chain(diagnostics.map(|shape| of_diagnostic(shape, &fault.file)))
        .collect()
}

/// A document inside a scenario has places of its own, which are none of the file.
fn of_diagnostic(shape: &DiagnosticShape, file: &str) -> Remark {
    let remark = Remark::of(shape);
    match (&shape.file, &shape.policy) {
        (None, Some(policy)) => Remark {
            message: format!(
                "In `{policy}`, line {}, column {}: {}",
                shape.line, shape.column, remark.message
            ),
            file: Some(file.to_owned()),
            place: None,
            fix: None,
            ..remark
        },
        _ => remark,
    }
}

fn remark(rule: Rule, message: String, file: &str) -> Remark {
    Remark::on_file(rule.name, rule.severity, message, file)
}
