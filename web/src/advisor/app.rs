//! The advisor put together.

use std::rc::Rc;

use scopedown_catalog::Catalog;
use yew::prelude::*;

use super::advice::Advice;
use super::areas::Texts;
use super::view::problems::Problems;
use crate::host::{areas, dom, timer};

/// The place of the advisor in the page.
const PLACE: &str = "advice";

/// How long the texts must rest before they are looked at, in milliseconds.
const REST: u32 = 120;

/// Renders the advisor.
pub(crate) fn mount() {
    if let Some(place) = dom::element(PLACE) {
        dom::mark_page("advised", Some(""));
        yew::Renderer::<Advisor>::with_root(place).render();
    }
}

#[component]
fn Advisor() -> Html {
    let catalog = use_memo((), |()| Catalog::embedded());
    let texts = use_texts();
    let advice = use_memo(texts.clone(), |texts| Advice::of(texts, &catalog));
    html! { <Problems advice={Shared(advice)} /> }
}

/// A value that is the same if it is the same in memory.
pub(crate) struct Shared<T>(pub(crate) Rc<T>);

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// The texts, read again when they have rested after a change.
#[hook]
fn use_texts() -> Rc<Texts> {
    let texts = use_state_eq(|| Rc::new(Texts::read()));
    let state = texts.clone();
    use_effect_with((), move |()| {
        let pending = timer::Pending::default();
        let listeners = areas::on_any_change(move || {
            let state = state.clone();
            pending.after(REST, move || state.set(Rc::new(Texts::read())));
        });
        move || drop(listeners)
    });
    (*texts).clone()
}
