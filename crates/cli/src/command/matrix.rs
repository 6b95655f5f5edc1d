//! `scopedown matrix`

mod layout;
mod notes;

use clap::{Args, ValueEnum};
use comfy_table::{LineStyle, TableStyle};
use scopedown_catalog::Catalog;
use scopedown_eval::Matrix;
use scopedown_report::shape::MatrixShape;
use scopedown_report::{table, words};
use scopedown_scenario::Breadth;

use crate::exit::{Exit, Stop, print};
use crate::options::ScenarioOptions;
use crate::question;
use crate::terminal;

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  scopedown matrix --role role.json --session session.json
  scopedown matrix --role role.json --session session.json --action s3:GetObject --resource 'arn:aws:s3:::reports/*'
  scopedown matrix case.scenario.json --format markdown
  scopedown matrix association.json --role account.json
  scopedown matrix stack.yaml --role-name AppRole --value '!Ref Bucket=reports'

Where a policy is asked for, whatever holds one is taken: answers of the AWS CLI, templates, associations, escaped strings. What was \
recognised, and what stays open, is said on standard error.

Without --action and --resource, rows and columns are derived from the policies: what is telling, or with --all everything. A resource \
with a wildcard is answered for every ARN that it stands for: allowed only if all of them are.")]
pub(crate) struct Options {
    #[command(flatten)]
    scenario: ScenarioOptions,
    /// A row, or a pattern such as `s3:Get*` for a row each; may be repeated.
    #[arg(long, value_name = "ACTION")]
    action: Vec<String>,
    /// A column: an ARN, or `*` for actions without resource; may be repeated.
    #[arg(long, value_name = "ARN")]
    resource: Vec<String>,
    /// Every action that the policies name or match, and every column that can be derived.
    #[arg(long)]
    all: bool,
    /// The form of the output.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For a terminal.
    Table,
    /// For a document.
    Markdown,
    /// For a spreadsheet.
    Csv,
    /// For programs.
    Json,
    /// A page of its own, without script.
    Html,
    /// A picture.
    Svg,
}

/// A rule under the header and no other line.
pub(super) const RULED_HEADER: TableStyle =
    TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─'));

const TITLE: &str = "What the session may do";

pub(crate) fn run(options: &Options) -> Result<Exit, Stop> {
    let catalog = Catalog::embedded();
    let breadth = if options.all {
        Breadth::Full
    } else {
        Breadth::Telling
    };
    let analysis = question::analysis(
        &options.scenario,
        &options.action,
        &options.resource,
        &catalog,
        breadth,
    )?;
    let matrix = analysis
        .matrix()
        .map_err(|refused| question::stop(&refused))?;
    let left_out = notes::left_out(&matrix, &analysis.axes, breadth);
    let text = match options.format {
        Format::Table => {
            let drawn = layout::draw(&matrix, &analysis.axes, terminal::width());
            let notes = [notes::companions(&analysis.axes.actions), left_out];
            let said = notes.into_iter().filter(|note| !note.is_empty());
            let notes: String = said
                .map(|note| format!("\n{}", terminal::wrapped(&note, 2)))
                .collect();
            print(&(drawn + "\n" + &legend(&matrix) + &notes))?;
            return Ok(Exit::Fine);
        }
        Format::Markdown => table::markdown(&matrix),
        Format::Csv => table::csv(&matrix),
        Format::Json => {
            serde_json::to_string(&MatrixShape::from(&matrix)).unwrap_or_default() + "\n"
        }
        Format::Html => table::html(&matrix, TITLE),
        Format::Svg => table::svg(&matrix, TITLE),
    };
    print(&text)?;
    // These forms are read by others than who asked.
    if !left_out.is_empty() {
        Stop::Say(Exit::Fine, left_out).report();
    }
    Ok(Exit::Fine)
}

fn legend(matrix: &Matrix) -> String {
    let lines = table::legend(matrix).into_iter();
    lines
        .map(|(state, meaning)| format!("  {:<4}{meaning}\n", words::mark(state).mark))
        .collect()
}
