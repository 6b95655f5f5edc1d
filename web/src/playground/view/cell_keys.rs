//! The condition keys that a cell hangs on, each with a switch: what if it had this value?

use scopedown_eval::{Cell, ContextValue};
use scopedown_policy::ContextKey;
use yew::prelude::*;

use crate::playground::Perform;
use crate::state::analysis::Answer;
use crate::state::candidates::candidates;
use crate::state::deed::Deed;
use crate::view::button::toggle;

/// The switches; nothing for a cell that hangs on no key. Keys that were set here stay to be set otherwise.
pub(crate) fn cell_keys(cell: &Cell, answer: &Answer, perform: &Perform) -> Html {
    let tried = answer.content.context.iter().map(|(key, _)| key);
    let tried = tried.filter(|key| !cell.on.contains(key));
    let keys: Vec<&ContextKey> = cell.on.iter().chain(tried).collect();
    html! {
        if !keys.is_empty() {
            <section class="switches" aria-labelledby="switches-title">
                <h3 id="switches-title">{ if cell.on.is_empty() { "Keys that are set" } else { "What if" } }</h3>
                { for keys.into_iter().map(|key| switch(key, answer, perform)) }
            </section>
        }
    }
}

fn switch(key: &ContextKey, answer: &Answer, perform: &Perform) -> Html {
    let set = answer.content.context.iter();
    let set = set
        .clone()
        .find(|(known, _)| known == key)
        .map(|(_, value)| value);
    let choice = |label: &str, value: Option<ContextValue>| {
        let is_chosen = set == value.as_ref();
        let key = key.clone();
        toggle(label, is_chosen, Deed::TryKey { key, value }, perform)
    };
    let values = candidates(&answer.analysis.policies(), key);
    let name = key.as_written();
    html! {
        <div class="switch" role="group" aria-label={format!("Values to try for {name}")}>
            <code>{ name }</code>
            { choice("not set", None) }
            { choice("absent", Some(ContextValue::Absent)) }
            { for values.into_iter().map(|value| choice(&format!("“{value}”"), Some(ContextValue::One(value.clone())))) }
        </div>
    }
}
