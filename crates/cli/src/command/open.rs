//! `scopedown open`

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use scopedown_catalog::Catalog;
use scopedown_eval::Matrix;
use scopedown_report::words;
use scopedown_scenario::link::{Agreement, LinkFault, Moved, Seen, decode};
use scopedown_scenario::redact::Mapping;
use scopedown_scenario::{Analysis, Scenario};

use crate::exit::{Exit, Stop, print};
use crate::input::Input;
use crate::share;

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  scopedown open 'https://example.org/#1d1.…~abc'
  scopedown open - --out case.scenario.json < link.txt

Prints the scenario that a share link holds, and says which cells are decided otherwise than when the link was made. Every place that takes \
a scenario file takes a link as well.")]
pub(crate) struct Options {
    /// The link, or a file that holds it; `-` is standard input.
    link: PathBuf,
    /// Write the scenario to a file.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Print what a link of a newer version holds, as it is.
    #[arg(long)]
    raw: bool,
    /// Put back the names that `link --redact --mapping FILE` replaced.
    #[arg(long, value_name = "FILE")]
    mapping: Option<PathBuf>,
}

/// Cells that are named; the others are counted.
const NAMED: usize = 20;

pub(crate) fn run(options: &Options) -> Result<Exit, Stop> {
    let (name, link) = given(&options.link)?;
    if options.raw
        && let Err(LinkFault::Newer {
            text: Some(text), ..
        }) = decode(&link)
    {
        return said(&text, options.out.as_deref());
    }
    let opened = share::opened(&name, &link)?;
    let seen = opened.seen.clone();
    let text = share::text(opened)?;
    let text = match &options.mapping {
        Some(path) => mapping(path)?.restore(&text),
        None => text,
    };
    said(&text, options.out.as_deref())?;
    if let Some(news) = seen.and_then(|seen| news(&seen, &text)) {
        Stop::Say(Exit::Fine, news).report();
    }
    Ok(Exit::Fine)
}

/// The link and what to call it.
fn given(path: &Path) -> Result<(String, String), Stop> {
    if path != Path::new("-") && !path.exists() {
        return Ok(("The link".to_owned(), path.to_string_lossy().into_owned()));
    }
    let input = Input::read_verbatim(path)?;
    Ok((input.name, input.text))
}

/// The mapping in a file.
fn mapping(path: &Path) -> Result<Mapping, Stop> {
    let input = Input::read_verbatim(path)?;
    let pairs: BTreeMap<String, String> = serde_json::from_str(&input.text).map_err(|error| {
        Stop::unreadable(format!(
            "{} is no mapping of words to pseudonyms: {error}.",
            input.name
        ))
    })?;
    Ok(Mapping::of_pairs(pairs))
}

fn said(text: &str, out: Option<&Path>) -> Result<Exit, Stop> {
    let text = format!("{}\n", text.trim_end());
    match out {
        None => print(&text)?,
        Some(path) => fs::write(path, text).map_err(|error| {
            Stop::unreadable(format!("{} cannot be written: {error}.", path.display()))
        })?,
    }
    Ok(Exit::Fine)
}

/// What has changed since the link was made.
fn news(seen: &Seen, text: &str) -> Option<String> {
    let scenario = Scenario::read(text).scenario?;
    let analysis = Analysis::with_catalog(&scenario, &Catalog::embedded());
    let matrix = analysis.matrix().ok()?;
    match seen.against(&matrix) {
        Agreement::Same => None,
        Agreement::OtherAxes => {
            Some("note: The matrix has other rows or columns than when the link was made.\n".into())
        }
        Agreement::MovedSomewhere => Some(
            "note: Some cell of the matrix is decided otherwise than when the link was made; the link does not tell which.\n"
                .into(),
        ),
        Agreement::Moved(cells) => Some(moved(&cells, &matrix)),
    }
}

fn moved(cells: &[Moved], matrix: &Matrix) -> String {
    let mut text = format!(
        "note: Decided otherwise than when the link was made (cells: {}):\n",
        cells.len()
    );
    for cell in cells.iter().take(NAMED) {
        let (Some(action), Some(resource)) = (
            matrix.actions.get(cell.row),
            matrix.resources.get(cell.column),
        ) else {
            continue;
        };
        text += &format!(
            "  {} on {}: {}, was: {}\n",
            action.as_written(),
            resource.as_written(),
            words::mark(cell.is).short,
            words::mark(cell.was).short
        );
    }
    if cells.len() > NAMED {
        text += &format!("  … and {} more\n", cells.len() - NAMED);
    }
    text
}
