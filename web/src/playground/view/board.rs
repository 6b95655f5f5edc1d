//! The panel of the matrix: what it shows, what is asked of its rows, the grid, its rows and columns.

use std::rc::Rc;

use yew::prelude::*;

use super::announcer::{Announcer, Asked};
use super::cells::Cells;
use super::compare_bar::{compare_bar, freeze_button};
use super::entries::entries;
use super::expected_list::expected_list;
use super::keys::{Keys, Question, use_keys};
use super::lens_bar::lens_bar;
use super::list::List;
use super::summary::summary;
use crate::hooks::{Dispatch, Shared, Shown};
use crate::host::dom::{self, Heading};
use crate::playground::Perform;
use crate::playground::wide::Wide;
use crate::state::comparing::Moves;
use crate::state::expecting::Standing;
use crate::state::grid::Spot;
use crate::state::lens::{Form, Only};
use crate::state::playground::Playground;
use crate::state::remark::Remarks;
use crate::state::workspace::CellName;
use crate::view::matrix::{left_out, no_row, nothing_yet, state_line};
use crate::view::peel::peel_switch;

/// What the panel shows.
#[derive(Properties, PartialEq)]
pub(crate) struct BoardProps {
    pub(crate) playground: Rc<Playground>,
    /// The matrix of the rows that are proposed, as far as the first program draws it.
    pub(crate) proposed: Option<Shown>,
    /// The whole matrix.
    pub(crate) wide: Wide,
    /// What of it is seen.
    pub(crate) seen: Option<Shown>,
    /// What moved against what the matrix is held against.
    pub(crate) moves: Option<Shared<Moves>>,
    /// How the expectations stand.
    pub(crate) standings: Rc<Vec<Standing>>,
    /// What is said of cells.
    pub(crate) remarks: Rc<Remarks>,
    pub(crate) selected: Option<CellName>,
    pub(crate) on_pick: Callback<Spot>,
    pub(crate) perform: Perform,
    pub(crate) dispatch: Dispatch,
}

/// The panel.
#[component]
pub(crate) fn Board(props: &BoardProps) -> Html {
    let BoardProps {
        playground,
        on_pick,
        perform,
        dispatch,
        ..
    } = props;
    let asked = use_state_eq(Asked::default);
    let on_ask = use_callback(
        (asked.clone(), props.seen.clone()),
        |question: Question, (asked, seen)| {
            let sentence = seen.as_ref().and_then(|seen| question.answer(&seen.table));
            asked.set(Asked {
                times: asked.times + 1,
                sentence: sentence.map(Into::into),
            });
        },
    );
    let on_key = use_keys(Keys {
        table: props.seen.as_ref().map(|seen| Shared(seen.table.clone())),
        selected: props.selected.clone(),
        on_pick: on_pick.clone(),
        on_ask: on_ask.clone(),
        perform: perform.clone(),
        dispatch: dispatch.clone(),
    });
    let (Some(proposed), Some(whole), Some(seen)) =
        (&props.proposed, &props.wide.shown, &props.seen)
    else {
        return nothing_yet();
    };
    let workspace = &playground.workspace;
    let moves = props.moves.as_ref().map(|moves| &*moves.0);
    let choices = if moves.is_some() {
        &Only::ALL
    } else {
        Only::PLAIN
    };
    let on_heading = Callback::from(move |event: MouseEvent| {
        if let Some(heading) = dom::heading(&event) {
            on_ask.emit(match heading {
                Heading::Row(row) => Question::Row(row),
                Heading::Column(column) => Question::Column(column),
            });
        }
    });
    html! {
        <>
            <div class="matrix-head">
                { peel_switch(workspace.peel, dispatch) }
                { lens_bar(&playground.lens, choices, &whole.table, &seen.table, perform) }
                { freeze_button(playground, whole, perform) }
            </div>
            { compare_bar(playground, moves, perform, dispatch) }
            { expected_list(playground, &props.standings, perform) }
            { state_line(seen) }
            <Announcer table={Shared(whole.table.clone())} loads={workspace.loads} asked={(*asked).clone()} />
            <div class="grid-frame" data-stale={seen.is_stale.then_some("")} onclick={on_heading}>
                { cells(props, whole, seen, on_key) }
                { left_out(&whole.table) }
            </div>
            { entries(&proposed.table, &workspace.actions, &workspace.resources, perform) }
        </>
    }
}

/// The cells in the form that is asked for.
fn cells(
    props: &BoardProps,
    whole: &Shown,
    seen: &Shown,
    on_key: Callback<(Spot, KeyboardEvent)>,
) -> Html {
    let lens = props.playground.lens.clone();
    let peel = props.playground.workspace.peel;
    let (seen, selected) = (seen.clone(), props.selected.clone());
    let (on_pick, perform) = (props.on_pick.clone(), props.perform.clone());
    if let Some(tallies) = &props.wide.tallies {
        return summary(tallies);
    }
    if whole.table.rows.is_empty() {
        return no_row();
    }
    if seen.table.groups.is_empty() || seen.table.columns.is_empty() {
        return html! { <p class="empty">{ "No row is as you ask. Ask for less, or show all rows." }</p> };
    }
    if lens.form == Form::List {
        return html! { <List {seen} {peel} folded={lens.folded} {selected} {on_pick} /> };
    }
    html! { <Cells {seen} {lens} {peel} remarks={props.remarks.clone()} {selected} {on_pick} {on_key} {perform} /> }
}
