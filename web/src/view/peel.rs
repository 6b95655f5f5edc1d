//! Which verdict the matrix shows: the role's, the session's, or both together.

use yew::prelude::*;

use crate::hooks::Dispatch;
use crate::state::action::Action;
use crate::state::workspace::Peel;

#[derive(Properties, PartialEq)]
pub(crate) struct PeelSwitchProps {
    pub(crate) peel: Peel,
    pub(crate) dispatch: Dispatch,
}

/// Three positions of one control.
#[component]
pub(crate) fn PeelSwitch(PeelSwitchProps { peel, dispatch }: &PeelSwitchProps) -> Html {
    let position = |each: Peel| {
        let dispatch = dispatch.clone();
        let on_choose =
            Callback::from(move |_: Event| dispatch.dispatch(Action::Peel { peel: each }));
        html! {
            <label class="peel-choice"><input type="radio" name="peel" checked={each == *peel} onchange={on_choose} /><span>{ each.label() }</span></label>
        }
    };
    html! { <fieldset class="peel"><legend class="unseen">{ "Verdict that the matrix shows" }</legend>{ for Peel::ALL.into_iter().map(position) }</fieldset> }
}
