//! The whole page put together.

use std::rc::Rc;

use yew::prelude::*;

use super::kept::use_device;
use super::linked::use_address;
use super::seen::{use_moves, use_remarks, use_seen, use_standings};
use super::store::use_playground;
use super::view::arrival::banner;
use super::view::board::Board;
use super::view::cell_more::cell_more;
use super::view::context::context_panel;
use super::view::export::Export;
use super::view::help::help;
use super::view::plain::Plain;
use super::view::policies::policies;
use super::view::share::Share;
use super::wide::{use_atlas, use_wide};
use crate::advisor::Advisor;
use crate::desk::{into, use_desk, use_pick};
use crate::hooks::use_answer;
use crate::host::opened;
use crate::state::deed::Deed;
use crate::state::playground::Playground;
use crate::view::button::button;
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
    use_device(&playground);
    use_effect_with(content.base.clone(), |base| {
        opened::remember(&base.0.to_text());
    });
    use_address(&playground, &perform);
    let looked_at = playground.looked_at();
    let (answer, proposed) = use_answer(&looked_at, playground.suggested.as_ref());
    let atlas = use_atlas();
    let wide = use_wide(proposed.as_ref(), &looked_at, &playground, &atlas);
    let desk = use_desk(&looked_at, answer, wide.shown.clone(), &dispatch);
    let context = use_memo(content.context.clone(), |context| Rc::new(context.clone()));
    let title = content.base.0.title.as_deref();
    let shown = desk.shown.as_ref();
    // What is compared and expected is held against the rows that are proposed, however many others are looked at.
    let moves = use_moves(&playground, proposed.as_ref());
    let seen = use_seen(shown, moves.as_ref(), &playground.lens, &atlas);
    let standings = use_standings(&playground, proposed.as_ref());
    let remarks = use_remarks(&playground, moves.as_ref(), &standings);
    let on_pick = use_pick(seen.as_ref(), &dispatch);
    let more = html! {
        <>
            if playground.replaced.is_some() {
                { button("Back to what was here", Deed::UndoLoad, &perform) }
            }
            <Share playground={playground.clone()} />
            <Export playground={playground.clone()} seen={seen.clone()} />
            <Plain />
        </>
    };
    let board = html! {
        <>
            { playground.arrival.as_ref().map(|arrival| banner(arrival, &perform)) }
            <Board playground={playground.clone()} {proposed} {wide} {seen} {moves} {remarks} {standings} selected={desk.selected.clone()} {on_pick}
                perform={perform.clone()} dispatch={dispatch.clone()} />
        </>
    };
    let reasons = html! {
        <>
            { why_panel(desk.why(), shown, &dispatch) }
            { cell_more(&desk, &playground, &perform, &dispatch) }
        </>
    };
    html! {
        <>
            { desk.texts(workspace, &dispatch) }
            { into("toolbar", toolbar(title, more)) }
            { into("role-bar", html! { <>{ role_bar(&content.role, workspace.front, &dispatch) }{ policies(&content.role, workspace.front, &perform) }</> }) }
            { into("session-bar", session_bar(content)) }
            { into("advice", html! { <Advisor opened={content.base.clone()} context={(*context).clone()} /> }) }
            { into("context", context_panel(&desk.answer.0, &perform)) }
            { into("matrix", board) }
            { into("why", reasons) }
            { panels(workspace.panel, &dispatch) }
            { help() }
        </>
    }
}
