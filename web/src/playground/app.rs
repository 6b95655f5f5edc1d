//! The whole page put together.

use std::rc::Rc;

use yew::prelude::*;

use super::store::use_playground;
use super::view::context::context_panel;
use super::view::entries::entries;
use super::view::policies::policies;
use crate::desk::{into, use_desk};
use crate::hooks::use_kept;
use crate::state::deed::Deed;
use crate::state::playground::Playground;
use crate::view::button::button;
use crate::view::matrix::matrix_panel;
use crate::view::panels::panels;
use crate::view::role_bar::role_bar;
use crate::view::session_bar::session_bar;
use crate::view::toolbar::toolbar;
use crate::view::why::why_panel;

/// What the first program left.
#[derive(Debug, Clone)]
pub(crate) struct Left(pub(crate) Rc<Playground>);

impl PartialEq for Left {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(Properties, PartialEq)]
pub(crate) struct PlayProps {
    pub(crate) left: Left,
}

/// The page.
#[component]
pub(crate) fn Play(PlayProps { left }: &PlayProps) -> Html {
    let (playground, perform, dispatch) = use_playground(left);
    let workspace = &playground.workspace;
    let content = &workspace.content;
    use_kept(content);
    let desk = use_desk(workspace, playground.suggested.as_ref(), &dispatch);
    let title = content.base.0.title.as_deref();
    let shown = desk.shown.as_ref();
    let selected = desk.selected.as_ref();
    let back = html! {
        if playground.replaced.is_some() {
            { button("Back to what was here", Deed::UndoLoad, &perform) }
        }
    };
    let lists = shown.map(|shown| {
        entries(
            &shown.table,
            &workspace.actions,
            &workspace.resources,
            &perform,
        )
    });
    html! {
        <>
            { desk.texts(workspace, &dispatch) }
            { into("toolbar", toolbar(title, back)) }
            { into("role-bar", html! { <>{ role_bar(&content.role, workspace.front, &dispatch) }{ policies(&content.role, workspace.front, &perform) }</> }) }
            { into("session-bar", session_bar(&content.session)) }
            { into("context", context_panel(&desk.answer.0, &perform)) }
            { into("matrix", html! { <>{ matrix_panel(workspace, selected, shown, &desk.on_pick, &dispatch) }{ lists }</> }) }
            { into("why", why_panel(desk.why(), shown, &dispatch)) }
            { panels(workspace.panel, &dispatch) }
        </>
    }
}
