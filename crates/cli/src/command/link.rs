//! `scopedown link`

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use scopedown_catalog::Catalog;
use scopedown_scenario::link::{self, Carries, PolicyTexts, Seen};
use scopedown_scenario::redact::redact;
use scopedown_scenario::{Analysis, Scenario};

use crate::exit::{Exit, Stop, print};
use crate::input::Input;
use crate::options::ScenarioOptions;
use crate::share;

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  scopedown link case.scenario.json --base https://example.org/
  scopedown link --role role.json --session session.json
  scopedown link case.scenario.json --all --exact
  scopedown link case.scenario.json --redact --mapping names.json

The link holds the scenario itself, behind the `#` of an address, which no browser sends to a server: nothing is uploaded, and whoever has \
the link has the policies. It carries the title, all that bears on a verdict, and a fingerprint of the matrix as it is now, so that whoever \
opens it learns what has changed since. Policies lose their white space, and are indented anew where the link is opened.")]
pub(crate) struct Options {
    #[command(flatten)]
    scenario: ScenarioOptions,
    /// The address of the page; without it only what stands behind the `#` is printed, which `open` and every place for a scenario file take too.
    #[arg(long, value_name = "URL")]
    base: Option<String>,
    /// Keep the exact text of policies that stand in the scenario as text.
    #[arg(long)]
    exact: bool,
    /// Carry the text about the scenario and its expectations too.
    #[arg(long)]
    all: bool,
    /// Put pseudonyms in the place of account ids and of names; verdicts stay as they are. Members that this version does not know are left out.
    #[arg(long)]
    redact: bool,
    /// With --redact: write which pseudonym stands for which word, for `open --mapping`.
    #[arg(long, value_name = "FILE", requires = "redact")]
    mapping: Option<PathBuf>,
}

pub(crate) fn run(options: &Options) -> Result<Exit, Stop> {
    let (mut scenario, file) = options.scenario.read()?;
    let text = if options.redact {
        scenario = redacted(&scenario, file.as_ref(), options.mapping.as_deref())?;
        scenario.to_text()
    } else {
        text(&scenario, file.as_ref())
    };
    let made = link::Options {
        policies: if options.exact {
            PolicyTexts::Exact
        } else {
            PolicyTexts::Minified
        },
        carries: if options.all {
            Carries::Everything
        } else {
            Carries::Question
        },
        seen: seen(&scenario),
        ..link::Options::default()
    };
    let fragment =
        link::encode(&text, &made).map_err(|fault| share::unopened("The scenario", &fault))?;
    print(&match &options.base {
        Some(base) => format!("{}#{fragment}\n", base.trim_end_matches('#')),
        None => fragment + "\n",
    })?;
    Ok(Exit::Fine)
}

/// The text of the file, which may have members that this version does not know, unless flags changed the scenario.
fn text(scenario: &Scenario, file: Option<&Input>) -> String {
    let made = scenario.to_text();
    let alone = |file: &&Input| {
        let read = Scenario::read(&file.text).scenario;
        read.is_some_and(|scenario| scenario.to_text() == made)
    };
    match file.filter(alone) {
        Some(file) => file.text.clone(),
        None => made,
    }
}

/// The scenario with pseudonyms; what keeps its name is said, and the way back written where it was asked for.
fn redacted(
    scenario: &Scenario,
    file: Option<&Input>,
    mapping_file: Option<&Path>,
) -> Result<Scenario, Stop> {
    let mut whole = scenario.clone();
    if let Some(file) = file {
        // Reading has said already what is wrong with it.
        whole.read_beside(&file.text);
    }
    let (redacted, mapping) = redact(&whole, &Catalog::embedded());
    if !mapping.kept().is_empty() {
        let said = format!(
            "note: These words keep their names, for patterns tell them apart by parts of them: {}.\n",
            mapping.kept().join(", ")
        );
        Stop::Say(Exit::Fine, said).report();
    }
    if let Some(path) = mapping_file {
        let pairs: BTreeMap<&str, &str> = mapping.pairs().collect();
        let text = serde_json::to_string_pretty(&pairs).unwrap_or_default() + "\n";
        fs::write(path, text).map_err(|error| {
            Stop::unreadable(format!("{} cannot be written: {error}.", path.display()))
        })?;
    }
    Ok(redacted)
}

/// What the author sees; nothing where the scenario cannot be evaluated, for it can be shared all the same.
fn seen(scenario: &Scenario) -> Option<Seen> {
    let analysis = Analysis::with_catalog(scenario, &Catalog::embedded());
    let matrix = analysis.matrix().ok()?;
    Some(Seen::of(&matrix))
}
