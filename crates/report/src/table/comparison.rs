use scopedown_scenario::{Change, Comparison, Direction};

use super::CAVEAT;
use crate::words;

/// Rows of a table; a comment on a pull request has an end.
const ROWS: usize = 50;

/// What changed, as Markdown for a comment: what gained access stands open, the rest is folded.
pub fn comparison(comparison: &Comparison) -> String {
    let tables: String = Direction::ALL
        .into_iter()
        .map(|direction| table(comparison, direction))
        .collect();
    format!("{tables}{CAVEAT}\n")
}

fn table(comparison: &Comparison, direction: Direction) -> String {
    let changes: Vec<&Change> = comparison.of(direction).collect();
    if changes.is_empty() {
        return String::new();
    }
    let rows: String = changes
        .iter()
        .take(ROWS)
        .map(|change| row(change))
        .collect();
    let more = match changes.len().saturating_sub(ROWS) {
        0 => String::new(),
        more => format!("\n{more} more are not shown.\n"),
    };
    let title = format!("{} ({})", words::direction(direction), changes.len());
    let table =
        format!("| Action | Resource | Before | Now |\n| --- | --- | --- | --- |\n{rows}{more}");
    match direction {
        Direction::Gained => format!("**{title}**\n\n{table}\n"),
        _ => format!("<details><summary>{title}</summary>\n\n{table}\n</details>\n\n"),
    }
}

fn row(change: &Change) -> String {
    format!(
        "| {} | {} | {} | {} |\n",
        code(change.action.as_written()),
        code(change.resource.as_written()),
        plain(&words::change_before(change)),
        plain(&words::change_now(change)),
    )
}

/// A backtick would end the code, and Markdown knows no escape for one inside.
fn code(text: &str) -> String {
    format!("`{}`", cell(&text.replace('`', "'")))
}

/// In plain text an angle bracket would begin HTML.
fn plain(text: &str) -> String {
    cell(text).replace('<', "&lt;")
}

/// A bar would end the cell, a line break the row.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace(['\n', '\r'], " ")
}
