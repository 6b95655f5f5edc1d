//! The reasons of the selected cell: the verdict, the likely message, every layer.

use scopedown_eval::OpenPoint;
use scopedown_report::words;
use yew::prelude::*;

use super::cell::cell_id;
use super::layer::{Reading, layer_reasons};
use super::sentence::runs;
use crate::hooks::{Dispatch, Shown};
use crate::host::dom;
use crate::state::action::Action;
use crate::state::analysis::Why;
use crate::state::face::Face;
use crate::state::grid::Spot;
use crate::state::workspace::Panel;

/// The panel.
pub(crate) fn why_panel(why: Option<&Why>, shown: Option<&Shown>, dispatch: &Dispatch) -> Html {
    let on_key = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                dispatch.emit(Action::ShowPanel {
                    panel: Panel::Matrix,
                });
                focus_selected();
            }
        })
    };
    let (Some(why), Some(shown)) = (why, shown) else {
        return html! { <p id="why-title" class="empty" tabindex="-1" onkeydown={on_key}>{ "Choose a cell to see why it is as it is. Where it says n/a, the action does not act on such a resource." }</p> };
    };
    let face = Face::of(Some(&why.cell), Default::default());
    let reading = Reading {
        answer: &shown.answer,
        is_stale: shown.is_stale,
        dispatch,
    };
    let layers = why
        .trace
        .layers
        .iter()
        .map(|layer| layer_reasons(layer, &reading));
    html! {
        <div class="why-body" onkeydown={on_key}>
            <h2 id="why-title" class="why-title" tabindex="-1"><span class="swatch large" data-look={face.look} aria-hidden="true">{ face.glyph }</span><span>{ runs(&why.headline) }</span></h2>
            if shown.is_stale {
                <p><span class="tag" data-look="stale">{ "before your last edit" }</span></p>
            }
            if let Some(likely) = &why.likely {
                <figure class="likely"><figcaption>{ "What AWS most likely says" }</figcaption><blockquote>{ likely }</blockquote></figure>
            }
            <ul class="layers">{ for layers }</ul>
            if let Some(step) = &why.next_step {
                <p class="step">{ runs(step) }</p>
            }
            if let Some(hint) = &why.hint {
                <p class="hint soft">{ runs(hint) }</p>
            }
            { assumptions(why) }
        </div>
    }
}

/// Where AWS does not say.
fn assumptions(why: &Why) -> Html {
    let assumed: Vec<OpenPoint> = why.cell.assumed.iter().collect();
    html! {
        if !assumed.is_empty() {
            <p class="hint soft">{ "AWS does not say; assumed: " }{ assumed.into_iter().map(words::assumption).collect::<Vec<_>>().join("; ") }{ "." }</p>
        }
    }
}

/// Back to the cell whose reasons these are: the grid's tab stop.
fn focus_selected() {
    if let Some(id) = dom::selected_cell() {
        dom::focus(&id);
    } else {
        dom::focus(&cell_id(Spot::default()));
    }
}
