//! The states that the matrix has, with how many cells are in each.

use scopedown_eval::State;
use scopedown_report::words;
use yew::prelude::*;

use crate::state::face::Face;

/// The legend.
pub(crate) fn legend(counts: &[(State, usize)]) -> Html {
    html! { <ul class="legend" aria-label="Cells by state">{ for counts.iter().map(|(state, count)| chip(*state, *count)) }</ul> }
}

fn chip(state: State, count: usize) -> Html {
    let face = Face::of_state(state);
    let words = words::mark(state);
    let glyph = if face.glyph.is_empty() {
        "·"
    } else {
        face.glyph
    };
    html! {
        <li class="chip" title={words.meaning}>
            <span class="swatch" data-look={face.look} aria-hidden="true">{ glyph }</span>
            <span><b>{ count }</b>{ " " }{ words.short }</span>
        </li>
    }
}
