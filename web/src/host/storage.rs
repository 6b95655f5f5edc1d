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

/// What this tab keeps under a name; in a new tab, what the device keeps. So two tabs do not take each other's texts.
pub(crate) fn read_own(name: &str) -> Option<String> {
    let own = || of_tab()?.get_item(&full(name)).ok()?;
    own().or_else(|| read(name))
}

/// Keeps a text under a name for this tab, and for the tabs that are opened after it.
pub(crate) fn write_own(name: &str, text: Option<&str>) {
    if let Some(storage) = of_tab() {
        // A browser that refuses keeps nothing, as with the device.
        let _ = match text {
            Some(text) => storage.set_item(&full(name), text),
            None => storage.remove_item(&full(name)),
        };
    }
    write(name, text);
}

fn full(name: &str) -> String {
    format!("scopedown.{name}")
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

fn of_tab() -> Option<Storage> {
    web_sys::window()?.session_storage().ok()?
}
