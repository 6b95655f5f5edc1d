//! What is done once the user rests.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// Calls `act` with a state that has not changed for so many milliseconds.
#[hook]
pub(crate) fn use_rested<T: Clone + PartialEq + 'static>(
    state: T,
    milliseconds: u32,
    act: impl FnOnce(&T) + 'static,
) {
    use_effect_with(state, move |state| {
        let state = state.clone();
        let later = Timeout::new(milliseconds, move || act(&state));
        move || drop(later)
    });
}
