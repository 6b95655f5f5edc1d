//! Which verdict the matrix shows: the role's, the session's, or both together.

use yew::prelude::*;

use super::button::sends;
use crate::hooks::Dispatch;
use crate::state::action::Action;
use crate::state::workspace::Peel;

/// Three positions of one control.
pub(crate) fn peel_switch(peel: Peel, dispatch: &Dispatch) -> Html {
    let position = |each: Peel| {
        let on_choose: Callback<Event> = sends(Action::Peel { peel: each }, dispatch);
        html! {
            <label class="peel-choice"><input type="radio" name="peel" checked={each == peel} onchange={on_choose} /><span>{ each.label() }</span></label>
        }
    };
    html! { <fieldset class="peel"><legend class="unseen">{ "Verdict that the matrix shows" }</legend>{ for Peel::ALL.into_iter().map(position) }</fieldset> }
}
