//! What the programs of the page tell each other: texts, as events of the document.

use gloo::events::EventListener;
use gloo::utils::document;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{CustomEvent, CustomEventInit};

/// What a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Message {
    /// A scenario that is to be opened.
    Load,
    /// Rows and columns that are proposed.
    Suggest,
    /// The playground is there: the first program is to give way.
    TakeOver,
}

impl Message {
    const fn name(self) -> &'static str {
        match self {
            Self::Load => "scopedown-load",
            Self::Suggest => "scopedown-suggest",
            Self::TakeOver => "scopedown-take-over",
        }
    }
}

/// Tells the other program a text.
pub(crate) fn tell(message: Message, text: &str) {
    let init = CustomEventInit::new();
    init.set_detail(&JsValue::from_str(text));
    if let Ok(event) = CustomEvent::new_with_event_init_dict(message.name(), &init) {
        // Refused only for an event that is under way.
        let _ = document().dispatch_event(&event);
    }
}

/// Calls `on_text` with each text that is told.
pub(crate) fn on(message: Message, on_text: impl Fn(String) + 'static) -> EventListener {
    EventListener::new(&document(), message.name(), move |event| {
        let event = event.dyn_ref::<CustomEvent>();
        if let Some(text) = event.and_then(|event| event.detail().as_string()) {
            on_text(text);
        }
    })
}

/// Calls `on_message` the first time that the message is told.
pub(crate) fn once(message: Message, on_message: impl FnOnce() + 'static) {
    EventListener::once(&document(), message.name(), move |_| on_message()).forget();
}
