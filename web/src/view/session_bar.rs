//! The bar above the session policy: whether there is one, and its size.

use std::rc::Rc;

use yew::prelude::*;

use super::meter::Meter;
use crate::state::usage::Usage;

#[derive(Properties, PartialEq)]
pub(crate) struct SessionBarProps {
    pub(crate) text: Rc<str>,
}

/// The bar.
#[component]
pub(crate) fn SessionBar(SessionBarProps { text }: &SessionBarProps) -> Html {
    let is_none = text.trim().is_empty();
    html! {
        <>
            if is_none {
                <span class="tag" data-look="open">{ "none: no restriction" }</span>
            }
            <Meter usage={Usage::of_session(text)} rule="A session policy has 2,048 characters; every one counts, white space included." />
        </>
    }
}
