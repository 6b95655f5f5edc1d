//! A part of the section: folded away or open, with a title and a word on it.

use yew::prelude::*;

/// A part. What is folded away is rendered all the same, so that it keeps what was typed.
pub(super) fn part(
    id: &'static str,
    is_open: bool,
    title: &'static str,
    about: &'static str,
    body: Html,
) -> Html {
    html! {
        <details {id} class="advice-part" open={is_open}>
            <summary><h3>{ title }</h3><span class="soft">{ about }</span></summary>
            <div class="advice-body">{ body }</div>
        </details>
    }
}
