//! What a cell shows under the verdict that the matrix shows: glyph and text before colour.

use scopedown_eval::{Cell, Decision, State};
use scopedown_report::words;

use super::workspace::Peel;

/// What a cell shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Face {
    /// The name in style sheets.
    pub look: &'static str,
    /// A sign that needs no colour.
    pub glyph: &'static str,
    /// A word or two beside it.
    pub text: String,
}

impl Face {
    /// The face of a cell.
    pub fn of(cell: Option<&Cell>, peel: Peel) -> Self {
        let Some(cell) = cell else {
            return Self::of_state(State::NotApplicable);
        };
        match (peel, cell.session) {
            (Peel::Effective, _) => Self {
                text: words::short(Some(cell)),
                ..Self::of_state(cell.state)
            },
            (Peel::Role, _) => Self::of_decision(cell.role, State::ExplicitDenyRole),
            (Peel::Session, Some(session)) => {
                Self::of_decision(session, State::ExplicitDenySession)
            }
            (Peel::Session, None) => Self::new("open", "∞", "no limit"),
        }
    }

    /// The face of a state.
    pub fn of_state(state: State) -> Self {
        let words = words::mark(state);
        // Where the mark is a word already, the word alone is enough.
        let glyph = if words.mark == words.short {
            ""
        } else {
            words.mark
        };
        Self::new(look(state), glyph, words.short)
    }

    fn of_decision(decision: Decision, denied: State) -> Self {
        match decision {
            Decision::Allowed => Self::of_state(State::Allowed),
            Decision::ImplicitDeny => Self::new("neither", "–", "silent"),
            Decision::ExplicitDeny => Self::new("deny", words::mark(denied).mark, "denied"),
            Decision::Depends => Self::of_state(State::Depends),
        }
    }

    fn new(look: &'static str, glyph: &'static str, text: &str) -> Self {
        Self {
            look,
            glyph,
            text: text.to_owned(),
        }
    }
}

/// The name of a state in style sheets.
pub const fn look(state: State) -> &'static str {
    match state {
        State::Allowed => "allowed",
        State::CutBySession => "cut",
        State::MissingInRole => "missing",
        State::Neither => "neither",
        State::ExplicitDenyRole | State::ExplicitDenySession | State::DeniedElsewhere => "deny",
        State::Depends => "depends",
        State::NotApplicable => "void",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_states_are_told_apart_by_colour_alone() {
        let faces: Vec<Face> = State::ALL.into_iter().map(Face::of_state).collect();
        for (number, face) in faces.iter().enumerate() {
            assert!(
                faces
                    .iter()
                    .skip(number + 1)
                    .all(|other| (other.glyph, &other.text) != (face.glyph, &face.text)),
                "{face:?}"
            );
        }
    }
}
