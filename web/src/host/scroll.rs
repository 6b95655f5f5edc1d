//! A part of the page that scrolls, and what stands in it at equal heights.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

/// How far the part is scrolled, and how high it is, in pixels.
pub(crate) fn position(part: &Element) -> (f64, f64) {
    (
        f64::from(part.scroll_top()),
        f64::from(part.client_height()),
    )
}

/// From the top of one row of `part` to that of the next, where two rows of those that `selector` names follow one another.
pub(crate) fn pitch(part: &Element, selector: &str) -> Option<f64> {
    let row = part.query_selector(selector).ok()??;
    let next = row.next_element_sibling()?;
    let top = |element: &Element| element.get_bounding_client_rect().top();
    Some(top(&next) - top(&row)).filter(|pitch| *pitch > 1.0)
}

/// Makes a spacer, a group of one row in a table, so high. Style sheets alone could not say it, and a style attribute is not let in.
pub(crate) fn space(spacer: &Element, pixels: f64) {
    let Some(spacer) = spacer.dyn_ref::<HtmlElement>() else {
        return;
    };
    // An empty one takes no place at all, not even the gap between two rows.
    spacer.set_hidden(pixels < 1.0);
    // Fails only for a read-only declaration.
    let _ = spacer
        .style()
        .set_property("--space", &format!("{pixels}px"));
}

/// Focuses an element without scrolling to it.
pub(crate) fn park(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        // Fails only in a document that is not shown.
        let _ = element.focus_with_options(&options);
    }
}
