//! The panel of the matrix: what it shows, the counts, the grid.

use yew::prelude::*;

use super::grid::{Doing, grid, service_line};
use super::legend::legend;
use super::peel::peel_switch;
use crate::hooks::{Dispatch, Shown};
use crate::host::dom;
use crate::state::action::Action;
use crate::state::grid::Spot;
use crate::state::table::Table;
use crate::state::workspace::{CellName, Panel, Workspace};

/// The panel of the first program.
pub(crate) fn matrix_panel(
    workspace: &Workspace,
    selected: Option<&CellName>,
    shown: Option<&Shown>,
    on_pick: &Callback<Spot>,
    dispatch: &Dispatch,
) -> Html {
    let Some(shown) = shown else {
        return nothing_yet();
    };
    let table = &shown.table;
    let on_key = {
        let (on_pick, dispatch) = (on_pick.clone(), dispatch.clone());
        Callback::from(move |(spot, event): (Spot, KeyboardEvent)| {
            if matches!(event.key().as_str(), "Enter" | " ") {
                event.prevent_default();
                to_reasons(spot, &on_pick, &dispatch);
            }
        })
    };
    let doing = Doing {
        on_pick,
        on_key: &on_key,
        group_line: &service_line,
        is_folded: &|_| false,
        remarks: &|_, _| [].into(),
    };
    html! {
        <>
            <div class="matrix-head">
                { peel_switch(workspace.peel, dispatch) }
                { legend(&table.counts()) }
            </div>
            { state_line(shown) }
            <div class="grid-frame" data-stale={shown.is_stale.then_some("")}>
                if table.rows.is_empty() {
                    { no_row() }
                } else {
                    { grid(table, workspace.peel, selected, &doing) }
                }
                { left_out(table) }
            </div>
        </>
    }
}

/// In place of a matrix that cannot be made.
pub(crate) fn nothing_yet() -> Html {
    html! { <p class="empty">{ "The matrix appears here once the policies can be read. What keeps them from it stands below their fields." }</p> }
}

/// In place of a matrix without rows.
pub(crate) fn no_row() -> Html {
    html! { <p class="empty">{ "There is no row yet. Rows come from the actions that the policies name; add your own below." }</p> }
}

/// What the whole matrix is about.
pub(crate) fn state_line(shown: &Shown) -> Html {
    let content = &shown.answer.0.content;
    html! {
        <div class="state-line" role="status">
            if shown.is_stale {
                <span class="tag" data-look="stale">{ "before your last edit" }</span>
                { " The policies cannot be read as they are now; what is wrong stands below their fields." }
            } else if content.is_blank() {
                { "Paste the policies of a role, or choose a preset." }
            } else if !content.has_session() && content.further_session().next().is_none() {
                <span class="tag" data-look="open">{ "no session policy" }</span>
                { " Nothing is cut: the session may do all that the role may." }
            }
        </div>
    }
}

/// Goes to the reasons of a cell.
pub(crate) fn to_reasons(spot: Spot, on_pick: &Callback<Spot>, dispatch: &Dispatch) {
    on_pick.emit(spot);
    dispatch.emit(Action::ShowPanel { panel: Panel::Why });
    dom::focus("why-title");
}

/// What is not drawn, and why.
pub(crate) fn left_out(table: &Table) -> Html {
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
