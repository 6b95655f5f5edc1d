//! A button that copies a text and says so.

use yew::prelude::*;

use crate::host::clipboard;

#[derive(Properties, PartialEq)]
pub(crate) struct CopiedProps {
    pub(crate) label: AttrValue,
    pub(crate) text: AttrValue,
}

/// The button.
#[component]
pub(crate) fn Copied(CopiedProps { label, text }: &CopiedProps) -> Html {
    let copied = use_state_eq(|| None::<AttrValue>);
    let on_copy = {
        let (copied, text) = (copied.clone(), text.clone());
        Callback::from(move |_: MouseEvent| {
            clipboard::copy(&text);
            copied.set(Some(text.clone()));
        })
    };
    let is_copied = copied.as_ref() == Some(text);
    html! {
        <>
            <button type="button" class="quiet small" onclick={on_copy}>{ label }</button>
            <span class="copied soft" role="status">{ if is_copied { "copied" } else { "" } }</span>
        </>
    }
}
