//! Comparing: what was frozen as A against what stands there now, and what moved since condition keys were tried.

use std::rc::Rc;

use scopedown_report::words;
use scopedown_scenario::{Change, Direction};
use yew::prelude::*;

use crate::hooks::{Dispatch, Shown};
use crate::playground::Perform;
use crate::state::action::Action;
use crate::state::comparing::{Frozen, Moves, name};
use crate::state::deed::Deed;
use crate::state::playground::Playground;
use crate::view::button::{button, sends};

/// Cells that are listed for each direction.
const LISTED: usize = 40;

/// The button that freezes; nothing while the matrix is not that of the texts.
pub(crate) fn freeze_button(playground: &Playground, whole: &Shown, perform: &Perform) -> Html {
    if whole.is_stale || playground.frozen.is_some() {
        return Html::default();
    }
    let frozen = Frozen::of(&whole.answer.0.content, &whole.table);
    let frozen = Rc::new(frozen);
    button("Freeze as A", Deed::Freeze { frozen }, perform)
}

/// What moved; nothing where nothing is compared.
pub(crate) fn compare_bar(
    playground: &Playground,
    moves: Option<&Moves>,
    perform: &Perform,
    dispatch: &Dispatch,
) -> Html {
    let Some(moves) = moves else {
        return Html::default();
    };
    let summary = words::direction_summary(&moves.counts(), moves.cells);
    html! {
        <div class="compare" role="group" aria-label="Comparing">
            <p role="status"><b>{ title(playground) }</b>{ " " }{ summary }</p>
            <span class="compare-doing">{ doing(playground, perform) }</span>
            { for Direction::ALL.into_iter().map(|direction| changes(moves, direction, dispatch)) }
        </div>
    }
}

fn title(playground: &Playground) -> &'static str {
    if playground.frozen.is_some() {
        "What stands here now (B) against A."
    } else {
        "Since you set keys."
    }
}

fn doing(playground: &Playground, perform: &Perform) -> Html {
    if playground.frozen.is_some() {
        return button("End comparing", Deed::EndComparing, perform);
    }
    html! {
        <>
            { button("Take the keys back", Deed::UndoTries, perform) }
            { button("Keep them", Deed::KeepTries, perform) }
        </>
    }
}

fn changes(moves: &Moves, direction: Direction, dispatch: &Dispatch) -> Html {
    let count = moves.toward(direction).count();
    html! {
        if count > 0 {
            <details class="compare-part">
                <summary>{ format!("{}: {count}", words::direction(direction)) }</summary>
                <ul>{ for moves.toward(direction).take(LISTED).map(|change| line(change, dispatch)) }</ul>
                if count > LISTED {
                    <p class="soft">{ format!("And {} more; the matrix shows them.", count - LISTED) }</p>
                }
            </details>
        }
    }
}

fn line(change: &Change, dispatch: &Dispatch) -> Html {
    let on_select: Callback<MouseEvent> = sends(Action::Select { cell: name(change) }, dispatch);
    let (was, is) = (words::change_before(change), words::change_now(change));
    let (action, resource) = (change.action.as_written(), change.resource.as_written());
    html! {
        <li><button type="button" class="link" onclick={on_select}><code>{ action }</code>{ " on " }<code>{ resource }</code></button>{ format!(": {was} → {is}") }</li>
    }
}
