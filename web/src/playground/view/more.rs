//! Forms of the matrix that grow: so many rows at first, and more when they are asked for.

use yew::prelude::*;

use crate::state::table::Table;

/// Rows that are shown at first, and that are added each time.
pub(crate) const ROWS: usize = 40;

/// The button that asks for more, while there are more.
pub(crate) fn more(table: &Table, shown: &UseStateHandle<usize>) -> Html {
    let all = table.rows.len();
    let now = **shown;
    if all <= now {
        return Html::default();
    }
    let on_more = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(now + ROWS))
    };
    let next = ROWS.min(all - now);
    html! {
        <p class="more"><button type="button" onclick={on_more}>{ format!("Show {next} more rows") }</button>
            <span class="soft">{ format!(" {now} of {all} are shown.") }</span></p>
    }
}
