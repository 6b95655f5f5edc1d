//! The keys, in a dialog.

use yew::prelude::*;

use super::keys::{HELP, KEYS};

/// The dialog.
pub(crate) fn help() -> Html {
    html! {
        <dialog id={HELP} class="gallery" aria-label="Keys in the matrix">
            <form method="dialog"><button class="quiet">{ "Close" }</button></form>
            <h2>{ "Keys in the matrix" }</h2>
            <p class="soft">{ "They act while a cell has the focus, and nowhere else." }</p>
            <dl class="keys">
                { for KEYS.into_iter().map(|(key, does)| html! { <><dt>{ key }</dt><dd>{ does }</dd></> }) }
            </dl>
        </dialog>
    }
}
