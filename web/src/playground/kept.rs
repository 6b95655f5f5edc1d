//! What the user has made is kept on this device, so that it is there after a reload.

use std::rc::Rc;

use yew::prelude::*;

use crate::hooks::use_rested;
use crate::host::storage;
use crate::opening::{KEEPING, KEPT};
use crate::state::playground::Playground;
use crate::state::saved::LARGEST;

/// Keeps the scenario once the user rests; forgets it where there is nothing to keep, or more than is kept.
#[hook]
pub(crate) fn use_device(playground: &Rc<Playground>) {
    use_rested(playground.clone(), KEEPING, |playground| {
        storage::write_own(KEPT, text(playground).as_deref());
    });
}

fn text(playground: &Playground) -> Option<String> {
    if playground.workspace.content.is_blank() {
        return None;
    }
    Some(playground.scenario().to_text()).filter(|text| text.len() <= LARGEST)
}
