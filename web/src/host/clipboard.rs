//! The clipboard. A browser may refuse it, or not have it; then the text is selected, to be copied by hand.

use gloo::utils::window;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::{ClipboardEvent, Element, HtmlTextAreaElement};
use yew::{Event, NodeRef};

/// What came of copying.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Copied {
    /// The clipboard holds the text.
    Done,
    /// The browser refused, or has no clipboard for this page.
    Refused,
}

/// Copies a text, and tells what came of it.
pub(crate) fn copy(text: &str, on_end: impl Fn(Copied) + Clone + 'static) {
    let clipboard = window().navigator().clipboard();
    // A page that came by plain HTTP from another machine has none.
    if clipboard.is_undefined() {
        on_end(Copied::Refused);
        return;
    }
    let done = on_end.clone();
    let done = Closure::once(move |_: JsValue| done(Copied::Done));
    let refused = Closure::once(move |_: JsValue| on_end(Copied::Refused));
    let _ = clipboard.write_text(text).then2(&done, &refused);
    // The browser calls one of them later.
    done.forget();
    refused.forget();
}

/// Focuses a text area and selects its text, to be copied by hand.
pub(crate) fn offer(area: &NodeRef) {
    if let Some(area) = area.cast::<HtmlTextAreaElement>() {
        let _ = area.focus();
        area.select();
    }
}

/// Selects the text of an element.
pub(crate) fn select(element: &Element) {
    if let Ok(Some(selection)) = window().get_selection() {
        // Refused only for what is not in the document.
        let _ = selection.select_all_children(element);
    }
}

/// The text that is being pasted.
pub(crate) fn pasted(event: &Event) -> Option<String> {
    let event = event.dyn_ref::<ClipboardEvent>()?;
    event.clipboard_data()?.get_data("text").ok()
}
