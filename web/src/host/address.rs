//! The fragment of the page's address, which no server sees.

use gloo::events::EventListener;
use gloo::utils::window;
use wasm_bindgen::JsValue;

/// What stands behind the `#`; `None` where nothing does.
pub(crate) fn fragment() -> Option<String> {
    let hash = window().location().hash().ok()?;
    hash.strip_prefix('#')
        .filter(|fragment| !fragment.is_empty())
        .map(str::to_owned)
}

/// The address without its fragment.
pub(crate) fn page() -> String {
    let address = window().location().href().unwrap_or_default();
    match address.split_once('#') {
        Some((page, _)) => page.to_owned(),
        None => address,
    }
}

/// Writes the fragment without a new entry in the history; `None` takes it away.
pub(crate) fn write(fragment: Option<&str>) {
    let address = match fragment {
        Some(fragment) => format!("#{fragment}"),
        None => page(),
    };
    // A browser may refuse too many changes in a short time; the next one is made then.
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
    }
}

/// Calls `on_fragment` when the user goes to another fragment.
pub(crate) fn on_fragment(on_fragment: impl Fn(String) + 'static) -> EventListener {
    EventListener::new(&window(), "hashchange", move |_| {
        on_fragment(fragment().unwrap_or_default());
    })
}
