//! Why a whole row or column is as it is, in a sentence or two.

use scopedown_eval::State;
use scopedown_report::words;

use super::table::{LEGEND, Table, state_of};

/// What a row or column comes to; `None` where there is no such one.
pub fn row(table: &Table, row: usize) -> Option<String> {
    let row = table.rows.get(row)?;
    let states: Vec<State> = row.cells.iter().map(state_of).collect();
    Some(sentence(&row.action, "resource", &states))
}

/// As [`row`], of a column.
pub fn column(table: &Table, column: usize) -> Option<String> {
    let resource = &table.columns.get(column)?.resource;
    let states: Vec<State> = table
        .rows
        .iter()
        .filter_map(|row| row.cells.get(column).map(state_of))
        .collect();
    Some(sentence(resource, "action", &states))
}

/// "s3:GetObject: cut by session on all 6 resources. The role allows it, and the session policy does not."
fn sentence(name: &str, noun: &str, states: &[State]) -> String {
    let place = if noun == "resource" { "on" } else { "for" };
    let counts: Vec<(State, usize)> = LEGEND
        .into_iter()
        .map(|state| (state, states.iter().filter(|each| **each == state).count()))
        .filter(|(_, count)| *count > 0)
        .collect();
    let total = states.len();
    match counts.as_slice() {
        [] => format!("{name} has no cell."),
        [(state, _)] => {
            let all = match total {
                1 => format!("the one {noun}"),
                _ => format!("all {total} {noun}s"),
            };
            let words = words::mark(*state);
            if matches!(state, State::Allowed) {
                return format!("{name}: {} {place} {all}.", words.short);
            }
            format!("{name}: {} {place} {all}. {}", words.short, words.meaning)
        }
        counts => {
            let parts: Vec<String> = counts
                .iter()
                .map(|(state, count)| format!("{} {place} {count}", words::mark(*state).short))
                .collect();
            format!("{name}: of {total} {noun}s, {}.", parts.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_of_one_state_says_what_the_state_means() {
        assert_eq!(
            sentence("s3:GetObject", "resource", &[State::CutBySession; 6]),
            "s3:GetObject: cut by session on all 6 resources. The role allows it, and the session policy does not."
        );
        assert_eq!(
            sentence("s3:GetObject", "resource", &[State::Allowed]),
            "s3:GetObject: allowed on the one resource."
        );
        assert_eq!(
            sentence(
                "arn:aws:s3:::reports",
                "action",
                &[State::Neither, State::Allowed, State::Neither]
            ),
            "arn:aws:s3:::reports: of 3 actions, allowed for 1, neither for 2."
        );
        assert_eq!(sentence("*", "action", &[]), "* has no cell.");
    }
}
