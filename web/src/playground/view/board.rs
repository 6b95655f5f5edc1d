//! The panel of the matrix: what it shows, what is asked of its rows, the grid, its rows and columns.

use std::rc::Rc;

use scopedown_report::words;
use yew::prelude::*;

use super::compare_bar::{compare_bar, freeze_button};
use super::entries::entries;
use super::expected_list::expected_list;
use super::keys::{Keys, use_keys};
use super::lens_bar::lens_bar;
use crate::hooks::{Dispatch, Shared, Shown};
use crate::playground::Perform;
use crate::state::comparing::Moves;
use crate::state::deed::Deed;
use crate::state::expecting::Standing;
use crate::state::grid::Spot;
use crate::state::lens::Only;
use crate::state::playground::Playground;
use crate::state::remark::Remarks;
use crate::state::table::{Group, LEGEND, state_of};
use crate::state::workspace::CellName;
use crate::view::button::sends;
use crate::view::grid::{Doing, grid};
use crate::view::matrix::{left_out, no_row, nothing_yet, state_line};
use crate::view::peel::peel_switch;

/// What the panel shows.
#[derive(Properties, PartialEq)]
pub(crate) struct BoardProps {
    pub(crate) playground: Rc<Playground>,
    /// The whole matrix.
    pub(crate) whole: Option<Shown>,
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
    let on_key = use_keys(Keys {
        table: props.seen.as_ref().map(|seen| Shared(seen.table.clone())),
        selected: props.selected.clone(),
        on_pick: on_pick.clone(),
        perform: perform.clone(),
        dispatch: dispatch.clone(),
    });
    let (Some(whole), Some(seen)) = (&props.whole, &props.seen) else {
        return nothing_yet();
    };
    let workspace = &playground.workspace;
    let lens = &playground.lens;
    let moves = props.moves.as_ref().map(|moves| &*moves.0);
    let choices = if moves.is_some() {
        &Only::ALL
    } else {
        Only::PLAIN
    };
    let folding = |group: &Group, columns| group_line(group, columns, playground, perform);
    let doing = Doing {
        on_pick,
        on_key: &on_key,
        group_line: &folding,
        is_folded: &|group| lens.folded.contains(&group.service),
        remarks: &|row, columns| props.remarks.of(row, columns),
    };
    html! {
        <>
            <div class="matrix-head">
                { peel_switch(workspace.peel, dispatch) }
                { lens_bar(lens, choices, &whole.table, &seen.table, perform) }
                { freeze_button(playground, whole, perform) }
            </div>
            { compare_bar(playground, moves, perform, dispatch) }
            { expected_list(playground, &props.standings, perform) }
            { state_line(seen) }
            <div class="grid-frame" data-stale={seen.is_stale.then_some("")}>
                if whole.table.rows.is_empty() {
                    { no_row() }
                } else if seen.table.groups.is_empty() || seen.table.columns.is_empty() {
                    <p class="empty">{ "No row is as you ask. Ask for less, or show all rows." }</p>
                } else {
                    { grid(&seen.table, workspace.peel, props.selected.as_ref(), &doing) }
                }
                { left_out(&whole.table) }
            </div>
            { entries(&whole.table, &workspace.actions, &workspace.resources, perform) }
        </>
    }
}

/// The line of a service: folds its rows away, and then counts their states.
fn group_line(group: &Group, columns: usize, playground: &Playground, perform: &Perform) -> Html {
    let is_folded = playground.lens.folded.contains(&group.service);
    let on_fold: Callback<MouseEvent> = sends(
        Deed::ToggleFold {
            service: group.service.clone(),
        },
        perform,
    );
    let counts = if is_folded {
        counts(group)
    } else {
        String::new()
    };
    html! {
        <tr class="group" role="row"><th role="rowheader" colspan={columns.to_string()}>
            <button type="button" class="fold" tabindex="-1" aria-expanded={(!is_folded).to_string()} onclick={on_fold}>{ &*group.service }</button>
            <span class="soft">{ counts }</span>
        </th></tr>
    }
}

/// "3 rows: 6 allowed, 2 S gap"
fn counts(group: &Group) -> String {
    let states: Vec<String> = LEGEND
        .into_iter()
        .filter_map(|state| {
            let cells = group.rows.iter().flat_map(|row| &row.cells);
            let count = cells.filter(|cell| state_of(cell) == state).count();
            (count > 0).then(|| format!("{count} {}", words::mark(state).short))
        })
        .collect();
    let rows = group.rows.len();
    let noun = if rows == 1 { "row" } else { "rows" };
    format!(" {rows} {noun}: {}", states.join(", "))
}
