//! The choice between the rich editor and plain text areas.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::host::skin;

/// Milliseconds after which the rich editor is fetched: the page itself comes first.
const AFTER_PAGE: u32 = 200;

/// The switch, where the device leaves a choice. It is kept on this device.
#[component]
pub(crate) fn Plain() -> Html {
    let is_possible = use_state_eq(skin::is_possible);
    let is_plain = use_state_eq(skin::is_plain);
    use_effect_with((*is_possible, *is_plain), |(is_possible, is_plain)| {
        let is_worn = *is_possible && !is_plain;
        let waiting = Timeout::new(AFTER_PAGE, move || skin::wear(is_worn));
        move || drop(waiting)
    });
    if !*is_possible {
        return Html::default();
    }
    let on_switch = {
        let is_plain = is_plain.clone();
        Callback::from(move |_: MouseEvent| {
            skin::keep_plain(!*is_plain);
            is_plain.set(!*is_plain);
        })
    };
    html! {
        <button type="button" class="chip" aria-pressed={is_plain.to_string()} onclick={on_switch}
            title="Text areas of the browser in place of the rich editor, with no line folding and no search">{ "Plain editor" }</button>
    }
}
