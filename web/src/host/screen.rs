//! How wide the screen is, as the style sheets tell it.

use gloo::events::EventListener;
use gloo::utils::window;

/// Where the matrix becomes cards; as `styles/matrix.css` has it.
const NARROW: &str = "(max-width: 43.74rem)";

/// Whether the matrix is shown as cards.
pub(crate) fn is_narrow() -> bool {
    let query = window().match_media(NARROW).ok().flatten();
    query.is_some_and(|query| query.matches())
}

/// Calls `on_change` when that may have changed.
pub(crate) fn on_change(on_change: impl Fn() + 'static) -> EventListener {
    EventListener::new(&window(), "resize", move |_| on_change())
}
