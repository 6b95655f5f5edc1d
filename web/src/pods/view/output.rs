//! A text to be taken away: read, copied, saved.

use std::rc::Rc;

use yew::prelude::*;

use crate::host::{clipboard, file};

#[derive(Properties, PartialEq)]
pub(crate) struct OutputProps {
    /// What it is, for those who hear the page.
    pub(crate) label: String,
    /// The name of the file that it is saved as.
    pub(crate) file: String,
    /// The text.
    pub(crate) text: Rc<str>,
}

#[component]
pub(crate) fn Output(OutputProps { label, file, text }: &OutputProps) -> Html {
    let copied = use_state_eq(|| None::<Rc<str>>);
    let on_copy = {
        let (copied, text) = (copied.clone(), text.clone());
        Callback::from(move |_: MouseEvent| {
            clipboard::copy(&text);
            copied.set(Some(text.clone()));
        })
    };
    let on_save = {
        let (file, text) = (file.clone(), text.clone());
        Callback::from(move |_: MouseEvent| file::save(&file, &text))
    };
    let is_copied = copied.as_ref() == Some(text);
    html! {
        <div class="output">
            <pre class="output-text" tabindex="0" role="region" aria-label={label.clone()}>{ &**text }</pre>
            <div class="output-foot">
                <button type="button" class="pick small" onclick={on_copy}>{ "Copy" }</button>
                <button type="button" class="small" onclick={on_save}>{ format!("Save as {file}") }</button>
                <span class="soft" role="status">{ if is_copied { "Copied." } else { "" } }</span>
            </div>
        </div>
    }
}
