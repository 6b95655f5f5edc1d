//! The matrix as a grid: one stop of the tab key, arrows inside; other keys are for who shows it.

use std::rc::Rc;

use yew::prelude::*;

use super::cell::cell_id;
use super::grid_row::GridRow;
use crate::host::dom;
use crate::state::grid::{Extent, Spot};
use crate::state::remark::Remark;
use crate::state::table::{Column, Group, Row, Table};
use crate::state::workspace::{CellName, Peel};

/// What else is said of the cells of a row.
pub(crate) type Remarking<'a> = dyn Fn(&Row, &[Column]) -> Rc<[Remark]> + 'a;

/// What can be done in a grid besides walking.
pub(crate) struct Doing<'a> {
    /// Picks a cell. It stays the same one while the table does, so that rows need not render anew.
    pub(crate) on_pick: &'a Callback<Spot>,
    /// A key that does not walk, at the cell that has the focus.
    pub(crate) on_key: &'a Callback<(Spot, KeyboardEvent)>,
    /// The line of a group above its rows, over so many columns.
    pub(crate) group_line: &'a dyn Fn(&Group, usize) -> Html,
    /// Whether the rows of a group are folded away.
    pub(crate) is_folded: &'a dyn Fn(&Group) -> bool,
    /// What else is said of the cells of a row.
    pub(crate) remarks: &'a Remarking<'a>,
}

/// The grid.
pub(crate) fn grid(
    table: &Table,
    peel: Peel,
    selected: Option<&CellName>,
    doing: &Doing<'_>,
) -> Html {
    let on_pick = doing.on_pick;
    let extent = Extent {
        rows: table.rows.len(),
        columns: table.columns.len(),
    };
    let selected = selected
        .and_then(|cell| table.find(cell))
        .map(|(row, column)| Spot { row, column });
    let stop = selected.unwrap_or_default().within(extent);
    let on_key = {
        let (on_pick, on_other) = (on_pick.clone(), doing.on_key.clone());
        Callback::from(move |event: KeyboardEvent| {
            let control = event.ctrl_key() || event.meta_key();
            let is_walking = !event.shift_key() && !event.alt_key();
            match stop.after(&event.key(), control, extent) {
                Some(spot) if is_walking => {
                    event.prevent_default();
                    on_pick.emit(spot);
                    dom::reveal(&cell_id(spot));
                }
                _ => on_other.emit((stop, event)),
            }
        })
    };
    let columns = table.columns.clone();
    html! {
        <div class="grid-scroll" role="region" aria-label="Cells">
            <table class="grid" role="grid" aria-label="Actions and resources" aria-rowcount={(extent.rows + table.rows_left_out + 1).to_string()}
                aria-colcount={(extent.columns + table.columns_left_out + 1).to_string()} onkeydown={on_key}>
                { head(&columns) }
                { for table.groups.iter().map(|group| html! {
                    <tbody role="rowgroup" key={&*group.service}>
                        { (doing.group_line)(group, extent.columns + 1) }
                        { for group.rows.iter().filter(|_| !(doing.is_folded)(group)).map(|row| html! {
                            <GridRow key={&*row.action} row={row.clone()} columns={columns.clone()} {peel} on_pick={on_pick.clone()} remarks={(doing.remarks)(row, &columns)}
                                tab_stop={(stop.row == row.number).then_some(stop.column)}
                                selected={selected.filter(|spot| spot.row == row.number).map(|spot| spot.column)} />
                        }) }
                    </tbody>
                }) }
            </table>
        </div>
    }
}

/// The headings of the columns.
pub(crate) fn head(columns: &[Column]) -> Html {
    let heading = |column: &Column| {
        let [end, place] = &column.short;
        html! {
            <th role="columnheader" scope="col" aria-label={column.resource.to_string()} title={column.resource.to_string()}>
                <span class="column-end">{ end }</span><span class="column-place">{ place }</span>
            </th>
        }
    };
    html! {
        <thead role="rowgroup"><tr role="row" aria-rowindex="1"><td role="gridcell" class="corner"></td>{ for columns.iter().map(heading) }</tr></thead>
    }
}

/// The name of a service above its rows. It is no row of the grid: the rows' own names hold the service.
pub(crate) fn service_line(group: &Group, columns: usize) -> Html {
    html! { <tr class="group" role="presentation" aria-hidden="true"><th colspan={columns.to_string()}>{ &*group.service }</th></tr> }
}
