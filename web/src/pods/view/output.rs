//! A text to be taken away: read, copied, saved.

use std::rc::Rc;

use yew::prelude::*;

use crate::host::clipboard::{self, Copied};
use crate::host::file;

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
    let tried = use_state_eq(|| None::<(Rc<str>, Copied)>);
    let place = use_node_ref();
    let on_copy = {
        let (tried, text, place) = (tried.clone(), text.clone(), place.clone());
        Callback::from(move |_: MouseEvent| {
            let (tried, copied, place) = (tried.clone(), text.clone(), place.clone());
            clipboard::copy(&text, move |end| {
                if let (Copied::Refused, Some(place)) = (end, place.cast()) {
                    clipboard::select(&place);
                }
                tried.set(Some((copied.clone(), end)));
            });
        })
    };
    let on_save = {
        let (file, text) = (file.clone(), text.clone());
        Callback::from(move |_: MouseEvent| file::save(&file, &text))
    };
    let end = tried
        .as_ref()
        .filter(|(copied, _)| copied == text)
        .map(|(_, end)| *end);
    let told = match end {
        Some(Copied::Done) => "Copied.",
        Some(Copied::Refused) => {
            "The browser does not let this page copy. The text is selected: copy it with the keys or the menu of the browser."
        }
        None => "",
    };
    html! {
        <div class="output">
            <pre ref={place} class="output-text" tabindex="0" role="region" aria-label={label.clone()}>{ &**text }</pre>
            <div class="output-foot">
                <button type="button" class="pick small" onclick={on_copy}>{ "Copy" }</button>
                <button type="button" class="small" onclick={on_save}>{ format!("Save as {file}") }</button>
                <span class="soft" role="status">{ told }</span>
            </div>
        </div>
    }
}
