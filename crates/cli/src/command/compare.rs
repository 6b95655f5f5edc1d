//! `scopedown compare`

mod human;
mod markdown;
mod pairs;
mod remarks;

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use rayon::prelude::*;
use scopedown_catalog::Catalog;
use scopedown_report::shape::{CompareShape, ComparedFileShape};
use scopedown_scenario::{Analysis, Breadth, Comparison, Direction, Scenario, compare};

use crate::exit::{Exit, Stop, answer};
use crate::question;
use crate::remark::github;
use pairs::{Pair, Pairs};

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  scopedown compare old.scenario.json new.scenario.json
  scopedown compare main/policies branch/policies --format markdown > comment.md
  scopedown compare --role role.json --session session.json --new-session narrower.json

Both scenarios are asked about the rows and columns of both. Access is gained where a cell is allowed that was not, or depends where it was \
denied; cells that depend in both are told where other keys or other statements decide them. Of folders, files with the same name are \
compared. Exits with 1 where access was gained.")]
pub(crate) struct Options {
    /// The scenario file as it was, or a folder of them.
    #[arg(value_name = "OLD", requires = "new")]
    old: Option<PathBuf>,
    /// The scenario file as it is, or a folder of them.
    #[arg(value_name = "NEW")]
    new: Option<PathBuf>,
    /// Without files: a policy of the role as it was; may be repeated.
    #[arg(long, value_name = "FILE", conflicts_with = "old")]
    role: Vec<PathBuf>,
    /// A session policy as it was; may be repeated.
    #[arg(long, value_name = "FILE", requires = "role")]
    session: Vec<PathBuf>,
    /// A policy of the role as it is; without one the role is what it was.
    #[arg(long, value_name = "FILE", requires = "role")]
    new_role: Vec<PathBuf>,
    /// A session policy as it is; without one the session is what it was.
    #[arg(long, value_name = "FILE", requires = "role")]
    new_session: Vec<PathBuf>,
    /// Which role is meant where a file of these holds several, by its name or ARN.
    #[arg(long, value_name = "NAME", requires = "role")]
    role_name: Option<String>,
    /// Which association is meant where a file of these holds several.
    #[arg(long, value_name = "NAMESPACE/SERVICEACCOUNT", requires = "role")]
    association_name: Option<String>,
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
    /// For a comment on a pull request.
    Markdown,
    /// Annotations of a GitHub workflow.
    Github,
}

/// A pair of scenarios, compared.
struct Compared {
    old: String,
    new: String,
    comparison: Comparison,
}

pub(crate) fn run(options: &Options) -> Result<Exit, Stop> {
    let catalog = Catalog::embedded();
    let pairs = Pairs::of(options)?;
    // Read one after the other, for reading may say something; compared on all cores.
    let mut read = Vec::new();
    for pair in &pairs.pairs {
        read.push((pair, pair.read()?));
    }
    let results: Vec<Result<Compared, Stop>> = read
        .par_iter()
        .map(|(pair, scenarios)| one(pair, scenarios, &catalog))
        .collect();
    let compared = results.into_iter().collect::<Result<Vec<_>, _>>()?;
    let text = match options.format {
        Format::Human => human::report(&compared, &pairs),
        Format::Json => json(&compared, &pairs),
        Format::Markdown => markdown::report(&compared, &pairs),
        Format::Github => github::report(&remarks::of(&compared)),
    };
    let gained = compared
        .iter()
        .any(|compared| compared.comparison.of(Direction::Gained).next().is_some());
    let answered = answer(&text, if gained { Exit::No } else { Exit::Fine });
    // These forms are read by others than who asked.
    if matches!(options.format, Format::Json | Format::Github) {
        let said: String = compared.iter().map(Compared::left_out).collect();
        if !said.is_empty() {
            Stop::Say(Exit::Fine, said).report();
        }
    }
    answered
}

fn one(
    pair: &Pair,
    (old, new): &(Scenario, Scenario),
    catalog: &Catalog,
) -> Result<Compared, Stop> {
    let (before, now) = (
        analysis(old, &pair.old_name(), catalog)?,
        analysis(new, &pair.new_name(), catalog)?,
    );
    let comparison = compare(&before, &now, catalog).map_err(|refused| question::stop(&refused))?;
    Ok(Compared {
        old: pair.old_name(),
        new: pair.new_name(),
        comparison,
    })
}

/// The analysis of a scenario that can be asked.
fn analysis(scenario: &Scenario, name: &str, catalog: &Catalog) -> Result<Analysis, Stop> {
    let analysis = Analysis::in_breadth(scenario, catalog, Breadth::Full);
    if let Some(fault) = analysis.axes.faults.first() {
        let why = fault.sentences().join(" ");
        return Err(Stop::unreadable(format!(
            "The matrix of {name} cannot be: {why}"
        )));
    }
    if let Err(refused) = analysis.ready() {
        return Err(question::stop(&refused).about(name));
    }
    Ok(analysis)
}

fn json(compared: &[Compared], pairs: &Pairs) -> String {
    let files = compared
        .iter()
        .map(|compared| ComparedFileShape::of(&compared.old, &compared.new, &compared.comparison));
    let shape = CompareShape {
        compare: 1,
        files: files.collect(),
        only_old: pairs.only_old.clone(),
        only_new: pairs.only_new.clone(),
    };
    serde_json::to_string(&shape).unwrap_or_default() + "\n"
}

impl Compared {
    /// How many cells went which way.
    fn counts(&self) -> Vec<(Direction, usize)> {
        Direction::ALL
            .into_iter()
            .map(|direction| (direction, self.comparison.of(direction).count()))
            .collect()
    }

    /// The two names.
    fn title(&self) -> String {
        format!("{} → {}", self.old, self.new)
    }

    /// What was not looked at; empty where nothing was left out.
    fn left_out(&self) -> String {
        let (actions, resources) = (
            self.comparison.actions_left_out,
            self.comparison.resources_left_out,
        );
        let what = match (actions, resources) {
            (0, 0) => return String::new(),
            (actions, 0) => format!("actions: {actions}"),
            (0, resources) => format!("resources: {resources}"),
            (actions, resources) => format!("actions: {actions}, resources: {resources}"),
        };
        format!(
            "Not everything that the policies speak of was looked at, for there is too much of it (left out, {what}). \
             Name rows and columns under `matrix` to compare those that matter.\n"
        )
    }
}
