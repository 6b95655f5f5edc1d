//! Modal dialogs: the browser keeps the focus inside and gives it back.

use wasm_bindgen::JsCast as _;
use web_sys::HtmlDialogElement;

use super::dom::element;

/// Opens the dialog of that id.
pub(crate) fn open(id: &str) {
    if let Some(dialog) = dialog(id).filter(|dialog| !dialog.open()) {
        // Refused only where it is open already.
        let _ = dialog.show_modal();
    }
}

/// Closes the dialog of that id.
pub(crate) fn close(id: &str) {
    if let Some(dialog) = dialog(id) {
        dialog.close();
    }
}

fn dialog(id: &str) -> Option<HtmlDialogElement> {
    element(id)?.dyn_into().ok()
}
