//! `scopedown check`

mod file;
mod files;
mod human;
mod junit;
mod remarks;

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use rayon::prelude::*;
use scopedown_catalog::Catalog;
use scopedown_report::shape::{CheckShape, CheckedFileShape};

use crate::exit::{Exit, Stop, answer};
use crate::remark::{github, sarif};
use file::{Checking, FileFault};

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  scopedown check app.scenario.json
  scopedown check policies/            every *.scenario.json in it
  scopedown check policies/ --format json
  scopedown check policies/ --format junit > junit.xml
  scopedown check policies/ --format github    annotations in a pull request

An expectation of a scenario names an action and a resource, or patterns of them, and the verdict: every cell that the patterns match \
must have it, and be decided by the layers that it names. A file that cannot be read or evaluated does not keep the others from being \
checked. Without a single expectation nothing is checked, and that is no success. Files are checked on all cores and told in order; \
RAYON_NUM_THREADS sets another number.")]
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
    /// For pipelines that show test results: JUnit XML.
    Junit,
    /// For code scanning: SARIF 2.1.0.
    Sarif,
    /// Annotations of a GitHub workflow.
    Github,
}

const NOTHING_CHECKED: &str =
    "There is no expectation in these files, so nothing was checked. Add some under `expect`.";

pub(crate) fn run(options: &Options) -> Result<Exit, Stop> {
    let catalog = Catalog::embedded();
    let checkings: Vec<Checking> = files::find(&options.files)
        .into_par_iter()
        .map(|found| match found {
            Ok(path) => Checking::of(&path, &catalog),
            Err(fault) => Checking::fault(FileFault::of_folder(fault), Vec::new()),
        })
        .collect();
    let mut unreadable = None;
    for checking in &checkings {
        let exit = checking.say();
        unreadable = unreadable.or(exit);
    }
    let outcome = outcome(&checkings, unreadable);
    let text = match options.format {
        Format::Human => human::report(&checked(checkings)),
        Format::Json => {
            let files = checked(checkings).files;
            serde_json::to_string(&CheckShape { check: 1, files }).unwrap_or_default() + "\n"
        }
        Format::Junit => junit::report(&checkings)?,
        Format::Sarif => {
            let rules = remarks::RULES.into_iter().chain(sarif::rules_of_lint());
            sarif::report(&remarks::of(&checkings), rules, "")
        }
        Format::Github => github::report(&remarks::of(&checkings)),
    };
    // What keeps the outcome from being one is said behind the files that were checked.
    answer(&text, Exit::Fine).and(outcome)
}

/// The files that could be checked, and how many others there were.
struct CheckedFiles {
    files: Vec<CheckedFileShape>,
    unreadable: usize,
}

fn checked(checkings: Vec<Checking>) -> CheckedFiles {
    let all = checkings.len();
    let checked = checkings
        .into_iter()
        .filter_map(|checking| checking.outcome.ok());
    let files: Vec<CheckedFileShape> = checked.map(|checked| checked.shape).collect();
    CheckedFiles {
        unreadable: all - files.len(),
        files,
    }
}

/// The scenario files of a folder, for commands beside this one.
pub(super) fn scenario_files(folder: &Path) -> impl Iterator<Item = Result<PathBuf, Stop>> {
    let found = files::find(&[folder.to_owned()]).into_iter();
    found.map(|found| found.map_err(|(_, stop)| stop))
}

/// A check that checks nothing must not pass for one.
fn outcome(checkings: &[Checking], unreadable: Option<Exit>) -> Result<Exit, Stop> {
    if let Some(exit) = unreadable {
        return Ok(exit);
    }
    let shapes = || checkings.iter().filter_map(Checking::shape);
    if shapes().all(|file| file.expectations == 0) {
        return Err(Stop::Say(Exit::No, format!("error: {NOTHING_CHECKED}\n")));
    }
    let all_hold = shapes().all(|file| file.failed.is_empty());
    Ok(if all_hold { Exit::Fine } else { Exit::No })
}
