//! The gallery of published pairs.

use std::rc::Rc;

use scopedown_report::sentence;
use scopedown_scenario::Scenario;
use yew::prelude::*;

use super::sentence::runs;
use crate::hooks::Dispatch;
use crate::host::dialog;
use crate::state::action::Action;

/// The id of the dialog.
pub(crate) const GALLERY: &str = "gallery";

/// The dialog; a choice replaces what is there and closes it.
pub(crate) fn gallery(scenarios: &[Rc<Scenario>], dispatch: &Dispatch) -> Html {
    let on_close = Callback::from(|_: MouseEvent| dialog::close(GALLERY));
    html! {
        <dialog id={GALLERY} class="gallery" aria-labelledby="gallery-title">
            <div class="gallery-head">
                <h2 id="gallery-title">{ "Presets" }</h2>
                <p class="soft">{ "Published pairs of a role policy and a session policy, with what they come to. A choice replaces what is in the fields; one press brings it back." }</p>
                <button type="button" class="quiet" onclick={on_close}>{ "Close" }</button>
            </div>
            <ul class="gallery-list">{ for scenarios.iter().map(|scenario| card(scenario, dispatch)) }</ul>
        </dialog>
    }
}

fn card(scenario: &Rc<Scenario>, dispatch: &Dispatch) -> Html {
    let (chosen, dispatch) = (scenario.clone(), dispatch.clone());
    let on_choose = Callback::from(move |_: MouseEvent| {
        dispatch.dispatch(Action::Load {
            scenario: chosen.clone(),
        });
        dialog::close(GALLERY);
    });
    let title = scenario.title.as_deref().unwrap_or_default();
    let about = scenario.about.as_deref().unwrap_or_default();
    let (about, source) = about.split_once(" From: ").unwrap_or((about, ""));
    html! {
        <li class="card">
            <button type="button" class="card-title" onclick={on_choose}>{ title }</button>
            <p class="card-about">{ runs(&sentence(about)) }</p>
            <p class="card-source soft">{ "From: " }{ source }</p>
        </li>
    }
}
