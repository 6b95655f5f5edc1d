//! A link to a place of a text.

use scopedown_policy::Span;
use yew::prelude::*;

use crate::advisor::areas::AreaText;
use crate::advisor::assist::units;
use crate::host::{areas, editor};

/// A button that goes to the text and selects the place.
pub(crate) fn place(text: &AreaText, span: Span, label: String) -> Html {
    let (area, text) = (text.area.clone(), text.text.clone());
    let on_jump = Callback::from(move |_: MouseEvent| {
        areas::show(&area);
        editor::select(&area, units(&text, span.start), units(&text, span.end));
    });
    html! { <button type="button" class="link" onclick={on_jump}>{ label }</button> }
}
