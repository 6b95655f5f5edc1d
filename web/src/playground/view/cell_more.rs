//! What the playground adds to the reasons of a cell: near misses, the keys that it hangs on, and its copies.

use std::rc::Rc;

use yew::prelude::*;

use super::cell_copies::CellCopies;
use super::cell_keys::cell_keys;
use super::expect_form::ExpectForm;
use crate::desk::Desk;
use crate::hooks::{Dispatch, Shown};
use crate::playground::Perform;
use crate::state::near::{NearMiss, near_misses};
use crate::state::playground::Playground;
use crate::view::jump::jump_link;
use crate::view::sentence::runs;

/// The parts; nothing while the matrix is not that of the texts.
pub(crate) fn cell_more(
    desk: &Desk,
    playground: &Rc<Playground>,
    perform: &Perform,
    dispatch: &Dispatch,
) -> Html {
    let shown = desk.shown.as_ref().filter(|shown| !shown.is_stale);
    let (Some(why), Some(shown), Some(cell)) = (desk.why(), shown, &desk.selected) else {
        return Html::default();
    };
    let near = near_misses(&why.trace, &shown.answer.0.analysis);
    html! {
        <div class="why-more">
            if !near.is_empty() {
                <section class="near" aria-labelledby="near-title">
                    <h3 id="near-title">{ "Near misses" }</h3>
                    <ul>{ for near.iter().map(|miss| near_line(miss, shown, dispatch)) }</ul>
                </section>
            }
            { cell_keys(&why.cell, &shown.answer.0, perform) }
            <ExpectForm key={format!("{} {}", cell.action, cell.resource)} playground={playground.clone()} shown={shown.clone()} cell={cell.clone()} perform={perform.clone()} />
            <CellCopies playground={playground.clone()} shown={shown.clone()} cell={cell.clone()} />
        </div>
    }
}

fn near_line(miss: &NearMiss, shown: &Shown, dispatch: &Dispatch) -> Html {
    let scopedown_report::Run::Link { text, place, .. } = &miss.statement else {
        return Html::default();
    };
    let content = &shown.answer.0.content;
    let target = content
        .document(*place)
        .and_then(|document| Some((document, content.text(document)?)));
    let words = runs(&miss.clause.words);
    html! {
        <li>{ format!("{}, {text}, would allow it but for one clause: ", miss.layer) }
            if let Some((document, source)) = target {
                { jump_link(words, document, source, miss.clause.span, dispatch) }
            } else {
                { words }
            }
        </li>
    }
}
