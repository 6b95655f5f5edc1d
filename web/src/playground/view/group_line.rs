//! The line above the rows of a group.

use scopedown_report::words;
use yew::prelude::*;

use crate::playground::Perform;
use crate::state::broad::counts_of;
use crate::state::deed::Deed;
use crate::state::lens::Lens;
use crate::state::table::{Group, LEGEND};
use crate::view::button::sends;

/// The line: folds the rows away, and then counts their states.
pub(crate) fn group_line(group: &Group, columns: usize, lens: &Lens, perform: &Perform) -> Html {
    let is_folded = lens.folded.contains(&group.service);
    let on_fold: Callback<MouseEvent> = sends(
        Deed::ToggleFold {
            service: group.service.clone(),
        },
        perform,
    );
    let counts = if is_folded {
        format!(" {}", counted(group))
    } else {
        String::new()
    };
    html! {
        <tr key="head" class="group" role="row"><th role="rowheader" colspan={columns.to_string()}>
            <button type="button" class="fold" tabindex="-1" aria-expanded={(!is_folded).to_string()} onclick={on_fold}>{ &*group.service }</button>
            <span class="soft">{ counts }</span>
        </th></tr>
    }
}

/// "3 rows: 6 allowed, 2 cut by session"
pub(crate) fn counted(group: &Group) -> String {
    let counts = counts_of(&group.rows);
    let states = LEGEND.into_iter().filter_map(|state| {
        let count = counts.of(state);
        (count > 0).then(|| format!("{count} {}", words::mark(state).short))
    });
    let states: Vec<String> = states.collect();
    let rows = group.rows.len();
    let noun = if rows == 1 { "row" } else { "rows" };
    format!("{rows} {noun}: {}", states.join(", "))
}
