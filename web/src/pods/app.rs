//! The program put together.

use yew::prelude::*;

use crate::advisor::app::use_texts;
use crate::advisor::view::pods::PLACE;
use crate::host::dom;

/// Renders the program into its place in the advisor's section.
pub(crate) fn mount() {
    if let Some(place) = dom::element(PLACE) {
        dom::mark_page("pods", Some(""));
        yew::Renderer::<Pods>::with_root(place).render();
    }
}

#[component]
fn Pods() -> Html {
    let (texts, _) = use_texts();
    html! { <p>{ texts.role.len() }</p> }
}
