//! The association: its fields, what is to be said of them, the session that it makes, and the forms that it is written in.

mod fields;
mod session;
mod told;
mod write;

pub(crate) use self::write::label;

use std::rc::Rc;

use yew::prelude::*;

use self::fields::fields;
use self::session::session;
use self::told::findings;
use self::write::Write;
use crate::advisor::app::Shared;
use crate::advisor::areas::Texts;
use crate::host::context;
use crate::host::message::{self, Message};
use crate::pods::circumstances::with_circumstances;
use crate::pods::form::Form;
use crate::pods::opening::Standing;
use crate::pods::scenario_text;
use crate::pods::told::told;

/// The id of the part.
const PART: &str = "pods-association-part";

#[derive(Properties, PartialEq)]
pub(crate) struct AssociationProps {
    pub(crate) texts: Rc<Texts>,
    pub(crate) form: UseReducerHandle<Form>,
}

#[component]
pub(crate) fn AssociationPanel(AssociationProps { texts, form }: &AssociationProps) -> Html {
    let before = use_state_eq(|| None::<Rc<str>>);
    let policy = texts.session.as_ref().map(|text| &*text.text);
    let association = use_memo(((**form).clone(), texts.clone()), |(form, texts)| {
        form.with_policy(texts.session.as_ref().map(|text| &*text.text))
    });
    let said = use_memo(((**form).clone(), texts.clone()), |(form, texts)| {
        told(form, &association, texts)
    });
    let on_circumstances = {
        let (form, before) = (form.clone(), before.clone());
        Callback::from(move |_: MouseEvent| {
            let standing = Standing {
                texts: Rc::new(Texts::read()),
                context: context::set(),
            };
            before.set(Some(scenario_text::write(&standing.scenario()).into()));
            message::tell(
                Message::Load,
                &scenario_text::write(&with_circumstances(standing.scenario(), &form)),
            );
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
