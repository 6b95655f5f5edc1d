//! The condition keys that the user has set, read from the page's panel of them.

use gloo::utils::document;
use scopedown_eval::ContextValue;
use scopedown_policy::ContextKey;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

/// The keys and what is set for each.
pub(crate) fn set() -> Vec<(ContextKey, ContextValue)> {
    let Ok(found) = document().query_selector_all("#context .context-key") else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|at| key(&found.item(at)?.dyn_into().ok()?))
        .collect()
}

fn key(line: &Element) -> Option<(ContextKey, ContextValue)> {
    let part = |name| line.query_selector(name).ok().flatten();
    let name = part("code")?.text_content()?;
    let choice = part("select")?
        .dyn_into::<HtmlSelectElement>()
        .ok()?
        .value();
    let value = match choice.as_str() {
        "unknown" => ContextValue::Unknown,
        "absent" => ContextValue::Absent,
        "one" => {
            let field = part("input")?.dyn_into::<HtmlInputElement>().ok()?;
            ContextValue::One(field.value().into())
        }
        "many" => {
            let field = part("textarea")?.dyn_into::<HtmlTextAreaElement>().ok()?;
            let text = field.value();
            let lines = text.lines().filter(|line| !line.is_empty());
            ContextValue::Many(lines.map(Into::into).collect())
        }
        _ => return None,
    };
    Some((ContextKey::new(&name), value))
}
