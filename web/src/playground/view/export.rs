//! Export: the matrix as it is shown, and the scenario, as files or for the clipboard.

use std::rc::Rc;

use yew::prelude::*;

use super::copied::Copied;
use crate::hooks::Shown;
use crate::host::{dialog, file};
use crate::state::export::Form;
use crate::state::playground::Playground;

/// The dialog.
const EXPORT: &str = "export";

#[derive(Properties, PartialEq)]
pub(crate) struct ExportProps {
    pub(crate) playground: Rc<Playground>,
    pub(crate) seen: Option<Shown>,
}

/// The button, and the dialog that it opens.
#[component]
pub(crate) fn Export(ExportProps { playground, seen }: &ExportProps) -> Html {
    let is_open = use_state_eq(|| false);
    let set = |open: bool| {
        let is_open = is_open.clone();
        move || is_open.set(open)
    };
    let (open, close) = (set(true), set(false));
    let on_open = Callback::from(move |_: MouseEvent| open());
    let on_close = Callback::from(move |_: Event| close());
    use_effect_with(*is_open, |is_open| {
        if *is_open {
            dialog::open(EXPORT);
        }
    });
    html! {
        <>
            <button type="button" class="pick" aria-haspopup="dialog" onclick={on_open}>{ "Export" }</button>
            <dialog id={EXPORT} class="gallery" aria-label="Export" onclose={on_close}>
                <form method="dialog"><button class="quiet">{ "Close" }</button></form>
                <h2>{ "Export" }</h2>
                <p class="soft">{ "The rows and columns as they are shown now, with legend. Files are made here and go nowhere but to your device." }</p>
                if *is_open {
                    <ul class="exports">{ for Form::ALL.into_iter().filter_map(|form| entry(form, playground, seen.as_ref())) }</ul>
                }
            </dialog>
        </>
    }
}

fn entry(form: Form, playground: &Playground, seen: Option<&Shown>) -> Option<Html> {
    let text = form.text(playground, seen.map(|seen| &*seen.table))?;
    let saved = text.clone();
    let on_save = Callback::from(move |_: MouseEvent| file::save(form.file(), &saved));
    Some(html! {
        <li><span>{ form.label() }</span>
            <span class="export-doing">
                <button type="button" class="quiet small" aria-label={format!("Save {}", form.file())} onclick={on_save}>{ "Save" }</button>
                <Copied label={format!("Copy {}", form.file())} {text} />
            </span>
        </li>
    })
}
