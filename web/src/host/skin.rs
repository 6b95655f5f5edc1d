//! The rich editor, which lies over the text areas as a skin once it is there (`web/editor`). What a text area can do it does in the text area's
//! name, so nobody has to ask; here is what it can do beyond that.

use gloo::events::EventListener;
use gloo::utils::document;
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Element, EventTarget, HtmlTextAreaElement};

use super::caret::Point;
use super::editor::area;
use super::{dom, program, storage};

/// The module, and the event of skins that came or went.
const MODULE: &str = "scopedown-editor";
/// The attribute of a skin's element that names its text area.
const PLACE: &str = "data-area";
/// The attribute of the page that the module obeys.
const MARK: &str = "editor";
/// Under what this device keeps that text areas shall do.
const PLAIN: &str = "plain";

/// Devices on which a rich editor is a gain: with a pointer, wider than a phone, and not short of data.
const CAPABLE: &str = "(pointer: fine) and (min-width: 43.75rem)";
const SHORT_OF_DATA: &str = "(prefers-reduced-data: reduce)";

/// Whether this device can have the rich editor.
pub(crate) fn is_possible() -> bool {
    media(CAPABLE) && !media(SHORT_OF_DATA) && !saves_data()
}

fn media(query: &str) -> bool {
    let matches = || {
        let window = web_sys::window()?;
        let asked = call(&window, "matchMedia", &[query.into()])?;
        get(&asked, "matches")?.as_bool()
    };
    matches().unwrap_or_default()
}

fn saves_data() -> bool {
    let said = || {
        let connection = get(&web_sys::window()?.navigator(), "connection")?;
        get(&connection, "saveData")?.as_bool()
    };
    said().unwrap_or_default()
}

/// A property; `None` also of what has none.
fn get(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &JsValue::from_str(name)).ok()
}

/// What a method answers; `None` also where there is no such method.
fn call(object: &JsValue, name: &str, values: &[JsValue]) -> Option<JsValue> {
    let values: Array = values.iter().collect();
    get(object, name)?
        .dyn_ref::<Function>()?
        .apply(object, &values)
        .ok()
}

/// Whether plain text areas were asked for on this device.
pub(crate) fn is_plain() -> bool {
    storage::read(PLAIN).is_some()
}

/// Keeps whether plain text areas are asked for.
pub(crate) fn keep_plain(is_plain: bool) {
    storage::write(PLAIN, is_plain.then_some("yes"));
}

/// Puts the skins on, or takes them off. The module is fetched the first time; should it not come, the text areas stay as they are.
pub(crate) fn wear(is_worn: bool) {
    dom::mark_page(MARK, is_worn.then_some("rich"));
    if is_worn {
        program::module(MODULE);
    }
}

/// Calls `on_change` whenever skins have come or gone.
pub(crate) fn on_change(on_change: impl Fn() + 'static) -> EventListener {
    EventListener::new(&document(), MODULE, move |_| on_change())
}

/// The id of the text area that an element shows: itself, or the one that it is the skin of.
pub(crate) fn area_of(element: &Element) -> Option<String> {
    if let Some(area) = element.dyn_ref::<HtmlTextAreaElement>() {
        return area.class_list().contains("area").then(|| area.id());
    }
    element.get_attribute(PLACE)
}

/// As [`area_of`], of what an event comes from.
pub(crate) fn area_of_target(target: Option<EventTarget>) -> Option<String> {
    area_of(target?.dyn_ref::<Element>()?)
}

/// The rich editor over a text area.
pub(crate) struct Skin(JsValue);

/// The one over the text area of that id; `None` where there is none.
pub(crate) fn over(id: &str) -> Option<Skin> {
    let area = area(id)?;
    get(&area, "skin").filter(JsValue::is_object).map(Skin)
}

impl Skin {
    /// Replaces a stretch, in UTF-16 units, by one step that undo takes back.
    pub(crate) fn replace(&self, start: usize, end: usize, text: &str) {
        call(&self.0, "replace", &[start.into(), end.into(), text.into()]);
    }

    /// Just below a place of the text; `None` where it is not drawn.
    pub(crate) fn below(&self, offset: usize) -> Option<Point> {
        let place: Array = call(&self.0, "below", &[offset.into()])?.dyn_into().ok()?;
        Some(Point {
            left: place.get(0).as_f64()?,
            top: place.get(1).as_f64()?,
        })
    }

    /// The place of the text under a point of the window.
    pub(crate) fn under(&self, x: i32, y: i32) -> Option<usize> {
        let offset = call(&self.0, "under", &[x.into(), y.into()])?.as_f64()?;
        Some(offset as usize)
    }

    /// Marks stretches under a name, in place of those that were marked under it before.
    pub(crate) fn mark(&self, name: &str, stretches: impl Iterator<Item = (usize, usize)>) {
        let places: Array = stretches
            .flat_map(|(start, end)| [JsValue::from(start), end.into()])
            .collect();
        call(&self.0, "mark", &[name.into(), places.into()]);
    }
}
