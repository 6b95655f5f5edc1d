//! The program put together.

use std::rc::Rc;

use scopedown_catalog::Catalog;
use yew::prelude::*;

use super::form::Form;
use super::kept;
use super::view::association::AssociationPanel;
use super::view::denial::{self, Denial};
use super::view::paste::Paste;
use super::view::tenants::Tenants;
use crate::advisor::app::{Shared, use_texts};
use crate::advisor::view::pods::PLACE;
use crate::host::{dom, storage, timer};

/// The name under which this device keeps the fields.
const KEPT: &str = "association";

/// How long the fields must rest before they are kept, in milliseconds.
const REST: u32 = 500;

/// Renders the program into its place in the advisor's section.
pub(crate) fn mount() {
    if let Some(place) = dom::element(PLACE) {
        dom::mark_page("pods", Some(""));
        yew::Renderer::<Pods>::with_root(place).render();
    }
}

#[component]
fn Pods() -> Html {
    let (texts, _) = use_texts();
    let form = use_form();
    let catalog = Shared(use_memo((), |()| Catalog::embedded()));
    let message = use_state_eq(|| Rc::<str>::from(""));
    let on_denial = {
        let message = message.clone();
        Callback::from(move |text: Rc<str>| {
            message.set(text);
            dom::unfold(denial::PART);
        })
    };
    html! {
        <>
            <Paste texts={texts.clone()} form={form.clone()} {on_denial} />
            <AssociationPanel texts={texts.clone()} form={form.clone()} catalog={catalog.clone()} />
            <Denial texts={texts.clone()} text={message} catalog={catalog.clone()} />
            <Tenants {texts} {form} {catalog} />
        </>
    }
}

/// The fields, as this device keeps them.
#[hook]
fn use_form() -> UseReducerHandle<Form> {
    let form =
        use_reducer(|| storage::read(KEPT).map_or_else(Form::default, |text| kept::read(&text)));
    let pending = use_memo((), |()| timer::Pending::default());
    use_effect_with((*form).clone(), move |form| {
        let text = kept::write(form);
        pending.after(REST, move || {
            storage::write(KEPT, text.as_deref());
        });
    });
    form
}
