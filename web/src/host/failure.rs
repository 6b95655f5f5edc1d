//! When the program stops by a fault of ours: the page says so, with the cause. The text areas keep their text.

use gloo::events::EventListener;

use super::clipboard::{self, Copied};
use super::dom;

const PANEL: &str = "failure";
const CAUSE: &str = "failure-cause";
const COPY: &str = "failure-copy";

/// Shows the panel, with the cause, when the program stops. Each program of the page has a hook of its own.
pub(crate) fn watch() {
    yew::set_custom_panic_hook(Box::new(|info| show(&info.to_string())));
}

fn show(cause: &str) {
    if let Some(place) = dom::element(CAUSE) {
        place.set_text_content(Some(cause));
    }
    if let Some(button) = dom::element(COPY) {
        let cause = cause.to_owned();
        let copy = EventListener::new(&button, "click", move |_| copy(&cause));
        // The program has ended; the listener has to outlive it.
        copy.forget();
    }
    dom::show(PANEL, true);
    dom::focus(PANEL);
}

/// A browser may refuse the clipboard; then the cause is selected, to be copied by hand.
fn copy(text: &str) {
    clipboard::copy(text, |copied| {
        if let (Copied::Refused, Some(cause)) = (copied, dom::element(CAUSE)) {
            clipboard::select(&cause);
        }
    });
}
