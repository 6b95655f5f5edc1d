//! The scenario that is open, for what of it the page does not edit: the playground tells it, and the document keeps it for the other programs.

use gloo::utils::document;
use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// The property of the document that keeps it.
const KEPT: &str = "scopedownOpened";

/// Keeps the text of the scenario that is open.
pub(crate) fn remember(text: &str) {
    // Refused only by a document that is frozen.
    let _ = Reflect::set(&document(), &KEPT.into(), &JsValue::from_str(text));
}

/// The text that was kept last; `None` before the playground is there.
pub(crate) fn last() -> Option<String> {
    Reflect::get(&document(), &KEPT.into()).ok()?.as_string()
}
