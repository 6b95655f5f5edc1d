//! What changed between two scenarios, in words.

use scopedown_eval::{Cell, State};
use scopedown_policy::ContextKey;
use scopedown_scenario::{Change, Direction};

use super::state::{cell_words, mark};

/// What a cell is, and what it was: "s3:PutObject on arn… is allowed (before: cut by session)".
pub fn change(change: &Change) -> String {
    let (action, resource) = (change.action.as_written(), change.resource.as_written());
    let now = cell_words(action, resource, Some(&change.new));
    format!("{now} (before: {})", change_before(change))
}

/// What a cell was, in a few words.
pub fn change_before(change: &Change) -> String {
    in_short(&change.old)
}

/// What it is.
pub fn change_now(change: &Change) -> String {
    in_short(&change.new)
}

fn in_short(cell: &Cell) -> String {
    match cell.state {
        State::Neither if cell.session.is_none() => "not granted".to_owned(),
        State::Depends => {
            let keys: Vec<&str> = cell.on.iter().map(ContextKey::as_written).collect();
            format!("depends on {}", keys.join(" and "))
        }
        state => mark(state).short.to_owned(),
    }
}

/// The heading of the cells that went one way.
pub const fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Gained => "Access gained",
        Direction::Lost => "Access lost",
        Direction::OtherConditions => "Depends as before, under other conditions",
        Direction::OtherReason => "Denied as before, for another reason",
    }
}

/// How many cells went which way, in one sentence.
pub fn direction_summary(counts: &[(Direction, usize)], cells: usize) -> String {
    let parts: Vec<String> = counts
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(direction, count)| format!("{count} {}", adjective(*direction)))
        .collect();
    if parts.is_empty() {
        return format!("Nothing changed in {}.", counted(cells));
    }
    format!("Of {}: {}.", counted(cells), parts.join(", "))
}

const fn adjective(direction: Direction) -> &'static str {
    match direction {
        Direction::Gained => "gained",
        Direction::Lost => "lost",
        Direction::OtherConditions => "under other conditions",
        Direction::OtherReason => "denied for another reason",
    }
}

fn counted(cells: usize) -> String {
    if cells == 1 {
        "1 cell".to_owned()
    } else {
        format!("{cells} cells")
    }
}
