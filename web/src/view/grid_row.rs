//! One row of the grid. It renders anew only when something of its own changes.

use std::rc::Rc;

use scopedown_report::words;
use yew::prelude::*;

use super::cell::{Placed, cell};
use crate::state::face::Face;
use crate::state::grid::Spot;
use crate::state::remark::Remark;
use crate::state::table::{Column, Row};
use crate::state::workspace::Peel;

#[derive(Properties, PartialEq)]
pub(crate) struct GridRowProps {
    pub(crate) row: Rc<Row>,
    pub(crate) columns: Rc<[Column]>,
    pub(crate) peel: Peel,
    /// The column of the tab stop, if it is in this row.
    pub(crate) tab_stop: Option<usize>,
    /// The column of the selected cell, if it is in this row.
    pub(crate) selected: Option<usize>,
    /// What else is said of its cells.
    pub(crate) remarks: Rc<[Remark]>,
    pub(crate) on_pick: Callback<Spot>,
}

/// The row.
#[component]
pub(crate) fn GridRow(props: &GridRowProps) -> Html {
    let row = &props.row;
    let cells =
        row.cells
            .iter()
            .zip(props.columns.iter())
            .enumerate()
            .map(|(number, (each, column))| {
                let face = Face::of(each.as_ref(), props.peel);
                let placed = Placed {
                    spot: Spot {
                        row: row.number,
                        column: number,
                    },
                    column: column.short.join(" · "),
                    name: words::cell_words(&row.action, &column.resource, each.as_ref()),
                    is_tab_stop: props.tab_stop == Some(number),
                    is_selected: props.selected == Some(number),
                    remark: props.remarks.iter().find(|remark| remark.column == number),
                };
                cell(placed, &face, &props.on_pick)
            });
    html! {
        <tr role="row" aria-rowindex={(row.number + 2).to_string()}>
            <th role="rowheader" scope="row" aria-label={row.action.to_string()} title={row.action.to_string()}>{ &*row.name }</th>
            { for cells }
        </tr>
    }
}
