//! `scopedown check`

mod files;

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use scopedown_eval::Request;
use scopedown_report::shape::{CheckShape, CheckedFileShape, FailedShape, OutcomeShape};
use scopedown_report::words;
use scopedown_scenario::{Agreement, Analysis, Checked, CheckedCell, check};

use crate::exit::{Exit, Stop, print};
use crate::input::Input;
use crate::options::scenario_of;
use crate::question;

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  scopedown check app.scenario.json
  scopedown check policies/            every *.scenario.json in the folder and below
  scopedown check policies/ --format json

An expectation of a scenario names an action and a resource, or patterns of them, and the verdict: every cell that the patterns match must
have it, and be decided by the layers that it names. A file that cannot be read or evaluated does not keep the others from being checked.")]
pub(crate) struct Options {
    /// Scenario files, and folders of them.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The form of the output.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    Human,
    /// For programs.
    Json,
}

pub(crate) fn run(options: &Options) -> Result<Exit, Stop> {
    let mut unreadable = None;
    let mut checked = Vec::new();
    for path in files::find(&options.files)? {
        match file(&path) {
            Ok(file) => checked.push(file),
            Err(stop) => unreadable = Some(stop.report()),
        }
    }
    let text = match options.format {
        Format::Human => human(&checked),
        Format::Json => {
            let shape = CheckShape {
                check: 1,
                files: checked.clone(),
            };
            serde_json::to_string(&shape).unwrap_or_default() + "\n"
        }
    };
    print(&text)?;
    Ok(unreadable.unwrap_or_else(|| outcome(&checked)))
}

/// A check that checks nothing must not pass for one.
fn outcome(files: &[CheckedFileShape]) -> Exit {
    let expectations: usize = files.iter().map(|file| file.expectations).sum();
    if expectations > 0 && files.iter().all(|file| file.failed.is_empty()) {
        Exit::Fine
    } else {
        Exit::No
    }
}

fn file(path: &Path) -> Result<CheckedFileShape, Stop> {
    let input = Input::read(path)?;
    let scenario = scenario_of(&input)?;
    let analysis = Analysis::of(&scenario);
    let checked = check(&scenario, &analysis).map_err(|refused| question::stop(&refused))?;
    Ok(CheckedFileShape {
        file: input.name,
        title: scenario.title.clone(),
        expectations: checked.len(),
        failed: checked
            .iter()
            .filter(|checked| !checked.holds())
            .flat_map(|checked| failed(checked, &analysis))
            .collect(),
    })
}

fn failed(checked: &Checked<'_>, analysis: &Analysis) -> Vec<FailedShape> {
    if checked.cells.is_empty() {
        return vec![FailedShape::of_nothing(
            checked,
            "No row of the scenario's matrix matches the pattern; name the action, or add it to matrix.actions.".to_owned(),
        )];
    }
    checked
        .cells
        .iter()
        .filter(|cell| cell.agreement != Agreement::Agrees)
        .map(|cell| FailedShape::of(checked, cell, why(cell, analysis)))
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

fn human(files: &[CheckedFileShape]) -> String {
    if files.is_empty() {
        return String::new();
    }
    let mut text: String = files.iter().map(lines).collect();
    let expectations: usize = files.iter().map(|file| file.expectations).sum();
    let failed_files = files.iter().filter(|file| !file.failed.is_empty()).count();
    text += &match (expectations, failed_files) {
        (0, _) => "\nThere is no expectation in these files, so nothing was checked. Add some under `expect`.\n".to_owned(),
        (_, 0) => format!(
            "\n{} in {} hold.\n",
            counted(expectations, "expectation"),
            counted(files.len(), "file")
        ),
        _ => format!(
            "\n{} of {} not as expected.\n",
            failed_files,
            counted(files.len(), "file")
        ),
    };
    text
}

fn lines(file: &CheckedFileShape) -> String {
    let (mark, count) = match (file.expectations, file.failed.len()) {
        (0, _) => ("–", "no expectations".to_owned()),
        (count, 0) => ("✓", counted(count, "expectation")),
        (_, failed) => ("✗", format!("{} not as expected", counted(failed, "cell"))),
    };
    let title = file
        .title
        .as_ref()
        .map(|title| format!(" ({title})"))
        .unwrap_or_default();
    let failed: String = file
        .failed
        .iter()
        .map(|failed| {
            let actual = failed.actual.as_ref().map(OutcomeShape::plain);
            format!(
                "    {} on {}\n      expected {}, is {}\n      {}\n",
                failed.action,
                failed.resource,
                failed.expected.plain(),
                actual.as_deref().unwrap_or("no cell at all"),
                failed.why
            )
        })
        .collect();
    format!("{mark} {}{title}: {count}\n{failed}", file.file)
}

fn counted(count: usize, what: &str) -> String {
    if count == 1 {
        format!("1 {what}")
    } else {
        format!("{count} {what}s")
    }
}
