//! The selected cell for elsewhere: buttons that copy it in a form.

use std::rc::Rc;

use scopedown_catalog::Catalog;
use yew::prelude::*;

use crate::hooks::Shown;
use crate::host::address;
use crate::host::clipboard::{self, Copied};
use crate::state::cell_form::CellForm;
use crate::state::playground::Playground;
use crate::state::workspace::CellName;

/// The name of the link among the forms.
const LINK: &str = "link to this cell";

#[derive(Properties, PartialEq)]
pub(crate) struct CellCopiesProps {
    pub(crate) playground: Rc<Playground>,
    pub(crate) shown: Shown,
    pub(crate) cell: CellName,
}

/// The buttons. A text is made when it is asked for.
#[component]
pub(crate) fn CellCopies(props: &CellCopiesProps) -> Html {
    let copied = use_state_eq(|| None::<(CellName, String)>);
    let copies = |label: &'static str, text: Callback<(), Option<String>>| {
        let (copied, cell) = (copied.clone(), props.cell.clone());
        Callback::from(move |_: MouseEvent| {
            let Some(text) = text.emit(()) else {
                let told = "It is too long for a link; save the scenario under Export.";
                copied.set(Some((cell.clone(), told.to_owned())));
                return;
            };
            let (copied, cell) = (copied.clone(), cell.clone());
            clipboard::copy(&text, move |end| {
                let told = match end {
                    Copied::Done => format!("Copied as {label}."),
                    Copied::Refused => {
                        "The browser does not let this page copy. Select the reasons above, or save a file under Export."
                            .to_owned()
                    }
                };
                copied.set(Some((cell.clone(), told)));
            });
        })
    };
    let form_button = |form: CellForm| {
        let (answer, cell) = (props.shown.answer.0.clone(), props.cell.clone());
        let text = Callback::from(move |()| {
            let why = answer.explain(&cell)?;
            Some(form.text(&cell, &why, &answer))
        });
        button(form.label(), copies(form.label(), text))
    };
    let link = {
        let (playground, cell) = (props.playground.clone(), props.cell.clone());
        Callback::from(move |()| {
            let link = playground.link_to(&cell, &Catalog::embedded()).ok()?;
            Some(format!("{}#{}", address::page(), link.fragment))
        })
    };
    let told = copied.as_ref().filter(|(cell, _)| *cell == props.cell);
    html! {
        <section class="copies" aria-labelledby="copies-title">
            <h3 id="copies-title">{ "Copy as" }</h3>
            { for CellForm::ALL.into_iter().map(form_button) }
            { button(LINK, copies(LINK, link)) }
            <span class="soft" role="status">{ told.map(|(_, told)| told.clone()) }</span>
            <p class="soft hint">{ "The command asks the scenario file that Export saves; the test case is an entry of “expect” in such a file." }</p>
        </section>
    }
}

fn button(label: &'static str, on_press: Callback<MouseEvent>) -> Html {
    html! { <button type="button" class="quiet small" onclick={on_press}>{ label }</button> }
}
