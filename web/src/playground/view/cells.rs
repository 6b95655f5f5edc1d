//! The grid: all of it where it is short, what is in view where it is long, and on a narrow screen as many cards as are asked for.

use std::rc::Rc;

use yew::prelude::*;

use super::group_line::group_line;
use super::long_grid::LongGrid;
use super::more::{ROWS, more};
use crate::hooks::Shown;
use crate::host::screen;
use crate::playground::Perform;
use crate::state::grid::Spot;
use crate::state::lens::Lens;
use crate::state::part::first_rows;
use crate::state::remark::Remarks;
use crate::state::table::{Group, Table};
use crate::state::workspace::{CellName, Peel};
use crate::view::grid::{Doing, grid};

/// Cells that are mounted all at once; as many as the first program draws.
const MOUNTED: usize = scopedown_policy::limits::DRAWN_CELLS;

#[derive(Properties, PartialEq)]
pub(crate) struct CellsProps {
    pub(crate) seen: Shown,
    pub(crate) lens: Lens,
    pub(crate) peel: Peel,
    /// What is said of cells.
    pub(crate) remarks: Rc<Remarks>,
    pub(crate) selected: Option<CellName>,
    pub(crate) on_pick: Callback<Spot>,
    pub(crate) on_key: Callback<(Spot, KeyboardEvent)>,
    pub(crate) perform: Perform,
}

/// The grid.
#[component]
pub(crate) fn Cells(props: &CellsProps) -> Html {
    let is_narrow = use_narrow();
    let shown = use_state_eq(|| ROWS);
    let table = &props.seen.table;
    let lines = table.rows.len() + table.groups.len();
    if lines * table.columns.len() <= MOUNTED {
        return short(table, props);
    }
    if !is_narrow {
        let CellsProps {
            seen,
            lens,
            peel,
            remarks,
            selected,
            on_pick,
            on_key,
            perform,
        } = props;
        return html! {
            <LongGrid seen={seen.clone()} lens={lens.clone()} peel={*peel} remarks={remarks.clone()} selected={selected.clone()} on_pick={on_pick.clone()} on_key={on_key.clone()} perform={perform.clone()} />
        };
    }
    let is_folded = |group: &Group| props.lens.folded.contains(&group.service);
    let part = first_rows(table, *shown, is_folded);
    html! {
        <>
            { short(&part, props) }
            { more(table, &shown) }
        </>
    }
}

fn short(table: &Table, props: &CellsProps) -> Html {
    let (lens, perform) = (&props.lens, &props.perform);
    let doing = Doing {
        on_pick: &props.on_pick,
        on_key: &props.on_key,
        group_line: &|group, columns| group_line(group, columns, lens, perform),
        is_folded: &|group| lens.folded.contains(&group.service),
        remarks: &|row, columns| props.remarks.of(row, columns),
    };
    grid(table, props.peel, props.selected.as_ref(), &doing)
}

/// Whether the matrix is shown as cards.
#[hook]
fn use_narrow() -> bool {
    let is_narrow = use_state_eq(screen::is_narrow);
    let setter = is_narrow.setter();
    use_effect_with((), move |()| {
        let listener = screen::on_change(move || setter.set(screen::is_narrow()));
        move || drop(listener)
    });
    *is_narrow
}
