//! What is said of a link that was opened.

use std::rc::Rc;

use scopedown_report::words;
use yew::prelude::*;

use crate::host::file;
use crate::playground::Perform;
use crate::state::arrival::{Arrival, MovedCell, Standing};
use crate::state::deed::Deed;
use crate::view::button::button;

/// Cells that are listed.
const LISTED: usize = 20;

/// The banner.
pub(crate) fn banner(arrival: &Arrival, perform: &Perform) -> Html {
    match arrival {
        Arrival::Open(standing) => opened(standing, perform),
        Arrival::Fault { message, raw } => fault(message, raw.as_ref(), perform),
    }
}

fn opened(standing: &Standing, perform: &Perform) -> Html {
    html! {
        <div class="arrival" role="status">
            <p>{ "Opened from a link. Who made it is not known; nothing of it was sent anywhere." }</p>
            { match standing {
                Standing::Nothing => Html::default(),
                Standing::Otherwise => html! { <p>{ "The matrix is another than its author saw: this version decides some cells otherwise, or derives other rows." }</p> },
                Standing::Moved(cells) => moved(cells),
            } }
            { button("Dismiss", Deed::DismissArrival, perform) }
        </div>
    }
}

fn moved(cells: &[MovedCell]) -> Html {
    let left_out = cells.len().saturating_sub(LISTED);
    html! {
        <>
            <p>{ "These cells are decided otherwise than the author of the link saw:" }</p>
            <ul>
                { for cells.iter().take(LISTED).map(|cell| html! {
                    <li><code>{ &cell.action }</code>{ " on " }<code>{ &cell.resource }</code>
                        { format!(": {} then, {} now", words::mark(cell.moved.was).short, words::mark(cell.moved.is).short) }</li>
                }) }
            </ul>
            if left_out > 0 {
                <p>{ format!("And {left_out} more.") }</p>
            }
        </>
    }
}

fn fault(message: &str, raw: Option<&Rc<str>>, perform: &Perform) -> Html {
    let save = raw.cloned().map(|raw| {
        let on_save = Callback::from(move |_: MouseEvent| file::save("link.json", &raw));
        html! { <button type="button" class="quiet small" onclick={on_save}>{ "Save what it holds" }</button> }
    });
    html! {
        <div class="arrival" role="alert" data-severity="error">
            <p><b>{ "The link could not be opened." }</b>{ " " }{ message }{ " What stands here is your own." }</p>
            { save }
            { button("Dismiss", Deed::DismissArrival, perform) }
        </div>
    }
}
