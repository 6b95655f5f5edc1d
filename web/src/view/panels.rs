//! On a narrow screen: which part of the page is shown.

use yew::prelude::*;

use crate::hooks::Dispatch;
use crate::state::action::Action;
use crate::state::workspace::Panel;

/// The buttons at the foot of the screen.
pub(crate) fn panels(panel: Panel, dispatch: &Dispatch) -> Html {
    let button = |each: Panel| {
        let dispatch = dispatch.clone();
        let on_show = Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Action::ShowPanel { panel: each });
        });
        html! { <button type="button" aria-pressed={(each == panel).to_string()} onclick={on_show}>{ each.label() }</button> }
    };
    html! { <nav class="panels" aria-label="Parts of the page">{ for Panel::ALL.into_iter().map(button) }</nav> }
}
