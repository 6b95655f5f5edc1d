//! The address of the page holds what the user has made, so that it can be copied from there, and a link that is followed is opened.

use std::rc::Rc;

use scopedown_catalog::Catalog;
use yew::prelude::*;

use super::Perform;
use crate::hooks::use_rested;
use crate::host::address;
use crate::state::deed::Deed;
use crate::state::playground::Playground;
use crate::state::share::Sharing;

/// Milliseconds of rest before the address is written.
const REST: u32 = 1_000;

/// Writes the address once the user has changed something and rests, and opens what the user goes to.
#[hook]
pub(crate) fn use_address(playground: &Rc<Playground>, perform: &Perform) {
    let opened = use_mut_ref(|| playground.workspace.content.clone());
    use_rested(playground.clone(), REST, move |playground| {
        // What was opened has its address, and one that could not be opened may be needed again.
        if *opened.borrow() != playground.workspace.content {
            write(playground);
        }
    });
    let perform = perform.clone();
    use_effect_with((), move |()| {
        let listener = address::on_fragment(move |fragment| {
            // The other fragments are places of the page.
            if fragment.contains('~') {
                let fragment = fragment.into();
                perform.emit(Deed::Arrive { fragment });
            }
        });
        move || drop(listener)
    });
}

fn write(playground: &Playground) {
    if playground.workspace.content.is_blank() {
        address::write(None);
        return;
    }
    let link = playground.link(Sharing::default(), &Catalog::embedded());
    // What is too long for a link is kept on this device alone.
    address::write(link.ok().map(|link| link.fragment).as_deref());
}
