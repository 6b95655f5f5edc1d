//! The section of Pod Identity and of what people have at hand. Its program is a third one, loaded when somebody opens the section.

use gloo::events::EventListener;
use web_sys::HtmlDetailsElement;
use yew::prelude::*;

use crate::host::program;

/// The place that the third program renders into.
pub(crate) const PLACE: &str = "pods";

/// The beginning of the names of the program's files.
const PROGRAM: &str = "scopedown-pods";

/// What became of the program.
#[derive(Clone, Copy, PartialEq)]
enum Loading {
    NotYet,
    Asked,
    Failed,
}

#[component]
pub(crate) fn Pods() -> Html {
    let loading = use_state_eq(|| Loading::NotYet);
    let listeners = use_mut_ref(|| None::<[EventListener; 2]>);
    let on_toggle = {
        let loading = loading.clone();
        Callback::from(move |event: Event| {
            let details = event.target_dyn_into::<HtmlDetailsElement>();
            let is_open = details.is_some_and(|details| details.id() == SECTION && details.open());
            if !is_open || *loading == Loading::Asked {
                return;
            }
            loading.set(Loading::Asked);
            let failed = loading.clone();
            let heard = program::load(PROGRAM, move || failed.set(Loading::Failed));
            listeners.replace(heard);
        })
    };
    html! {
        <details id={SECTION} class="advice-part" ontoggle={on_toggle}>
            <summary><h2>{ "Pod Identity" }</h2><span class="soft">{ "paste a template, an answer of AWS or a denial; the association; tenants" }</span></summary>
            if *loading == Loading::Failed {
                <p class="advice-note" role="alert">{ "This part could not be loaded. Close the section and open it again when the network works." }</p>
            }
            <div id={PLACE}></div>
        </details>
    }
}

/// The section itself; sections inside it tell of their opening as well.
const SECTION: &str = "pods-section";
