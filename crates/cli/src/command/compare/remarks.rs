//! What changed as remarks: one for each direction, for a workflow shows only ten of a kind.

use scopedown_policy::Severity;
use scopedown_report::words;
use scopedown_scenario::{Change, Direction};

use super::Compared;
use crate::remark::Remark;

/// Cells that a remark names.
const NAMED: usize = 10;

pub(super) fn of(compared: &[Compared]) -> Vec<Remark> {
    compared.iter().flat_map(of_one).collect()
}

fn of_one(compared: &Compared) -> Vec<Remark> {
    Direction::ALL
        .into_iter()
        .filter_map(|direction| {
            let changes: Vec<&Change> = compared.comparison.of(direction).collect();
            let (code, severity) = kind(direction);
            (!changes.is_empty()).then(|| {
                let message = message(direction, &changes);
                Remark::on_file(code, severity, message, &compared.new)
            })
        })
        .collect()
}

const fn kind(direction: Direction) -> (&'static str, Severity) {
    match direction {
        Direction::Gained => ("access-gained", Severity::Error),
        Direction::Lost => ("access-lost", Severity::Warning),
        Direction::OtherConditions => ("access-conditions", Severity::Warning),
        Direction::OtherReason => ("access-reason", Severity::Info),
    }
}

fn message(direction: Direction, changes: &[&Change]) -> String {
    let head = format!("{} ({}).", words::direction(direction), changes.len());
    let named = changes.iter().take(NAMED);
    let mut lines: Vec<String> = std::iter::once(head)
        .chain(named.map(|change| words::change(change) + "."))
        .collect();
    let more = changes.len().saturating_sub(NAMED);
    if more > 0 {
        lines.push(format!("And {more} more."));
    }
    lines.join("\n")
}
