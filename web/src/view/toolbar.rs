//! The bar at the top: the gallery, and what is open.

use yew::prelude::*;

use crate::host::dialog;

/// The id of the dialog, which the playground fills.
pub(crate) const GALLERY: &str = "gallery";

/// The bar, with what the playground has to add.
pub(crate) fn toolbar(title: Option<&str>, more: Html) -> Html {
    let on_open = Callback::from(|_: MouseEvent| dialog::open(GALLERY));
    html! {
        <>
            <button type="button" class="pick" aria-haspopup="dialog" onclick={on_open}>{ "Presets" }</button>
            <span class="opened soft">{ title.unwrap_or_default() }</span>
            { more }
            <span class="promise soft">{ "Nothing leaves this page" }<span class="offline">{ ", works offline" }</span></span>
        </>
    }
}
