//! Values over the border.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

/// The JSON text of a value; a string is taken to be JSON text already. What has no JSON form becomes empty text, which the reader names.
pub(crate) fn text(value: &JsValue) -> String {
    value
        .as_string()
        .or_else(|| js_sys::JSON::stringify(value).ok()?.as_string())
        .unwrap_or_default()
}

/// An answer as a plain object: nothing is `null`, not undefined, and maps are objects, as in the JSON contracts.
pub(crate) fn answer<T: Serialize + Tsify>(answer: &T) -> Result<Ts<T>, JsError> {
    Ok(Ts::new_unchecked(
        answer.serialize(&Serializer::json_compatible())?,
    ))
}
