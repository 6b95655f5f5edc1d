//! Keeps the texts on this device, so that they are there after a reload.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::host::storage;
use crate::opening::KEPT;
use crate::state::saved;
use crate::state::workspace::Content;

/// Milliseconds of rest before the texts are kept.
const REST: u32 = 500;

/// Keeps the texts once the user rests.
#[hook]
pub(crate) fn use_kept(content: &Content) {
    use_effect_with(content.clone(), |content| {
        let content = content.clone();
        let later = Timeout::new(REST, move || {
            storage::write(KEPT, saved::write(&content).as_deref());
        });
        move || drop(later)
    });
}
