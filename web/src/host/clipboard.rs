//! The clipboard. A browser may refuse it; the text stands in the page to be copied by hand.

use wasm_bindgen::JsCast as _;
use web_sys::ClipboardEvent;
use yew::Event;

/// Copies a text.
pub(crate) fn copy(text: &str) {
    if let Some(window) = web_sys::window() {
        let _ = window.navigator().clipboard().write_text(text);
    }
}

/// The text that is being pasted.
pub(crate) fn pasted(event: &Event) -> Option<String> {
    let event = event.dyn_ref::<ClipboardEvent>()?;
    event.clipboard_data()?.get_data("text").ok()
}
