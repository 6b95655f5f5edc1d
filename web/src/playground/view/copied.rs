//! A button that copies a text and says so. Where the browser refuses, the text is shown, selected.

use yew::prelude::*;

use crate::host::clipboard;

#[derive(Properties, PartialEq)]
pub(crate) struct CopiedProps {
    pub(crate) label: AttrValue,
    pub(crate) text: AttrValue,
}

/// A text, and what came of copying it.
type Tried = (AttrValue, clipboard::Copied);

/// The button.
#[component]
pub(crate) fn Copied(CopiedProps { label, text }: &CopiedProps) -> Html {
    let tried = use_state_eq(|| None::<Tried>);
    let by_hand = use_node_ref();
    let on_copy = {
        let (tried, text) = (tried.clone(), text.clone());
        Callback::from(move |_: MouseEvent| {
            let (tried, copied) = (tried.clone(), text.clone());
            clipboard::copy(&text, move |end| tried.set(Some((copied.clone(), end))));
        })
    };
    let end = tried
        .as_ref()
        .filter(|(copied, _)| copied == text)
        .map(|(_, end)| *end);
    let is_refused = end == Some(clipboard::Copied::Refused);
    use_effect_with(((*tried).clone(), by_hand.clone()), |(_, by_hand)| {
        clipboard::offer(by_hand);
    });
    let told = match end {
        Some(clipboard::Copied::Done) => "copied",
        Some(clipboard::Copied::Refused) => {
            "The browser does not let this page copy. The text is selected: copy it with the keys or the menu of the browser."
        }
        None => "",
    };
    html! {
        <>
            <button type="button" class="quiet small" onclick={on_copy}>{ label }</button>
            <span class="copied soft" role="status">{ told }</span>
            if is_refused {
                <textarea ref={by_hand} class="by-hand" rows="3" readonly=true aria-label="To be copied by hand" value={text.clone()} />
            }
        </>
    }
}
