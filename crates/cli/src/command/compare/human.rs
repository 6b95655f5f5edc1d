//! What changed, for people: what gained access first.

use scopedown_report::words;
use scopedown_scenario::{Change, Direction};

use super::Compared;
use super::pairs::Pairs;
use crate::terminal::wrapped;

/// Cells of one direction that are shown; a wildcard can change thousands.
const SHOWN: usize = 20;

pub(super) fn report(compared: &[Compared], pairs: &Pairs) -> String {
    let mut text: String = compared.iter().map(one).collect();
    let only = [
        (&pairs.only_old, "Only in the old folder"),
        (
            &pairs.only_new,
            "Only in the new folder, compared with nothing",
        ),
    ];
    for (files, what) in only.into_iter().filter(|(files, _)| !files.is_empty()) {
        text += &format!("{what}: {}\n", files.join(", "));
    }
    text
}

fn one(compared: &Compared) -> String {
    let comparison = &compared.comparison;
    let mut text = format!("{}\n", compared.title());
    for direction in Direction::ALL {
        let changes: Vec<&Change> = comparison.of(direction).collect();
        if changes.is_empty() {
            continue;
        }
        text += &format!("\n{} ({})\n", words::direction(direction), changes.len());
        for change in changes.iter().take(SHOWN) {
            let line = format!("  {} {}\n", mark(direction), words::change(change));
            text += &wrapped(&line, 4);
        }
        let more = changes.len().saturating_sub(SHOWN);
        if more > 0 {
            text += &format!("  and {more} more; --format json lists all\n");
        }
    }
    let summary = words::direction_summary(&compared.counts(), comparison.cells);
    text + "\n" + &summary + "\n" + &wrapped(&compared.left_out(), 2)
}

const fn mark(direction: Direction) -> char {
    match direction {
        Direction::Gained => '+',
        Direction::Lost => '−',
        Direction::OtherConditions => '?',
        Direction::OtherReason => '~',
    }
}
