//! `scopedown lint`

pub(super) mod beside;
mod explain;
mod human;

use std::fs;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use scopedown_catalog::Catalog;
use scopedown_lint::{Baseline, BaselineEntry, Settings};
use scopedown_policy::{Diagnostic, Severity};
use scopedown_report::shape::DiagnosticShape;
use scopedown_report::{Listed, entry, judged, problems, tags};
use scopedown_scenario::{Analysis, Scenario};

use crate::exit::{Exit, Stop, answer};
use crate::input::Input;
use crate::options::ScenarioOptions;
use crate::remark::{Remark, github, sarif};

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  scopedown lint --role role.json --session session.json
  scopedown lint --session session.json --deny dead-grant --allow prefix-collision
  scopedown lint app.scenario.json --format sarif > lint.sarif
  scopedown lint --role role.json --write-baseline lint-baseline.json
  scopedown lint --role role.json --baseline lint-baseline.json
  scopedown lint --explain session-deny-only

Exits with 1 where an error is found, or a code that --deny names. A baseline holds what a team knows already: what stands in it is not \
reported again, whichever line it moves to.")]
pub(crate) struct Options {
    #[command(flatten)]
    scenario: ScenarioOptions,
    /// The form of the output.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// A code that counts as an error; may be repeated.
    #[arg(long, value_name = "CODE")]
    deny: Vec<String>,
    /// A code that counts as a warning; may be repeated.
    #[arg(long, value_name = "CODE")]
    warn: Vec<String>,
    /// A code that is not reported; may be repeated.
    #[arg(long, value_name = "CODE")]
    allow: Vec<String>,
    /// A file of findings that are known and not reported again.
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Write what is found to a baseline file, and report nothing.
    #[arg(long, value_name = "FILE", conflicts_with = "baseline")]
    write_baseline: Option<PathBuf>,
    /// Explain a code, or list all of them with `all`, and look at nothing.
    #[arg(long, value_name = "CODE")]
    explain: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    Human,
    /// For programs.
    Json,
    /// For code scanning: SARIF 2.1.0.
    Sarif,
    /// Annotations of a GitHub workflow.
    Github,
}

pub(crate) fn run(options: &Options) -> Result<Exit, Stop> {
    if let Some(code) = &options.explain {
        return explain::run(code);
    }
    let settings = Settings::new(&options.deny, &options.warn, &options.allow)
        .map_err(|fault| Stop::usage(ended(&fault.to_string())))?;
    let baseline = options.baseline.as_deref().map(read).transpose()?;
    let (mut scenario, file) = options.scenario.read_any()?;
    if let Some(file) = &file {
        beside::read(&mut scenario, file)?;
    }
    let catalog = Catalog::embedded();
    let analysis = Analysis::with_catalog(&scenario, &catalog);
    let found = problems(&scenario, &analysis, &catalog);
    let (mut found, stale) = judged(found, &settings, baseline.as_ref());
    let compared = tags::comparisons(&scenario, &analysis, &catalog);
    tags::attach(&mut found, &compared);
    if let Some(path) = &options.write_baseline {
        return write(path, &found);
    }
    let text = match options.format {
        Format::Human => human::report(&found, &compared),
        Format::Json => serde_json::to_string(&shapes(&found)).unwrap_or_default() + "\n",
        Format::Sarif => {
            let rules = sarif::rules_of_lint();
            sarif::report(&remarks(&found), rules, &scenario_name(&scenario))
        }
        Format::Github => github::report(&remarks(&found)),
    };
    let refused = analysis
        .readings
        .iter()
        .flat_map(|reading| &reading.parsed.diagnostics)
        .any(Diagnostic::refuses);
    let errors = found
        .iter()
        .any(|listed| listed.severity == Severity::Error);
    let exit = if refused || errors {
        Exit::No
    } else {
        Exit::Fine
    };
    let answered = answer(&text, exit);
    say_stale(&stale);
    answered
}

/// A sentence with a stop at its end, where it does not end with a question.
fn ended(sentence: &str) -> String {
    if sentence.ends_with('?') {
        sentence.to_owned()
    } else {
        format!("{sentence}.")
    }
}

fn shapes(found: &[Listed]) -> Vec<&DiagnosticShape> {
    found.iter().map(|listed| &listed.shape).collect()
}

fn remarks(found: &[Listed]) -> Vec<Remark> {
    found
        .iter()
        .map(|listed| Remark::of(&listed.shape))
        .collect()
}

fn scenario_name(scenario: &Scenario) -> String {
    scenario.title.clone().unwrap_or_default()
}

fn read(path: &Path) -> Result<Baseline, Stop> {
    let input = Input::read(path)?;
    Baseline::read(&input.text)
        .map_err(|fault| Stop::unreadable(format!("{} is no baseline: {fault}.", input.name)))
}

fn write(path: &Path, found: &[Listed]) -> Result<Exit, Stop> {
    let baseline = Baseline::of(found.iter().map(entry));
    fs::write(path, baseline.to_json()).map_err(|error| {
        Stop::unreadable(format!("{} cannot be written: {error}.", path.display()))
    })?;
    Ok(Exit::Fine)
}

/// What the baseline holds and nothing was found for: said, since a baseline should only shrink.
fn say_stale(stale: &[&BaselineEntry]) {
    if stale.is_empty() {
        return;
    }
    let entries: String = stale
        .iter()
        .map(|entry| format!("  {} in {}: {}\n", entry.code, entry.policy, entry.text))
        .collect();
    let text = format!(
        "These entries of the baseline are no longer found, and can be deleted:\n{entries}"
    );
    Stop::Say(Exit::Fine, text).report();
}
