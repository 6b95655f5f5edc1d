//! The advisor put together.

use std::rc::Rc;

use scopedown_catalog::Catalog;
use yew::prelude::*;

use super::advice::Advice;
use super::areas::Texts;
use super::marks;
use super::suggest;
use super::view::assistant::Assistant;
use super::view::gallery::gallery;
use super::view::needs::Needs;
use super::view::problems::Problems;
use super::view::size::Size;
use crate::host::message::{self, Message};
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
    let catalog = Shared(use_memo((), |()| Catalog::embedded()));
    let texts = use_texts();
    let advice = use_memo(texts.clone(), |texts| Advice::of(texts, &catalog.0));
    use_effect_with(Shared(advice.clone()), |advice| {
        // Texts that cannot be read leave the rows as they are.
        if advice.0.analysis.ready().is_ok() {
            message::tell(Message::Suggest, &suggest::lines(&advice.0.analysis));
        }
    });
    use_marks(&advice);
    let cards = dom::element("gallery-list")
        .map_or_else(Html::default, |place| create_portal(gallery(), place));
    html! {
        <>
            <Assistant catalog={catalog.clone()} />
            <Problems advice={Shared(advice.clone())} />
            <Needs advice={Shared(advice)} catalog={catalog.clone()} />
            <Size {texts} {catalog} />
            { cards }
        </>
    }
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

/// Marks the problems in the texts, again whenever these are painted anew.
#[hook]
fn use_marks(advice: &Rc<Advice>) {
    use_effect_with(Shared(advice.clone()), |Shared(advice)| {
        let advice = advice.clone();
        marks::show(&advice);
        let pending = timer::Pending::default();
        let watch = areas::on_paint(move || {
            let advice = advice.clone();
            pending.after(0, move || marks::show(&advice));
        });
        move || drop(watch)
    });
}
