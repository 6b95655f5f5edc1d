//! The bar at the top: the gallery, and the way back.

use yew::prelude::*;

use super::button::button;
use crate::hooks::Dispatch;
use crate::host::dialog;
use crate::state::action::Action;

/// The id of the dialog, which the advisor fills.
pub(crate) const GALLERY: &str = "gallery";

/// The bar; `can_undo` says whether something was replaced that can come back.
pub(crate) fn toolbar(title: Option<&str>, can_undo: bool, dispatch: &Dispatch) -> Html {
    let on_open = Callback::from(|_: MouseEvent| dialog::open(GALLERY));
    html! {
        <>
            <button type="button" class="pick" aria-haspopup="dialog" onclick={on_open}>{ "Presets" }</button>
            <span class="opened soft">{ title.unwrap_or_default() }</span>
            if can_undo {
                { button("Back to what was here", Action::UndoLoad, dispatch) }
            }
            <span class="promise soft">{ "Nothing leaves this page" }</span>
        </>
    }
}
