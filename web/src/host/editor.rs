//! Text areas and fields. They keep their own text, caret and undo list; the page listens and, on a load, sets the text.

use gloo::events::EventListener;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};

use super::dom::{element, focus};

/// The event of a text that was set by the page and not typed.
pub(super) const CHANGED: &str = "change";

/// The text of the text area of that id.
pub(crate) fn text(id: &str) -> Option<String> {
    area(id).map(|area| area.value())
}

/// Sets the text where it is another.
pub(crate) fn set_text(id: &str, text: &str) {
    if let Some(area) = area(id).filter(|area| area.value() != text) {
        area.set_value(text);
        area.set_scroll_top(0);
        if let Ok(event) = web_sys::Event::new(CHANGED) {
            let _ = area.dispatch_event(&event);
        }
    }
}

/// Calls `on_text` with every new text.
pub(crate) fn on_input(id: &str, on_text: impl Fn(String) + 'static) -> Option<EventListener> {
    let area = area(id)?;
    let listened = area.clone();
    Some(EventListener::new(&listened, "input", move |_| {
        on_text(area.value());
    }))
}

/// Keeps what is painted in the element of the id `paint` under the text of the text area of the id `id`.
pub(crate) fn on_scroll(id: &str, paint: &'static str) -> Option<EventListener> {
    let area = area(id)?;
    let follow = area.clone();
    Some(EventListener::new(&area, "scroll", move |_| {
        follow_scroll(&follow, paint);
    }))
}

/// Scrolls what is painted to where the text is.
pub(crate) fn follow(id: &str, paint: &str) {
    if let Some(area) = area(id) {
        follow_scroll(&area, paint);
    }
}

fn follow_scroll(area: &HtmlTextAreaElement, paint: &str) {
    if let Some(paint) = element(paint) {
        paint.set_scroll_top(area.scroll_top());
        paint.set_scroll_left(area.scroll_left());
    }
}

/// Focuses the text area and selects from one UTF-16 offset to another.
pub(crate) fn select(id: &str, start: usize, end: usize) {
    let Some(area) = area(id) else {
        return;
    };
    let (start, end) = (clamp(start), clamp(end));
    // A caret that is set while the text area has the focus is scrolled to; a selection alone is not in every browser.
    let _ = area.set_selection_range(start, start);
    focus(id);
    let _ = area.set_selection_range(start, end);
}

fn clamp(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// The text of the one-line field of that id.
pub(crate) fn field_text(id: &str) -> Option<String> {
    field(id).map(|field| field.value())
}

/// Empties the one-line field of that id.
pub(crate) fn clear_field(id: &str) {
    if let Some(field) = field(id) {
        field.set_value("");
    }
}

fn field(id: &str) -> Option<HtmlInputElement> {
    element(id)?.dyn_into().ok()
}

pub(super) fn area(id: &str) -> Option<HtmlTextAreaElement> {
    element(id)?.dyn_into().ok()
}
