//! Marks in the texts: by the rich editor, or in the painted texts by the browser's own highlights, which change nothing of the page. A browser
//! without them shows no marks.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};

use super::{areas, caret, skin};

/// A stretch of a text area's text, in UTF-16 units.
pub(crate) struct Stretch<'a> {
    pub(crate) area: &'a str,
    pub(crate) text: &'a str,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// Marks the stretches under a name that a style sheet knows, in place of those that were marked under it before.
pub(crate) fn mark(name: &str, stretches: &[Stretch<'_>]) {
    for (area, _) in areas::all() {
        if let Some(skin) = skin::over(&area) {
            let here = stretches.iter().filter(|stretch| stretch.area == area);
            skin.mark(name, here.map(|stretch| (stretch.start, stretch.end)));
        }
    }
    let ranges = Array::new();
    for stretch in stretches {
        if let Some(range) = caret::range(stretch.area, stretch.text, stretch.start, stretch.end) {
            ranges.push(&range);
        }
    }
    // A browser that lacks any part of it marks nothing.
    let _ = set(name, &ranges);
}

fn set(name: &str, ranges: &Array) -> Option<JsValue> {
    let global = js_sys::global();
    let get = |object: &JsValue, name: &str| Reflect::get(object, &JsValue::from_str(name)).ok();
    let registry = get(&get(&global, "CSS")?, "highlights")?;
    let set: Function = get(&registry, "set")?.dyn_into().ok()?;
    let constructor: Function = get(&global, "Highlight")?.dyn_into().ok()?;
    let highlight = Reflect::construct(&constructor, ranges).ok()?;
    set.call2(&registry, &JsValue::from_str(name), &highlight)
        .ok()
}
