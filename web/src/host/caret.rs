//! Where the caret of a text area is on the screen, and which place of a text lies under the pointer.

use gloo::utils::document;
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Element, HtmlElement, HtmlTextAreaElement, Node, Range};

use super::dom::element;
use super::editor::area;
use super::skin;

/// A place on the screen, in pixels from the top left of the window.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Point {
    pub(crate) left: f64,
    pub(crate) top: f64,
}

/// Where the caret of a text area is, in UTF-16 units; `None` where something is selected.
pub(crate) fn offset(id: &str) -> Option<usize> {
    let area = area(id)?;
    let (start, end) = (area.selection_start().ok()??, area.selection_end().ok()??);
    (start == end).then_some(start as usize)
}

/// Where the selection of a text area starts, in UTF-16 units.
pub(crate) fn start(id: &str) -> Option<usize> {
    Some(area(id)?.selection_start().ok()?? as usize)
}

/// The id of the text area of a policy that has the focus.
pub(crate) fn focused() -> Option<String> {
    skin::area_of(&document().active_element()?)
}

/// Just below a place of a text, in UTF-16 units: as the rich editor has it, or measured on the painted copy of the text; without either, the
/// lower left of the text area.
pub(crate) fn below(id: &str, text: &str, offset: usize) -> Option<Point> {
    let drawn = match skin::over(id) {
        Some(skin) => skin.below(offset),
        None => painted(id, text, offset),
    };
    drawn.or_else(|| {
        let rect = area(id)?.get_bounding_client_rect();
        Some(Point {
            left: rect.left() + 56.0,
            top: rect.bottom() - 24.0,
        })
    })
}

fn painted(id: &str, text: &str, offset: usize) -> Option<Point> {
    let rect = range(id, text, offset, offset)?.get_bounding_client_rect();
    // A line without text has no place of its own.
    (rect.height() > 0.0).then(|| Point {
        left: rect.left(),
        top: rect.bottom(),
    })
}

/// A stretch of a text, in UTF-16 units, as a range of its painted copy; `None` where there is none.
pub(crate) fn range(id: &str, text: &str, start: usize, end: usize) -> Option<Range> {
    let paint = area(id)?.previous_element_sibling()?;
    let lines = paint.query_selector_all(".line").ok()?;
    let node = |offset: usize| {
        let (line, column) = line_and_column(text, offset);
        text_node(&lines.item(line)?, column)
    };
    let range = document().create_range().ok()?;
    let ((first, from), (last, to)) = (node(start)?, node(end)?);
    range.set_start(&first, from).ok()?;
    range.set_end(&last, to).ok()?;
    Some(range)
}

/// The line and the column of a place, both in UTF-16 units from 0.
fn line_and_column(text: &str, offset: usize) -> (u32, u32) {
    let (mut line, mut column) = (0, 0);
    for unit in text.encode_utf16().take(offset) {
        if unit == u16::from(b'\n') {
            line += 1;
            column = 0;
        } else {
            column += 1;
        }
    }
    (line, column)
}

/// The text node in which a column of a line lies, and the column in it.
fn text_node(line: &Node, mut column: u32) -> Option<(Node, u32)> {
    let mut last = None;
    let mut open = vec![line.clone()];
    while let Some(node) = open.pop() {
        if node.node_type() == Node::TEXT_NODE {
            let length = node.node_value()?.encode_utf16().count() as u32;
            if column <= length {
                return Some((node, column));
            }
            column -= length;
            last = Some((node, length));
            continue;
        }
        let children = node.child_nodes();
        open.extend(
            (0..children.length())
                .rev()
                .filter_map(|at| children.item(at)),
        );
    }
    last
}

/// The text area under a point and the place in its text, in UTF-16 units; `None` also where the browser cannot tell.
pub(crate) fn under(x: i32, y: i32) -> Option<(String, usize)> {
    let page = document();
    let id = skin::area_of(&page.element_from_point(x as f32, y as f32)?)?;
    if let Some(skin) = skin::over(&id) {
        return Some((id, skin.under(x, y)?));
    }
    let ask = Reflect::get(&page, &JsValue::from_str("caretPositionFromPoint")).ok()?;
    let ask = ask.dyn_into::<Function>().ok()?;
    let found = ask
        .call2(&page, &JsValue::from(x), &JsValue::from(y))
        .ok()
        .filter(|found| !found.is_null())?;
    let node = Reflect::get(&found, &JsValue::from_str("offsetNode")).ok()?;
    let offset = Reflect::get(&found, &JsValue::from_str("offset"))
        .ok()?
        .as_f64()?;
    let area = node.dyn_into::<HtmlTextAreaElement>().ok()?;
    area.class_list()
        .contains("area")
        .then(|| (area.id(), offset as usize))
}

/// Puts an element at a point, inside the window.
pub(crate) fn put(id: &str, point: Point) {
    let Some(element) = element(id).and_then(|element| element.dyn_into::<HtmlElement>().ok())
    else {
        return;
    };
    let (width, height) = window_size();
    let left = point
        .left
        .min(width - f64::from(element.offset_width()) - 8.0);
    let fits_below = point.top + f64::from(element.offset_height()) < height;
    let top = if fits_below {
        point.top
    } else {
        // Above the line that the point is below of.
        point.top - f64::from(element.offset_height()) - 26.0
    };
    let style = element.style();
    // Both fail only for properties that the browser does not know.
    let _ = style.set_property("left", &format!("{}px", left.max(8.0)));
    let _ = style.set_property("top", &format!("{}px", top.max(8.0)));
}

fn window_size() -> (f64, f64) {
    let root: Option<Element> = document().document_element();
    root.map_or((0.0, 0.0), |root| {
        (
            f64::from(root.client_width()),
            f64::from(root.client_height()),
        )
    })
}

/// Tells who hears the page which entry of a list belongs to the text area; `None` that there is none.
pub(crate) fn belongs(area_id: &str, list: Option<(&str, &str)>) {
    let Some(area) = area(area_id) else {
        return;
    };
    // All fail only for malformed names.
    let _ = match list {
        Some((list, entry)) => area
            .set_attribute("aria-controls", list)
            .and_then(|()| area.set_attribute("aria-activedescendant", entry)),
        None => area
            .remove_attribute("aria-controls")
            .and_then(|()| area.remove_attribute("aria-activedescendant")),
    };
}
