//! The advisor put together.

use std::cell::RefCell;
use std::rc::Rc;

use scopedown_catalog::Catalog;
use scopedown_eval::ContextValue;
use scopedown_policy::ContextKey;
use yew::prelude::*;

use super::advice::Advice;
use super::areas::Texts;
use super::marks;
use super::suggest;
use super::view::allow::Allow;
use super::view::assistant::Assistant;
use super::view::gallery::gallery;
use super::view::needs::Needs;
use super::view::pods::Pods;
use super::view::problems::Problems;
use super::view::size::Size;
use super::view::steps::Steps;
use crate::host::message::{self, Message};
use crate::host::{areas, axes, dom, skin, timer};
use crate::state::workspace::Base;

/// How long the texts must rest before they are looked at, in milliseconds.
const REST: u32 = 120;

#[derive(Properties, PartialEq)]
pub(crate) struct AdvisorProps {
    /// What was opened, for all that the texts are not.
    pub(crate) opened: Base,
    /// Condition keys whose value the user has set.
    pub(crate) context: Rc<Vec<(ContextKey, ContextValue)>>,
}

/// The advisor.
#[component]
pub(crate) fn Advisor(AdvisorProps { opened, context }: &AdvisorProps) -> Html {
    use_effect_with((), |()| dom::mark_page("advised", Some("")));
    let catalog = Shared(use_memo((), |()| Catalog::embedded()));
    let (texts, readings) = use_texts();
    let subject = (texts.clone(), opened.clone(), context.clone());
    let advice = use_memo(subject, |(texts, opened, context)| {
        Advice::of(texts, &opened.0, context, &catalog.0)
    });
    use_suggestion(&advice, &catalog, readings);
    use_marks(&advice);
    let cards = dom::element("gallery-list")
        .map_or_else(Html::default, |place| create_portal(gallery(), place));
    html! {
        <>
            <Assistant catalog={catalog.clone()} />
            <Problems advice={Shared(advice.clone())} />
            <Steps advice={Shared(advice.clone())} />
            <Allow advice={Shared(advice.clone())} texts={texts.clone()} />
            <Needs advice={Shared(advice)} catalog={catalog.clone()} />
            <Size {texts} {catalog} />
            <Pods />
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

/// The texts, read again when they have rested after a change, and how often they were read.
#[hook]
pub(crate) fn use_texts() -> (Rc<Texts>, u32) {
    let read = use_reducer_eq(Read::default);
    let dispatch = read.dispatcher();
    use_effect_with((), move |()| {
        let pending = timer::Pending::default();
        let listeners = areas::on_any_change(move || {
            let dispatch = dispatch.clone();
            pending.after(REST, move || dispatch.dispatch(Texts::read()));
        });
        move || drop(listeners)
    });
    (read.texts.clone(), read.readings)
}

/// The texts that were read last.
#[derive(PartialEq)]
struct Read {
    texts: Rc<Texts>,
    readings: u32,
}

impl Default for Read {
    fn default() -> Self {
        Self {
            texts: Rc::new(Texts::read()),
            readings: 0,
        }
    }
}

impl Reducible for Read {
    type Action = Texts;

    fn reduce(self: Rc<Self>, texts: Texts) -> Rc<Self> {
        let texts = if *self.texts == texts {
            self.texts.clone()
        } else {
            Rc::new(texts)
        };
        Rc::new(Self {
            texts,
            readings: self.readings + 1,
        })
    }
}

/// Proposes rows and columns to the page, at each reading of the texts, since a scenario that is opened forgets them, and whenever the page draws
/// others. Texts that cannot be evaluated leave them as they are.
#[hook]
fn use_suggestion(advice: &Rc<Advice>, catalog: &Shared<Catalog>, readings: u32) {
    let catalog = catalog.clone();
    use_effect_with((Shared(advice.clone()), readings), move |(advice, _)| {
        let advice = advice.clone();
        let told = Rc::new(RefCell::new(String::new()));
        let tell = Rc::new(move || {
            let lines = suggest::lines(&advice.0.analysis, &catalog.0, &axes::drawn());
            if advice.0.analysis.ready().is_ok() && told.replace(lines.clone()) != lines {
                message::tell(Message::Suggest, &lines);
            }
        });
        tell();
        let pending = timer::Pending::default();
        let watch = areas::on_repaint(axes::PLACE, move || {
            let tell = tell.clone();
            pending.after(REST, move || tell());
        });
        move || drop(watch)
    });
}

/// Marks the problems in the texts, again whenever these are painted anew or shown by another editor.
#[hook]
fn use_marks(advice: &Rc<Advice>) {
    use_effect_with(Shared(advice.clone()), |Shared(advice)| {
        let advice = advice.clone();
        marks::show(&advice);
        let pending = timer::Pending::default();
        let again = move || {
            let advice = advice.clone();
            pending.after(0, move || marks::show(&advice));
        };
        let watch = areas::on_repaint(".paint", again.clone());
        let skins = skin::on_change(again);
        move || drop((watch, skins))
    });
}
