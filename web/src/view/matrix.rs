//! The panel of the matrix: what it shows, the counts, the grid.

use yew::prelude::*;

use super::grid::grid;
use super::legend::legend;
use super::peel::peel_switch;
use crate::hooks::{Dispatch, Shown};
use crate::state::grid::Spot;
use crate::state::table::Table;
use crate::state::workspace::{CellName, Workspace};

/// The panel.
pub(crate) fn matrix_panel(
    workspace: &Workspace,
    selected: Option<&CellName>,
    shown: Option<&Shown>,
    on_pick: &Callback<Spot>,
    dispatch: &Dispatch,
) -> Html {
    let Some(Shown {
        answer,
        table,
        is_stale,
    }) = shown
    else {
        return html! { <p class="empty">{ "The matrix appears here once the policies can be read. What keeps them from it stands below their fields." }</p> };
    };
    html! {
        <>
            <div class="matrix-head">
                { peel_switch(workspace.peel, dispatch) }
                { legend(&table.counts()) }
            </div>
            <div class="state-line" role="status">
                if *is_stale {
                    <span class="tag" data-look="stale">{ "before your last edit" }</span>
                    { " The policies cannot be read as they are now; what is wrong stands below their fields." }
                } else if answer.0.content.is_blank() {
                    { "Paste the policies of a role, or choose a preset." }
                } else if !answer.0.content.has_session() {
                    <span class="tag" data-look="open">{ "no session policy" }</span>
                    { " Nothing is cut: the session may do all that the role may." }
                }
            </div>
            <div class="grid-frame" data-stale={is_stale.then_some("")}>
                if table.rows.is_empty() {
                    <p class="empty">{ "There is no row yet. Rows come from the actions that the policies name; add your own below." }</p>
                } else {
                    { grid(table, workspace.peel, selected, on_pick, dispatch) }
                }
                { left_out(table) }
            </div>
        </>
    }
}

/// What is not drawn, and why.
fn left_out(table: &Table) -> Html {
    let missing = [
        (table.rows_left_out, "rows"),
        (table.columns_left_out, "columns"),
    ];
    let missing: Vec<String> = missing
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} more {what}"))
        .collect();
    html! {
        if !missing.is_empty() {
            <p class="left-out soft">{ format!("Not drawn: {}. Add those that matter below.", missing.join(" and ")) }</p>
        }
    }
}
