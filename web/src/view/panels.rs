//! On a narrow screen: which part of the page is shown.

use yew::prelude::*;

use super::button::toggle;
use crate::hooks::Dispatch;
use crate::state::action::Action;
use crate::state::workspace::Panel;

/// The buttons at the foot of the screen.
pub(crate) fn panels(panel: Panel, dispatch: &Dispatch) -> Html {
    let button = |each: Panel| {
        toggle(
            each.label(),
            each == panel,
            Action::ShowPanel { panel: each },
            dispatch,
        )
    };
    html! { <nav class="panels" aria-label="Parts of the page">{ for Panel::ALL.into_iter().map(button) }</nav> }
}
