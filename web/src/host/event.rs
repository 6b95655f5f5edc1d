//! What events carry.

use wasm_bindgen::JsCast as _;
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::Event;

/// The text of the field that an event comes from.
pub(crate) fn text(event: &impl AsRef<Event>) -> Option<String> {
    let target = event.as_ref().target()?;
    let input = target
        .dyn_ref::<HtmlInputElement>()
        .map(HtmlInputElement::value);
    let area = || {
        target
            .dyn_ref::<HtmlTextAreaElement>()
            .map(HtmlTextAreaElement::value)
    };
    let choice = || {
        target
            .dyn_ref::<HtmlSelectElement>()
            .map(HtmlSelectElement::value)
    };
    input.or_else(area).or_else(choice)
}
