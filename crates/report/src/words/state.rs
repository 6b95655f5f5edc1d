//! The states of a cell: mark, short label, sentence.

use scopedown_eval::{Cell, Layer, State};

/// What a state says, in growing length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StateWords {
    /// The mark before colour: a glyph, with a layer's letter where one is meant.
    pub mark: &'static str,
    /// Two or three words.
    pub short: &'static str,
    /// What it means.
    pub meaning: &'static str,
}

/// What a state says, whatever the cell.
pub const fn mark(state: State) -> StateWords {
    let (mark, short, meaning) = match state {
        State::Allowed => ("✓", "allowed", "Allowed."),
        State::CutBySession => (
            "S",
            "cut by session",
            "The role allows it, and the session policy does not.",
        ),
        State::MissingInRole => (
            "R",
            "missing in role",
            "The session policy allows it, and the role never granted it: a dead grant.",
        ),
        State::Neither => (
            "–",
            "neither",
            "Neither the role nor the session policy grants it.",
        ),
        State::ExplicitDenyRole => (
            "✕R",
            "denied in role",
            "A role policy denies it explicitly.",
        ),
        State::ExplicitDenySession => (
            "✕S",
            "denied in session",
            "A session policy denies it explicitly.",
        ),
        State::DeniedElsewhere => (
            "✕",
            "denied elsewhere",
            "A layer other than role and session denies it.",
        ),
        State::Depends => (
            "?",
            "depends",
            "It hangs on condition keys that are not known.",
        ),
        State::NotApplicable => ("n/a", "n/a", "The action does not act on such a resource."),
    };
    StateWords {
        mark,
        short,
        meaning,
    }
}

/// The words in a cell: with no session policy in play there is nothing that could be cut or missing, only granted or not.
pub fn short(cell: Option<&Cell>) -> String {
    let Some(cell) = cell else {
        return mark(State::NotApplicable).short.to_owned();
    };
    match cell.state {
        State::Depends if cell.on.len() == 1 => "1 key".to_owned(),
        State::Depends => format!("{} keys", cell.on.len()),
        State::Neither if cell.session.is_none() => "not granted".to_owned(),
        State::CutBySession => "cut".to_owned(),
        State::MissingInRole => "missing".to_owned(),
        State::ExplicitDenyRole | State::ExplicitDenySession => "denied".to_owned(),
        State::DeniedElsewhere => cell
            .by
            .iter()
            .map(layer_letter)
            .collect::<Vec<_>>()
            .join(", "),
        state => mark(state).short.to_owned(),
    }
}

/// A whole sentence for those who hear the cell instead of seeing it.
pub fn cell_words(action: &str, resource: &str, cell: Option<&Cell>) -> String {
    let on = if resource == "*" {
        String::new()
    } else {
        format!(" on {resource}")
    };
    let outcome = match cell {
        None => "does not apply".to_owned(),
        Some(cell) => match cell.state {
            State::Allowed => "is allowed".to_owned(),
            State::CutBySession => "is cut by the session policy".to_owned(),
            State::MissingInRole => "is missing in the role".to_owned(),
            State::Neither if cell.session.is_none() => "is not granted by the role".to_owned(),
            State::Neither => "is granted by neither role nor session policy".to_owned(),
            State::ExplicitDenyRole => "is explicitly denied in the role".to_owned(),
            State::ExplicitDenySession => "is explicitly denied in the session policy".to_owned(),
            State::DeniedElsewhere => {
                let layers: Vec<&str> = cell.by.iter().map(layer_noun).collect();
                format!("is denied by {}", layers.join(" and "))
            }
            State::Depends => {
                let keys: Vec<&str> = cell
                    .on
                    .iter()
                    .map(scopedown_policy::ContextKey::as_written)
                    .collect();
                format!("depends on {}", keys.join(" and "))
            }
            State::NotApplicable => "does not apply".to_owned(),
        },
    };
    format!("{action}{on} {outcome}")
}

const fn layer_letter(layer: Layer) -> &'static str {
    match layer {
        Layer::Rcp => "RCP",
        Layer::Scp => "SCP",
        Layer::Resource => "resource",
        Layer::Role => "role",
        Layer::Boundary => "boundary",
        Layer::Session => "session",
    }
}

pub(super) const fn layer_noun(layer: Layer) -> &'static str {
    match layer {
        Layer::Rcp => "a resource control policy",
        Layer::Scp => "a service control policy",
        Layer::Resource => "the resource's policy",
        Layer::Role => "the role's policies",
        Layer::Boundary => "the permissions boundary",
        Layer::Session => "the session policy",
    }
}
