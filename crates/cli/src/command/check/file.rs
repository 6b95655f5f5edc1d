//! One file, checked: what came of its expectations, or why there is nothing to say of them.

use std::path::Path;

use scopedown_catalog::Catalog;
use scopedown_eval::Request;
use scopedown_report::shape::{
    CheckedFileShape, DiagnosticShape, ExpectationShape, FailedShape, Located,
};
use scopedown_report::words;
use scopedown_scenario::{
    Agreement, Analysis, Checked, CheckedCell, Refused, Scenario, check_with_catalog,
};

use crate::exit::{Exit, Stop};
use crate::input::Input;
use crate::options::ReadInput;
use crate::question;
use crate::remark::Region;

/// What came of a file, printed by nobody yet, for files are checked at the same time.
pub(super) struct Checking {
    /// Warnings about the file, for people.
    said: String,
    /// The same for programs.
    pub(super) warnings: Vec<DiagnosticShape>,
    pub(super) outcome: Result<CheckedFile, FileFault>,
}

/// A file whose expectations were held against its cells.
pub(super) struct CheckedFile {
    pub(super) shape: CheckedFileShape,
    /// Every expectation, also those that hold.
    pub(super) expectations: Vec<Placed>,
}

/// An expectation and its place in the file.
pub(super) struct Placed {
    pub(super) shape: ExpectationShape,
    pub(super) place: Region,
}

/// Why a file was not checked.
pub(super) struct FileFault {
    /// The file, or the folder.
    pub(super) file: String,
    /// In words alone, where no diagnostic says it.
    pub(super) sentence: Option<String>,
    /// What is wrong in the file.
    pub(super) diagnostics: Vec<DiagnosticShape>,
    /// For people.
    said: String,
}

impl Checking {
    pub(super) fn of(path: &Path, catalog: &Catalog) -> Self {
        let input = match Input::read(path) {
            Ok(input) => input,
            Err(stop) => {
                let fault = FileFault::of_stop(path.display().to_string(), stop);
                return Self::fault(fault, Vec::new());
            }
        };
        let read = ReadInput::of(&input);
        let Some(scenario) = read.scenario else {
            let fault = FileFault {
                file: input.name,
                sentence: None,
                diagnostics: read.problems,
                said: read.said,
            };
            return Self::fault(fault, Vec::new());
        };
        Self {
            said: read.said,
            warnings: read.problems,
            outcome: file(&input, &scenario, catalog),
        }
    }

    pub(super) fn fault(fault: FileFault, warnings: Vec<DiagnosticShape>) -> Self {
        Self {
            said: String::new(),
            warnings,
            outcome: Err(fault),
        }
    }

    /// What came of the expectations, where the file could be checked.
    pub(super) fn shape(&self) -> Option<&CheckedFileShape> {
        self.outcome.as_ref().ok().map(|checked| &checked.shape)
    }

    /// Says on standard error what is wrong with the file; the exit code where that keeps it from being checked.
    pub(super) fn say(&self) -> Option<Exit> {
        if !self.said.is_empty() {
            Stop::Say(Exit::Fine, self.said.clone()).report();
        }
        let fault = self.outcome.as_ref().err()?;
        Some(Stop::Say(Exit::Unreadable, fault.said.clone()).report())
    }
}

impl FileFault {
    /// A folder that cannot be read, or holds nothing to check.
    pub(super) fn of_folder((folder, stop): (String, Stop)) -> Self {
        Self::of_stop(folder, stop)
    }

    fn of_stop(file: String, stop: Stop) -> Self {
        let said = stop.text();
        let sentence = said.trim_start_matches("error: ").trim_end().to_owned();
        Self {
            file,
            sentence: Some(sentence),
            diagnostics: Vec::new(),
            said,
        }
    }

    fn of_refused(refused: &Refused<'_>, input: &Input) -> Self {
        let file = Some(input.name.as_str());
        Self {
            file: input.name.clone(),
            sentence: None,
            diagnostics: DiagnosticShape::of_refused(refused, &input.text, file),
            said: question::stop(refused).about(&input.name).text(),
        }
    }
}

fn file(input: &Input, scenario: &Scenario, catalog: &Catalog) -> Result<CheckedFile, FileFault> {
    let analysis = Analysis::with_catalog(scenario, catalog);
    if let Some(fault) = analysis.axes.faults.first() {
        let why = fault.sentences().join(" ");
        let stop = Stop::unreadable(format!("The matrix of {} cannot be: {why}", input.name));
        return Err(FileFault::of_stop(input.name.clone(), stop));
    }
    let checked = check_with_catalog(scenario, &analysis, catalog)
        .map_err(|refused| FileFault::of_refused(&refused, input))?;
    let located = Located::text(&input.text, None);
    let expectations = checked.iter().map(|checked| Placed {
        shape: ExpectationShape::from(checked.expectation),
        place: Region::from(located.places(checked.expectation.span)),
    });
    Ok(CheckedFile {
        expectations: expectations.collect(),
        shape: CheckedFileShape {
            file: input.name.clone(),
            title: scenario.title.clone(),
            expectations: checked.len(),
            failed: checked
                .iter()
                .enumerate()
                .filter(|(_, checked)| !checked.holds())
                .flat_map(|(number, checked)| failed(number, checked, &analysis))
                .collect(),
        },
    })
}

fn failed(number: usize, checked: &Checked<'_>, analysis: &Analysis) -> Vec<FailedShape> {
    if checked.cells.is_empty() {
        let why = checked.fault.as_ref().map_or_else(
            || "No action that acts on such a resource matches; name the action, or correct the resource.".to_owned(),
            |fault| fault.sentences().join(" "),
        );
        return vec![FailedShape::of_nothing(number, checked, why)];
    }
    checked
        .cells
        .iter()
        .filter(|cell| cell.agreement != Agreement::Agrees)
        .map(|cell| FailedShape::of(number, checked, cell, why(cell, analysis)))
        .collect()
}

/// The sentence about a cell.
fn why(cell: &CheckedCell, analysis: &Analysis) -> String {
    let Ok((_, situation)) = analysis.ready() else {
        return String::new();
    };
    let request = Request {
        action: &cell.action,
        resource: &cell.resource,
        situation,
    };
    format!("{}.", words::headline(&request, &cell.cell))
}
