//! What a cell shows under the verdict that the matrix shows: glyph and text before colour.

use scopedown_eval::{Cell, Decision, State};

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
    pub fn of(cell: &Option<Cell>, peel: Peel) -> Self {
        let Some(cell) = cell else {
            return Self::of_state(State::NotApplicable);
        };
        match peel {
            Peel::Effective if cell.state == State::Depends => Self::depends(cell),
            Peel::Effective => Self::of_state(cell.state),
            Peel::Role => Self::of_decision(cell.role, State::ExplicitDenyRole),
            Peel::Session => match cell.session {
                Some(session) => Self::of_decision(session, State::ExplicitDenySession),
                None => Self::new("open", "∞", "no limit"),
            },
        }
    }

    /// The face of a state.
    pub fn of_state(state: State) -> Self {
        match state {
            State::Allowed => Self::new("allowed", "✓", "allowed"),
            State::CutBySession => Self::new("cut", "S", "cut"),
            State::MissingInRole => Self::new("missing", "R", "missing"),
            State::Neither => Self::new("neither", "–", "neither"),
            State::ExplicitDenyRole => Self::new("deny", "✕R", "denied"),
            State::ExplicitDenySession => Self::new("deny", "✕S", "denied"),
            State::DeniedElsewhere => Self::new("deny", "✕", "elsewhere"),
            State::Depends => Self::new("depends", "?", "depends"),
            State::NotApplicable => Self::new("void", "", "n/a"),
        }
    }

    fn depends(cell: &Cell) -> Self {
        let keys = cell.on.len();
        let text = match keys {
            0 => "depends".to_owned(),
            1 => "1 key".to_owned(),
            _ => format!("{keys} keys"),
        };
        Self { text, ..Self::of_state(State::Depends) }
    }

    fn of_decision(decision: Decision, denied: State) -> Self {
        match decision {
            Decision::Allowed => Self::of_state(State::Allowed),
            Decision::ImplicitDeny => Self::new("neither", "–", "silent"),
            Decision::ExplicitDeny => Self::of_state(denied),
            Decision::Depends => Self::of_state(State::Depends),
        }
    }

    fn new(look: &'static str, glyph: &'static str, text: &str) -> Self {
        Self { look, glyph, text: text.to_owned() }
    }
}
