//! The outcome of a check for people.

use scopedown_report::shape::{CheckedFileShape, FailedShape, OutcomeShape};

/// A line for each file, under it what is not as expected, and a line about all of them.
pub(super) fn report(files: &[CheckedFileShape], unreadable: usize) -> String {
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
    if unreadable > 0 {
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
    let failed: String = file.failed.iter().map(failed).collect();
    format!("{mark} {}{title}: {count}\n{failed}", file.file)
}

fn failed(cell: &FailedShape) -> String {
    let actual = cell.actual.as_ref().map(OutcomeShape::plain);
    format!(
        "    expect[{}]: {} on {}\n      expected {}, is {}\n      {}\n",
        cell.expectation,
        cell.action,
        cell.resource,
        cell.expected.plain(),
        actual.as_deref().unwrap_or("no cell at all"),
        cell.why
    )
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
