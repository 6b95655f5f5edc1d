//! The document: places to render into, focus, scrolling.

use gloo::utils::document;
use wasm_bindgen::JsCast as _;
use web_sys::{
    Element, HtmlElement, HtmlInputElement, ScrollIntoViewOptions, ScrollLogicalPosition,
};

/// The element of that id.
pub(crate) fn element(id: &str) -> Option<Element> {
    document().get_element_by_id(id)
}

/// Empties the element of that id.
pub(crate) fn empty(id: &str) {
    if let Some(element) = element(id) {
        element.set_text_content(None);
    }
}

/// Focuses the element of that id; says whether there was one.
pub(crate) fn focus(id: &str) -> bool {
    let element = element(id).and_then(|element| element.dyn_into::<HtmlElement>().ok());
    element.is_some_and(|element| element.focus().is_ok())
}

/// Scrolls until the element of that id is in view, no further than needed.
pub(crate) fn reveal(id: &str) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    options.set_inline(ScrollLogicalPosition::Nearest);
    if let Some(element) = element(id) {
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Sets a data attribute of the whole page, or takes it away.
pub(crate) fn mark_page(name: &str, value: Option<&str>) {
    let Some(root) = document().document_element() else {
        return;
    };
    let attribute = format!("data-{name}");
    // Both fail only for a malformed name.
    let _ = match value {
        Some(value) => root.set_attribute(&attribute, value),
        None => root.remove_attribute(&attribute),
    };
}

/// Shows or hides the element of that id.
pub(crate) fn show(id: &str, shown: bool) {
    if let Some(element) = element(id).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        element.set_hidden(!shown);
    }
}

/// Whether the element of that id has the focus.
pub(crate) fn has_focus(id: &str) -> bool {
    document()
        .active_element()
        .is_some_and(|active| active.id() == id)
}

/// The id of the selected cell of the grid.
pub(crate) fn selected_cell() -> Option<String> {
    let cell = document()
        .query_selector("[role=gridcell][aria-selected=true]")
        .ok()??;
    Some(cell.id())
}

/// The id of a grid that takes the focus of a cell that is not mounted any more.
pub(crate) const GRID: &str = "cell-grid";

/// Whether a cell of the grid has the focus, or the grid for one of its cells.
pub(crate) fn grid_has_focus() -> bool {
    document()
        .active_element()
        .is_some_and(|active| active.id().starts_with("cell-"))
}

/// Whether what had the focus is gone, and nothing else has it.
pub(crate) fn nothing_has_focus() -> bool {
    document()
        .active_element()
        .is_none_or(|active| active.tag_name() == "BODY")
}

/// A heading of the matrix: of a row or of a column, by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Heading {
    /// A row.
    Row(usize),
    /// A column.
    Column(usize),
}

/// The heading from which an event comes.
pub(crate) fn heading(event: &web_sys::Event) -> Option<Heading> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let cell = target.closest("th[scope]").ok()??;
    if cell.get_attribute("scope")? == "row" {
        let index = cell.parent_element()?.get_attribute("aria-rowindex")?;
        return Some(Heading::Row(index.parse::<usize>().ok()?.checked_sub(2)?));
    }
    let mut before = 0_usize;
    let mut sibling = cell.previous_element_sibling();
    while let Some(element) = sibling {
        before += 1;
        sibling = element.previous_element_sibling();
    }
    Some(Heading::Column(before.checked_sub(1)?))
}

/// Unfolds the part of the page of that id, and scrolls to it.
pub(crate) fn unfold(id: &str) {
    if let Some(part) = element(id) {
        // Fails only for a malformed name.
        let _ = part.set_attribute("open", "");
    }
    reveal(id);
}

/// A data attribute of the whole page.
pub(crate) fn page_mark(name: &str) -> Option<String> {
    let root = document().document_element()?;
    root.get_attribute(&format!("data-{name}"))
}

/// The position of the chosen one among the radio buttons of that name; `None` where none is.
pub(crate) fn chosen(name: &str) -> Option<usize> {
    let found = document()
        .query_selector_all(&format!("input[name='{name}']"))
        .ok()?;
    let is_chosen = |at: &u32| {
        let input = found.item(*at).and_then(|node| node.dyn_into().ok());
        input.is_some_and(|input: HtmlInputElement| input.checked())
    };
    (0..found.length()).find(is_chosen).map(|at| at as usize)
}

/// Whether the element of that id is there and shown.
pub(crate) fn is_shown(id: &str) -> bool {
    element(id).is_some_and(|element| {
        element
            .closest("[hidden]")
            .is_ok_and(|hidden| hidden.is_none())
    })
}
