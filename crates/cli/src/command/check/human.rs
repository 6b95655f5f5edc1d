//! The outcome of a check for people.

use scopedown_report::shape::{CheckedFileShape, FailedShape, OutcomeShape};

use super::CheckedFiles;
use crate::terminal::wrapped;

/// Cells of one expectation that are shown; a pattern can speak of hundreds.
const SHOWN: usize = 5;

/// A line for each file, under it what is not as expected, and a line about all of them.
pub(super) fn report(checked: &CheckedFiles) -> String {
    let CheckedFiles { files, unreadable } = checked;
    let mut text: String = files.iter().map(file).collect();
    let expectations = files.iter().map(|file| file.expectations).sum();
    if expectations == 0 {
        return text;
    }
    let held = files.iter().map(CheckedFileShape::held).sum();
    text += &format!(
        "\nAs expected: {} in {}",
        part(held, expectations),
        counted(files.len(), "file")
    );
    if *unreadable > 0 {
        text += &format!("; {unreadable} could not be checked");
    }
    text + ".\n"
}

fn file(file: &CheckedFileShape) -> String {
    let (held, all) = (file.held(), file.expectations);
    let (mark, count) = if all == 0 {
        ("–", "no expectations".to_owned())
    } else {
        (if held == all { "✓" } else { "✗" }, part(held, all))
    };
    let title = file
        .title
        .as_ref()
        .map(|title| format!(" ({title})"))
        .unwrap_or_default();
    let mut text = format!("{mark} {}{title}: {count}\n", file.file);
    let one_expectation =
        |one: &FailedShape, other: &FailedShape| one.expectation == other.expectation;
    for cells in file.failed.chunk_by(one_expectation) {
        text.extend(cells.iter().take(SHOWN).map(failed));
        let more = cells.len().saturating_sub(SHOWN);
        if more > 0 {
            let cells = counted(more, "more cell");
            text += &format!("    and {cells} of this expectation; --format json lists all\n");
        }
    }
    text
}

fn failed(cell: &FailedShape) -> String {
    let actual = cell.actual.as_ref().map(OutcomeShape::plain);
    let head = format!(
        "    expect[{}]: {} on {}\n",
        cell.expectation, cell.action, cell.resource
    );
    let difference = format!(
        "      expected {}, is {}\n",
        cell.expected.plain(),
        actual.as_deref().unwrap_or("no cell at all")
    );
    head + &difference + &wrapped(&format!("      {}\n", cell.why), 6)
}

fn part(held: usize, all: usize) -> String {
    format!("{held} of {}", counted(all, "expectation"))
}

fn counted(count: usize, what: &str) -> String {
    if count == 1 {
        format!("1 {what}")
    } else {
        format!("{count} {what}s")
    }
}
