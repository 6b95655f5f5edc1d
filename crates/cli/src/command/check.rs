//! `scopedown check`

mod files;
mod human;

use std::path::{Path, PathBuf};

use clap::Args;
use scopedown_catalog::Catalog;
use scopedown_eval::Request;
use scopedown_report::shape::{CheckShape, CheckedFileShape, FailedShape};
use scopedown_report::words;
use scopedown_scenario::{Agreement, Analysis, Checked, CheckedCell, check_with_catalog};

use crate::exit::{Exit, Stop, answer};
use crate::format::Format;
use crate::input::Input;
use crate::options::scenario_of;
use crate::question;

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  scopedown check app.scenario.json
  scopedown check policies/            every *.scenario.json in it
  scopedown check policies/ --format json

An expectation of a scenario names an action and a resource, or patterns of them, and the verdict: every cell that the patterns match \
must have it, and be decided by the layers that it names. A file that cannot be read or evaluated does not keep the others from being \
checked. Without a single expectation nothing is checked, and that is no success.")]
pub(crate) struct Options {
    /// Scenario files, and folders of them.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The form of the output.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

pub(crate) fn run(options: &Options) -> Result<Exit, Stop> {
    let catalog = Catalog::embedded();
    let mut unreadable = Vec::new();
    let mut files = Vec::new();
    for path in files::find(&options.files) {
        match path.and_then(|path| file(&path, &catalog)) {
            Ok(file) => files.push(file),
            Err(stop) => unreadable.push(stop.report()),
        }
    }
    let outcome = outcome(&files, unreadable.first().copied());
    let text = match options.format {
        Format::Human => human::report(&files, unreadable.len()),
        Format::Json => {
            let shape = CheckShape { check: 1, files };
            serde_json::to_string(&shape).unwrap_or_default() + "\n"
        }
    };
    // What keeps the outcome from being one is said behind the files that were checked.
    answer(&text, Exit::Fine).and(outcome)
}

/// A check that checks nothing must not pass for one.
fn outcome(files: &[CheckedFileShape], unreadable: Option<Exit>) -> Result<Exit, Stop> {
    if let Some(exit) = unreadable {
        return Ok(exit);
    }
    if files.iter().all(|file| file.expectations == 0) {
        return Err(Stop::Say(
            Exit::No,
            "error: There is no expectation in these files, so nothing was checked. Add some under `expect`.\n".to_owned(),
        ));
    }
    let all_hold = files.iter().all(|file| file.failed.is_empty());
    Ok(if all_hold { Exit::Fine } else { Exit::No })
}

fn file(path: &Path, catalog: &Catalog) -> Result<CheckedFileShape, Stop> {
    let input = Input::read(path)?;
    let scenario = scenario_of(&input)?;
    let analysis = Analysis::with_catalog(&scenario, catalog);
    if let Some(fault) = analysis.axes.faults.first() {
        return Err(Stop::unreadable(format!(
            "The matrix of {} cannot be: {}",
            input.name,
            fault.sentences().join(" ")
        )));
    }
    let checked = check_with_catalog(&scenario, &analysis, catalog)
        .map_err(|refused| question::stop(&refused).about(&input.name))?;
    Ok(CheckedFileShape {
        file: input.name,
        title: scenario.title.clone(),
        expectations: checked.len(),
        failed: checked
            .iter()
            .enumerate()
            .filter(|(_, checked)| !checked.holds())
            .flat_map(|(number, checked)| failed(number, checked, &analysis))
            .collect(),
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
