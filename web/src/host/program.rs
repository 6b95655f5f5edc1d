//! A program beside the page, loaded when it is asked for.

use gloo::events::EventListener;
use gloo::utils::{document, head};
use web_sys::Element;

/// Puts a program into the page: its style sheet `./NAME.css` and its module `./NAME-start.js`. Calls `on_failure` should it not come, after
/// which it may be loaded anew.
pub(crate) fn load(name: &str, on_failure: impl Fn() + 'static) -> Option<[EventListener; 2]> {
    let style = element(
        "link",
        &[("rel", "stylesheet"), ("href", &format!("./{name}.css"))],
    )?;
    let module = element(
        "script",
        &[("type", "module"), ("src", &format!("./{name}-start.js"))],
    )?;
    head().append_with_node_2(&style, &module).ok()?;
    let on_failure = std::rc::Rc::new(on_failure);
    let also = on_failure.clone();
    Some([
        EventListener::once(&module, "error", move |_| on_failure()),
        EventListener::once(&document(), format!("{name}-failed"), move |_| also()),
    ])
}

/// Puts the module `./NAME.js` into the page, unless it is there.
pub(crate) fn module(name: &str) {
    let source = format!("./{name}.js");
    let is_there = document().query_selector(&format!("script[src='{source}']"));
    if is_there.is_ok_and(|there| there.is_some()) {
        return;
    }
    if let Some(script) = element("script", &[("type", "module"), ("src", &source)]) {
        // Refused only where the page has no head.
        let _ = head().append_child(&script);
    }
}

fn element(name: &str, attributes: &[(&str, &str)]) -> Option<Element> {
    let element = document().create_element(name).ok()?;
    for (name, value) in attributes {
        element.set_attribute(name, value).ok()?;
    }
    Some(element)
}
