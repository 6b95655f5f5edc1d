//! In place of a matrix with more cells than are computed at once: the counts of each service, and a file of them.

use std::rc::Rc;

use scopedown_report::words;
use yew::prelude::*;

use crate::host::file;
use crate::state::broad::Tally;
use crate::state::table::LEGEND;

/// The counts.
pub(crate) fn summary(tallies: &Rc<[Tally]>) -> Html {
    let on_save = {
        let tallies = tallies.clone();
        Callback::from(move |_: MouseEvent| file::save("services.csv", &csv(&tallies)))
    };
    html! {
        <div class="tallies" role="region" aria-label="Cells of each service" tabindex="0">
            <p class="soft">{ "These are more cells than can be shown one by one, so they are counted for each service. With fewer columns every row is shown." }</p>
            <p><button type="button" onclick={on_save}>{ "Save the counts as CSV" }</button></p>
            <dl>{ for tallies.iter().map(|tally| html! { <><dt>{ &*tally.service }</dt><dd>{ counted(tally) }</dd></> }) }</dl>
        </div>
    }
}

/// "12 rows: 6 allowed, 18 cut by session"
fn counted(tally: &Tally) -> String {
    let states = LEGEND.into_iter().filter_map(|state| {
        let count = tally.counts.of(state);
        (count > 0).then(|| format!("{count} {}", words::mark(state).short))
    });
    let states: Vec<String> = states.collect();
    let noun = if tally.rows == 1 { "row" } else { "rows" };
    format!("{} {noun}: {}", tally.rows, states.join(", "))
}

/// Names of services and states have nothing that would have to be quoted.
fn csv(tallies: &[Tally]) -> String {
    let heads = LEGEND.map(|state| words::mark(state).short).join(",");
    let mut text = format!("service,rows,{heads}\r\n");
    for tally in tallies {
        let counts = LEGEND.map(|state| tally.counts.of(state).to_string());
        let line = format!("{},{},{}\r\n", tally.service, tally.rows, counts.join(","));
        text.push_str(&line);
    }
    text
}
