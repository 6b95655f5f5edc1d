//! The first program: the texts, the matrix and the reasons, which are there before anything else is loaded. Its frame and its two first text
//! areas stand in `index.html`; everything else is rendered into places of that frame.

use yew::prelude::*;

use crate::desk::{into, use_desk, use_pick};
use crate::hooks::{use_answer, use_rested, use_workspace};
use crate::host::message::{self, Message};
use crate::host::{dom, storage};
use crate::opening::{KEEPING, KEPT};
use crate::state::saved;
use crate::view::matrix::matrix_panel;
use crate::view::panels::panels;
use crate::view::role_bar::role_bar;
use crate::view::session_bar::session_bar;
use crate::view::toolbar::toolbar;
use crate::view::why::why_panel;

/// Renders the page, until the playground takes its place.
pub(crate) fn mount() {
    if let Some(place) = dom::element("app") {
        // Until now the frame shows the first preset there.
        for place in ["matrix", "why"] {
            dom::empty(place);
        }
        let app = yew::Renderer::<First>::with_root(place).render();
        message::once(Message::TakeOver, move || app.destroy());
    }
}

#[component]
fn First() -> Html {
    let (workspace, dispatch) = use_workspace();
    use_rested(workspace.content.clone(), KEEPING, |content| {
        // What was opened is kept already, with more than this program writes of it: documents that narrow must not be lost.
        if !content.is_base() && !content.has_unedited() {
            storage::write_own(KEPT, saved::write(content).as_deref());
        }
    });
    let (answer, shown) = use_answer(&workspace, None);
    let desk = use_desk(&workspace, answer, shown, &dispatch);
    let content = &workspace.content;
    let title = content.base.0.title.as_deref();
    let shown = desk.shown.as_ref();
    let on_pick = use_pick(shown, &dispatch);
    let selected = desk.selected.as_ref();
    html! {
        <>
            { desk.texts(&workspace, &dispatch) }
            { into("toolbar", toolbar(title, Html::default())) }
            { into("role-bar", role_bar(&content.role, workspace.front, &dispatch)) }
            { into("session-bar", session_bar(content)) }
            { into("matrix", matrix_panel(&workspace, selected, shown, &on_pick, &dispatch)) }
            { into("why", why_panel(desk.why(), shown, &dispatch)) }
            { panels(workspace.panel, &dispatch) }
        </>
    }
}
