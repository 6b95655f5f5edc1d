//! The matrix as a grid: one stop of the tab key, arrows inside, Enter to the reasons, Escape back.

use yew::prelude::*;

use super::cell::cell_id;
use super::grid_row::GridRow;
use crate::hooks::Dispatch;
use crate::host::dom;
use crate::state::action::Action;
use crate::state::grid::{Extent, Spot};
use crate::state::table::{Column, Group, Table};
use crate::state::workspace::{CellName, Panel, Peel};

/// The grid. `on_pick` stays the same one while the table does, so that rows need not render anew.
pub(crate) fn grid(
    table: &Table,
    peel: Peel,
    selected: Option<&CellName>,
    on_pick: &Callback<Spot>,
    dispatch: &Dispatch,
) -> Html {
    let extent = Extent {
        rows: table.rows.len(),
        columns: table.columns.len(),
    };
    let selected = selected
        .and_then(|cell| table.find(cell))
        .map(|(row, column)| Spot { row, column });
    let stop = selected.unwrap_or_default().within(extent);
    let on_key = {
        let (on_pick, dispatch) = (on_pick.clone(), dispatch.clone());
        Callback::from(move |event: KeyboardEvent| {
            let control = event.ctrl_key() || event.meta_key();
            if event.shift_key() || event.alt_key() {
                return;
            }
            if let Some(spot) = stop.after(&event.key(), control, extent) {
                event.prevent_default();
                on_pick.emit(spot);
                dom::reveal(&cell_id(spot));
            } else if event.key() == "Enter" || event.key() == " " {
                event.prevent_default();
                on_pick.emit(stop);
                dispatch.emit(Action::ShowPanel { panel: Panel::Why });
                dom::focus("why-title");
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
                        { group_line(group, extent.columns) }
                        { for group.rows.iter().map(|row| html! {
                            <GridRow key={&*row.action} row={row.clone()} columns={columns.clone()} {peel} on_pick={on_pick.clone()}
                                tab_stop={(stop.row == row.number).then_some(stop.column)}
                                selected={selected.filter(|spot| spot.row == row.number).map(|spot| spot.column)} />
                        }) }
                    </tbody>
                }) }
            </table>
        </div>
    }
}

fn head(columns: &[Column]) -> Html {
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
fn group_line(group: &Group, columns: usize) -> Html {
    html! { <tr class="group" role="presentation" aria-hidden="true"><th colspan={(columns + 1).to_string()}>{ &*group.service }</th></tr> }
}
