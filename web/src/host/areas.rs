//! All text areas of policies together.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::document;
use js_sys::Array;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Element, HtmlElement, HtmlTextAreaElement, MutationObserver, MutationObserverInit};

use super::editor::{CHANGED, area};

/// The ids and labels of all text areas of policies, in their order in the page.
pub(crate) fn all() -> Vec<(String, String)> {
    let Ok(found) = document().query_selector_all("textarea.area") else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|at| found.item(at)?.dyn_into::<HtmlTextAreaElement>().ok())
        .map(|area| {
            (
                area.id(),
                area.get_attribute("aria-label").unwrap_or_default(),
            )
        })
        .collect()
}

/// Calls `on_change` whenever a text of the page becomes another, whoever changed it.
pub(crate) fn on_any_change(on_change: impl Fn() + Clone + 'static) -> [EventListener; 2] {
    ["input", CHANGED].map(|name| {
        let on_change = on_change.clone();
        let options = EventListenerOptions::run_in_capture_phase();
        EventListener::new_with_options(&document(), name, options, move |_| on_change())
    })
}

/// Calls `on_repaint` whenever the page draws something else, or selects something else, in the elements of a selector, until the answer is
/// dropped.
pub(crate) fn on_repaint(selector: &str, on_repaint: impl Fn() + 'static) -> Option<Watch> {
    let call = Closure::<dyn Fn()>::new(on_repaint);
    let observer = MutationObserver::new(call.as_ref().unchecked_ref()).ok()?;
    let options = MutationObserverInit::new();
    options.set_child_list(true);
    options.set_character_data(true);
    options.set_subtree(true);
    options.set_attribute_filter(&Array::of1(&JsValue::from_str("aria-selected")));
    let found = document().query_selector_all(selector).ok()?;
    for element in (0..found.length()).filter_map(|at| found.item(at)) {
        observer.observe_with_options(&element, &options).ok()?;
    }
    Some(Watch {
        observer,
        _call: call,
    })
}

/// Ends with its drop.
pub(crate) struct Watch {
    observer: MutationObserver,
    _call: Closure<dyn Fn()>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Brings the editor of a text area to the front, where it is behind another: by the tab of its policy, the tabs being in the order of the
/// text areas.
pub(crate) fn show(id: &str) {
    let Some(area) = area(id).filter(|area| is_hidden(area)) else {
        return;
    };
    let page = document();
    let role = page.query_selector_all("[aria-label='Role policies'] textarea.area");
    let tabs = page.query_selector_all(".tabs button");
    let (Ok(role), Ok(tabs)) = (role, tabs) else {
        return;
    };
    let is_it = |at: &u32| {
        role.item(*at)
            .is_some_and(|node| node.is_same_node(Some(&area)))
    };
    let tab = (0..role.length()).find(is_it).and_then(|at| tabs.item(at));
    if let Some(tab) = tab.and_then(|tab| tab.dyn_into::<HtmlElement>().ok()) {
        tab.click();
    }
}

fn is_hidden(area: &Element) -> bool {
    area.closest("[hidden]")
        .is_ok_and(|hidden| hidden.is_some())
}
