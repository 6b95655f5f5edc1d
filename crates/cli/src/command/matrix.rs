//! `scopedown matrix`

use clap::{Args, ValueEnum};
use comfy_table::{Attribute, Cell, Color, ContentArrangement, LineStyle, Table, TableStyle};
use scopedown_eval::{Matrix, State};
use scopedown_report::shape::MatrixShape;
use scopedown_report::{table, words};
use scopedown_scenario::{Analysis, Origin};

use crate::exit::{Exit, Stop, print};
use crate::options::ScenarioOptions;
use crate::question;

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  scopedown matrix --role role.json --session session.json
  scopedown matrix --role role.json --session session.json --action s3:GetObject --resource 'arn:aws:s3:::reports/*'
  scopedown matrix case.scenario.json --format markdown

Without --action and --resource, rows and columns are derived from the policies. A resource with a wildcard is answered for every ARN
that it stands for: allowed only if all of them are.")]
pub(crate) struct Options {
    #[command(flatten)]
    scenario: ScenarioOptions,
    /// A row; may be repeated.
    #[arg(long, value_name = "ACTION")]
    action: Vec<String>,
    /// A column: an ARN, or `*` for actions without resource; may be repeated.
    #[arg(long, value_name = "ARN")]
    resource: Vec<String>,
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
    let analysis = question::analysis(&options.scenario, &options.action, &options.resource)?;
    let matrix = analysis
        .matrix()
        .map_err(|refused| question::stop(&refused))?;
    let text = match options.format {
        Format::Table => terminal(&matrix, &analysis),
        Format::Markdown => table::markdown(&matrix),
        Format::Csv => table::csv(&matrix),
        Format::Json => {
            serde_json::to_string(&MatrixShape::from(&matrix)).unwrap_or_default() + "\n"
        }
        Format::Html => table::html(&matrix, TITLE),
        Format::Svg => table::svg(&matrix, TITLE),
    };
    print(&text)?;
    Ok(Exit::Fine)
}

fn terminal(matrix: &Matrix, analysis: &Analysis) -> String {
    let mut drawn = Table::new();
    drawn
        .load_style(RULED_HEADER)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .enforce_styling();
    let header = matrix
        .resources
        .iter()
        .map(|resource| Cell::new(resource.as_written()).add_attribute(Attribute::Bold));
    drawn.set_header(std::iter::once(Cell::new("")).chain(header));
    for (row, action) in matrix.actions.iter().enumerate() {
        let cells = (0..matrix.resources.len()).map(|column| {
            let cell = Cell::new(table::cell_text(matrix, row, column));
            match colour(matrix.state(row, column)) {
                Some(colour) => cell.fg(colour),
                None => cell,
            }
        });
        drawn.add_row(std::iter::once(Cell::new(action.as_written())).chain(cells));
    }
    let legend = table::legend(matrix)
        .into_iter()
        .map(|(state, meaning)| format!("  {:<4}{meaning}\n", words::mark(state).mark));
    format!(
        "{drawn}\n\n{}{}",
        legend.collect::<String>(),
        notes(analysis)
    )
}

/// What the table leaves out, in a sentence each.
fn notes(analysis: &Analysis) -> String {
    let axes = &analysis.axes;
    let mut notes = Vec::new();
    if axes
        .actions
        .iter()
        .any(|entry| entry.origin == Origin::Example)
    {
        notes.push(
            "A wildcard stands for more actions than are shown; name others with --action."
                .to_owned(),
        );
    }
    for (count, what) in [
        (axes.actions_left_out, "actions"),
        (axes.resources_left_out, "resources"),
    ] {
        if count > 0 {
            notes.push(format!("{count} more {what} are left out; name those that matter with --action and --resource."));
        }
    }
    if notes.is_empty() {
        String::new()
    } else {
        format!("\n{}\n", notes.join("\n"))
    }
}

const fn colour(state: State) -> Option<Color> {
    match state {
        State::Allowed => Some(Color::Blue),
        State::CutBySession | State::MissingInRole => Some(Color::DarkYellow),
        State::ExplicitDenyRole | State::ExplicitDenySession | State::DeniedElsewhere => {
            Some(Color::Red)
        }
        State::Depends => Some(Color::Magenta),
        State::Neither | State::NotApplicable => None,
    }
}
