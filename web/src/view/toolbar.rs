//! The bar at the top: the gallery, the way back, the colours.

use yew::prelude::*;

use super::gallery::GALLERY;
use crate::hooks::Dispatch;
use crate::host::dialog;
use crate::host::event;
use crate::host::theme::Theme;
use crate::state::action::Action;

#[derive(Properties, PartialEq)]
pub(crate) struct ToolbarProps {
    /// The title of what was opened.
    pub(crate) title: Option<String>,
    /// Whether something was replaced that can come back.
    pub(crate) can_undo: bool,
    pub(crate) dispatch: Dispatch,
}

/// The bar.
#[component]
pub(crate) fn Toolbar(
    ToolbarProps {
        title,
        can_undo,
        dispatch,
    }: &ToolbarProps,
) -> Html {
    let theme = use_state(Theme::kept);
    use_effect_with(*theme, |theme| theme.apply());
    let on_theme = {
        let theme = theme.clone();
        Callback::from(move |event: Event| {
            if let Some(chosen) = event::text(&event).and_then(|name| Theme::parse(&name)) {
                theme.set(chosen);
            }
        })
    };
    let on_open = Callback::from(|_: MouseEvent| dialog::open(GALLERY));
    let undo = dispatch.clone();
    let on_undo = Callback::from(move |_: MouseEvent| undo.dispatch(Action::UndoLoad));
    html! {
        <>
            <button type="button" class="pick" aria-haspopup="dialog" onclick={on_open}>{ "Presets" }</button>
            <span class="opened soft">{ title.as_deref().unwrap_or_default() }</span>
            if *can_undo {
                <button type="button" class="quiet small" onclick={on_undo}>{ "Back to what was here" }</button>
            }
            <span class="promise soft">{ "Nothing leaves this page" }</span>
            <label class="theme"><span class="unseen">{ "Colours" }</span>
                <select onchange={on_theme}>
                    { for Theme::ALL.into_iter().map(|each| html! { <option value={each.name()} selected={each == *theme}>{ each.label() }</option> }) }
                </select>
            </label>
        </>
    }
}
