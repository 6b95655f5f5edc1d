//! Buttons that send an action. Plain functions with a look of their own, which where they stand refines: a class that is computed would have
//! Yew's sets of classes sent along.

use yew::prelude::*;

/// A button.
pub(crate) fn button<A: Clone + 'static>(label: &str, action: A, dispatch: &Callback<A>) -> Html {
    html! { <button type="button" class="quiet small" onclick={sends(action, dispatch)}>{ label }</button> }
}

/// A button that shows whether what it stands for is chosen.
pub(crate) fn toggle<A: Clone + 'static>(
    label: &str,
    is_chosen: bool,
    action: A,
    dispatch: &Callback<A>,
) -> Html {
    html! { <button type="button" aria-pressed={is_chosen.to_string()} onclick={sends(action, dispatch)}>{ label }</button> }
}

/// Sends the action at each event.
pub(crate) fn sends<E: 'static, A: Clone + 'static>(
    action: A,
    dispatch: &Callback<A>,
) -> Callback<E> {
    let dispatch = dispatch.clone();
    Callback::from(move |_| dispatch.emit(action.clone()))
}
