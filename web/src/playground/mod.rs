//! The whole page: everything that the first program shows, and what the first paint does not need. It comes when the page is idle, takes over
//! what stands there and goes on from it.
//!
//! In reading order: `adopt`, which reads the page as the first program leaves it; `store`; `wide`, the matrix beyond what the first program draws; `app`; and the views.

mod adopt;
mod app;
mod kept;
mod linked;
mod seen;
mod store;
mod view;
mod wide;

pub(crate) use store::Perform;

use crate::host::message::{self, Message};
use crate::host::{dom, focus};

/// Takes the place of the first program.
pub(crate) fn mount() {
    let Some(place) = dom::element("app") else {
        return;
    };
    let left = adopt::adopt();
    let kept = focus::keep();
    message::tell(Message::TakeOver, "");
    let properties = app::PlayProps { left };
    yew::Renderer::<app::Play>::with_root_and_props(place, properties).render();
    if let Some(kept) = kept {
        kept.restore();
    }
}
