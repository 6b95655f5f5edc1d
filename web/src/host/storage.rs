//! What this device keeps. A browser may refuse; then nothing is kept, and nothing else changes.

use web_sys::Storage;

/// What is kept under a name.
pub(crate) fn read(name: &str) -> Option<String> {
    storage()?.get_item(&full(name)).ok()?
}

/// Keeps a text under a name, or forgets it; says whether the browser did so.
pub(crate) fn write(name: &str, text: Option<&str>) -> bool {
    let Some(storage) = storage() else {
        return false;
    };
    match text {
        Some(text) => storage.set_item(&full(name), text).is_ok(),
        None => storage.remove_item(&full(name)).is_ok(),
    }
}

fn full(name: &str) -> String {
    format!("scopedown.{name}")
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}
