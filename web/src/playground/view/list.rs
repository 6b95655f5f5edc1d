//! The matrix as headings and lists: the same cells, for those who would rather not walk a grid.

use std::rc::Rc;

use scopedown_report::words;
use yew::prelude::*;

use super::group_line::counted;
use super::more::{ROWS, more};
use crate::hooks::Shown;
use crate::state::broad::exact;
use crate::state::face::Face;
use crate::state::grid::Spot;
use crate::state::part::first_rows;
use crate::state::table::{Group, Row};
use crate::state::workspace::{CellName, Peel};

#[derive(Properties, PartialEq)]
pub(crate) struct ListProps {
    pub(crate) seen: Shown,
    pub(crate) peel: Peel,
    /// Groups that are folded away.
    pub(crate) folded: Vec<Rc<str>>,
    pub(crate) selected: Option<CellName>,
    pub(crate) on_pick: Callback<Spot>,
}

/// The list.
#[component]
pub(crate) fn List(props: &ListProps) -> Html {
    let shown = use_state_eq(|| ROWS);
    let table = &props.seen.table;
    let is_folded = |group: &Group| props.folded.contains(&group.service);
    let part = first_rows(table, *shown, is_folded);
    html! {
        <div class="matrix-list" role="region" aria-label="Cells as a list" tabindex="0">
            { for part.groups.iter().map(|group| html! {
                <section key={&*group.service}>
                    <h3>{ &*group.service }</h3>
                    if is_folded(group) {
                        <p class="soft">{ counted(group) }</p>
                    } else {
                        { for group.rows.iter().map(|row| entry(row, props)) }
                    }
                </section>
            }) }
            { more(table, &shown) }
        </div>
    }
}

fn entry(row: &Rc<Row>, props: &ListProps) -> Html {
    let columns = &props.seen.table.columns;
    let row = exact(&props.seen.answer.0, row, columns);
    let cells = row.cells.iter().zip(columns.iter()).enumerate();
    html! {
        <>
            <h4>{ &*row.action }</h4>
            <ul>{ for cells.map(|(at, (cell, column))| {
                let face = Face::of(cell.as_ref(), props.peel);
                let is_selected = props.selected.as_ref().is_some_and(|name| name.action == row.action && name.resource == column.resource);
                let spot = Spot { row: row.number, column: at };
                let on_pick = props.on_pick.clone();
                let on_click = Callback::from(move |_: MouseEvent| on_pick.emit(spot));
                html! {
                    <li><button type="button" aria-label={words::cell_words(&row.action, &column.resource, cell.as_ref())} aria-pressed={is_selected.to_string()} onclick={on_click}>
                        <span class="swatch" data-look={face.look} aria-hidden="true">{ face.glyph }</span>
                        <span>{ &face.text }</span><code>{ &*column.resource }</code>
                    </button></li>
                }
            }) }</ul>
        </>
    }
}
