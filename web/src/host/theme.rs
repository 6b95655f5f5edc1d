//! Light or dark: as the system has it, or as the user wants it here. The control stands in the frame.

use gloo::events::EventListener;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlSelectElement;

use super::{dom, storage};

const CONTROL: &str = "theme";

/// What the control says where the system is to decide.
const SYSTEM: &str = "system";

/// Shows the page in the colours that were chosen on this device, and listens to the control.
pub(crate) fn start() {
    let Some(control) =
        dom::element(CONTROL).and_then(|element| element.dyn_into::<HtmlSelectElement>().ok())
    else {
        return;
    };
    if let Some(kept) = storage::read(CONTROL) {
        control.set_value(&kept);
        // A name that the control does not know leaves it empty.
        if control.value().is_empty() {
            control.set_value(SYSTEM);
        }
    }
    apply(&control.value());
    let chosen = control.clone();
    let listener = EventListener::new(&control, "change", move |_| {
        let name = chosen.value();
        apply(&name);
        storage::write(CONTROL, (name != SYSTEM).then_some(&*name));
    });
    // The control lives as long as the page.
    listener.forget();
}

fn apply(name: &str) {
    dom::mark_page("theme", (name != SYSTEM).then_some(name));
}
