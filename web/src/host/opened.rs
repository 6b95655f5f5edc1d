//! The scenario that was opened last, for what of it the page does not show: the programs of the page hear of it, and the document keeps it.

use gloo::utils::document;
use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// The property of the document that keeps it.
const KEPT: &str = "scopedownOpened";

/// Keeps the text of a scenario that was opened.
pub(crate) fn remember(text: &str) {
    // Refused only by a document that is frozen.
    let _ = Reflect::set(&document(), &KEPT.into(), &JsValue::from_str(text));
}

/// The text that was kept last.
pub(crate) fn last() -> Option<String> {
    Reflect::get(&document(), &KEPT.into()).ok()?.as_string()
}

/// The title that the page shows of what is open; after a way back it is another than that of what was opened last.
pub(crate) fn title() -> String {
    let shown = document().query_selector("#toolbar .opened").ok().flatten();
    shown
        .and_then(|shown| shown.text_content())
        .unwrap_or_default()
}
