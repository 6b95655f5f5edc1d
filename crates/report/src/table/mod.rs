//! A matrix in forms to read, to paste and to print. Each is complete without colour, and each carries its legend.

mod comparison;
mod csv;
mod html;
mod markdown;
mod svg;

pub use comparison::comparison;
pub use csv::csv;
pub use html::html;
pub use markdown::markdown;
pub use svg::svg;

use scopedown_eval::{Matrix, State};

use crate::words;

/// The text of a cell: its mark and short words.
pub fn cell_text(matrix: &Matrix, row: usize, column: usize) -> String {
    let (state, cell) = (matrix.state(row, column), matrix.cell(row, column));
    let (mark, short) = (words::mark(state).mark, words::short(cell));
    if mark == short {
        short
    } else {
        format!("{mark} {short}")
    }
}

/// The states that occur, in order, with their counts.
pub fn counts(matrix: &Matrix) -> Vec<(State, usize)> {
    let states: Vec<State> = (0..matrix.actions.len())
        .flat_map(|row| (0..matrix.resources.len()).map(move |column| matrix.state(row, column)))
        .collect();
    let count = |state: State| {
        (
            state,
            states.iter().filter(|other| **other == state).count(),
        )
    };
    let order = [
        State::Allowed,
        State::CutBySession,
        State::MissingInRole,
        State::ExplicitDenyRole,
        State::ExplicitDenySession,
        State::DeniedElsewhere,
        State::Depends,
        State::Neither,
        State::NotApplicable,
    ];
    order
        .into_iter()
        .map(count)
        .filter(|(_, count)| *count > 0)
        .collect()
}

/// One line for each state that occurs: its mark and what it means.
pub fn legend(matrix: &Matrix) -> Vec<(State, String)> {
    let restricted = matrix
        .rows
        .iter()
        .flatten()
        .flatten()
        .any(|cell| cell.session.is_some());
    let meaning = |state: State| match state {
        State::Neither if !restricted => "The role does not grant it.",
        state => words::mark(state).meaning,
    };
    counts(matrix)
        .into_iter()
        .map(|(state, _)| (state, meaning(state).to_owned()))
        .collect()
}

/// What every form says of itself.
pub(crate) const CAVEAT: &str = "An upper bound: a policy that was not given can still deny.";

/// `&`, `<`, `>` and quotes as entities.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            // XML knows no other control characters, and none belongs in an ARN.
            character if character.is_control() => escaped.push('\u{FFFD}'),
            character => escaped.push(character),
        }
    }
    escaped
}
