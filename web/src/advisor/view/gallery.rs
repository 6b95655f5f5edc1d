//! The gallery of published pairs, in the dialog that the page has for it.

use scopedown_report::sentence;
use yew::prelude::*;

use crate::host::dialog;
use crate::host::message::{self, Message};
use crate::state::presets::Preset;
use crate::view::sentence::runs;
use crate::view::toolbar::GALLERY;

/// The cards; a choice replaces what is there and closes the dialog.
pub(crate) fn gallery() -> Html {
    html! {
        <>
            <div class="gallery-head">
                <h2>{ "Presets" }</h2>
                <p class="soft">{ "Published pairs of a role policy and a session policy, with what they come to. A choice replaces what is in the fields; one press brings it back." }</p>
            </div>
            <ul class="gallery-list">{ for Preset::ALL.into_iter().map(card) }</ul>
        </>
    }
}

fn card(preset: Preset) -> Html {
    let on_choose = Callback::from(move |_: MouseEvent| {
        message::tell(Message::Load, preset.text());
        dialog::close(GALLERY);
    });
    let scenario = preset.scenario();
    let title = scenario.title.unwrap_or_default();
    let about = scenario.about.unwrap_or_default();
    let (about, source) = about.split_once(" From: ").unwrap_or((&about, ""));
    html! {
        <li class="card">
            <button type="button" class="card-title" onclick={on_choose}>{ title }</button>
            <p class="card-about">{ runs(&sentence(about)) }</p>
            <p class="card-source soft">{ "From: " }{ source }</p>
        </li>
    }
}
