//! The association: its fields, what is to be said of them, the session that it makes, and the forms that it is written in.

mod fields;
mod session;
mod told;
mod write;

pub(crate) use self::write::label;
use std::rc::Rc;

use scopedown_catalog::Catalog;
use scopedown_scenario::{Analysis, TagComparison, tag_comparisons};
use yew::prelude::*;

use self::fields::fields;
use self::session::session;
use self::told::findings;
use self::write::Write;
use crate::advisor::app::Shared;
use crate::advisor::areas::Texts;
use crate::advisor::view::tags::pair;
use crate::host::message::{self, Message};
use crate::pods::circumstances::with_circumstances;
use crate::pods::form::Form;
use crate::pods::opening::titled;
use crate::pods::told::told;
use crate::pods::view::standing::{standing, standing_with};

/// The id of the part.
const PART: &str = "pods-association-part";

#[derive(Properties, PartialEq)]
pub(crate) struct AssociationProps {
    pub(crate) texts: Rc<Texts>,
    pub(crate) form: UseReducerHandle<Form>,
    pub(crate) catalog: Shared<Catalog>,
}

#[component]
pub(crate) fn AssociationPanel(
    AssociationProps {
        texts,
        form,
        catalog,
    }: &AssociationProps,
) -> Html {
    let before = use_state_eq(|| None::<Rc<str>>);
    let policy = texts.session.as_ref().map(|text| &*text.text);
    let association = use_memo(((**form).clone(), texts.clone()), |(form, texts)| {
        form.with_policy(texts.session.as_ref().map(|text| &*text.text))
    });
    let said = use_memo(((**form).clone(), texts.clone()), |(form, texts)| {
        told(form, &association, texts)
    });
    let compared = use_memo(((**form).clone(), texts.clone()), |(form, texts)| {
        let scenario = with_circumstances(standing_with(texts.clone()).scenario(), form);
        let analysis = Analysis::with_catalog(&scenario, &catalog.0);
        tag_comparisons(&scenario, &analysis, &catalog.0)
    });
    let on_circumstances = {
        let (form, before) = (form.clone(), before.clone());
        Callback::from(move |_: MouseEvent| {
            let standing = standing();
            before.set(Some(standing.scenario().to_text().into()));
            let scenario = with_circumstances(standing.scenario(), &form);
            let scenario = titled(scenario, "Session of the association");
            message::tell(Message::Load, &scenario.to_text());
        })
    };
    let on_back = {
        let before = before.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(was) = &*before {
                message::tell(Message::Load, was);
            }
            before.set(None);
        })
    };
    let body = html! {
        <>
            { fields(form, policy) }
            { findings(&said) }
            { comparisons(&compared, texts) }
            { session(&association) }
            <div class="pods-row">
                <button type="button" class="small" onclick={on_circumstances}>{ "Put this session into the page" }</button>
                <span class="soft">{ "The matrix is then that of the association's session: its kind, its tags, and the role that it works as." }</span>
                if before.is_some() {
                    <button type="button" class="small" onclick={on_back}>{ "Put back what was there" }</button>
                }
            </div>
            <Write association={Shared(association)} />
        </>
    };
    super::part::part(
        PART,
        false,
        "Association",
        "what EKS makes of it, and how it is written",
        body,
    )
}

/// A pair of small matrices for each statement that session tags change; nothing where there is none.
fn comparisons(compared: &[TagComparison], texts: &Texts) -> Html {
    if compared.is_empty() {
        return Html::default();
    }
    html! {
        <section class="pods-block" aria-label="With and without session tags">
            <h4>{ "With and without session tags" }</h4>
            { for compared.iter().map(|comparison| pair(comparison, texts)) }
        </section>
    }
}
