//! The bar above the session policy: whether there is one, and its size.

use yew::prelude::*;

use super::meter::meter;
use crate::state::usage::Usage;

/// The bar.
pub(crate) fn session_bar(text: &str) -> Html {
    let is_none = text.trim().is_empty();
    html! {
        <>
            if is_none {
                <span class="tag" data-look="open">{ "none: no restriction" }</span>
            }
            { meter(Usage::of_session(text), "A session policy has 2,048 characters; every one counts, white space included.") }
        </>
    }
}
