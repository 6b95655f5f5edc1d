//! The bar above the session policy: whether there is one, others beside it, and its size.

use yew::prelude::*;

use super::meter::meter;
use crate::state::usage::Usage;
use crate::state::workspace::Content;

/// The bar.
pub(crate) fn session_bar(content: &Content) -> Html {
    let text = &*content.session;
    let further = content.further_session().count();
    let is_none = text.trim().is_empty() && further == 0;
    html! {
        <>
            if is_none {
                <span class="tag" data-look="open">{ "none: no restriction" }</span>
            }
            if further > 0 {
                <span class="soft">{ format!("+ {further} more of what was opened") }</span>
            }
            { meter(Usage::of_session(text), "A session policy has 2,048 characters; every one counts, white space included.") }
        </>
    }
}
