//! What is not as wanted, and which values are refused or escaped, in sentences.

use scopedown_report::words::{reach_mark, tenants_cell, tenants_collision};
use scopedown_report::{Sentence, sentence};
use scopedown_scenario::tenants::{Judgement, Tenancy};
use yew::prelude::*;

use crate::view::sentence::runs;

/// Lines of each list.
const SHOWN: usize = 20;

/// A line of a list.
struct Line {
    look: &'static str,
    sign: &'static str,
    words: Sentence,
}

/// The cells that are not as wanted, what is surely wrong first, and the entries that only something else keeps apart.
pub(super) fn amiss(tenancy: &Tenancy) -> Html {
    let of = |judgement, look| {
        let cells = tenancy.grid.amiss();
        let cells = cells.filter(move |(_, cell)| cell.judgement == judgement);
        cells.map(move |(row, cell)| Line {
            look,
            sign: reach_mark(cell).mark,
            words: tenants_cell(tenancy, row, cell),
        })
    };
    let apart = tenancy.kept_apart().map(|collision| Line {
        look: "missing",
        sign: "!",
        words: tenants_collision(tenancy, collision),
    });
    let wrong = of(Judgement::Amiss, "problem");
    list(
        "What is not as it should be",
        wrong.chain(of(Judgement::Open, "missing")).chain(apart),
    )
}

/// The values that are refused, and those that were escaped, with their lines.
pub(super) fn values(tenancy: &Tenancy) -> Html {
    let rows = tenancy.table.rows().iter().zip(&tenancy.tenants);
    let lines = rows.flat_map(|(row, tenant)| {
        let (refused, escaped) = match &tenant.policy {
            Err(refusals) => (refusals.as_slice(), &[][..]),
            Ok(finished) => (&[][..], finished.escaped.as_slice()),
        };
        let line = row.line;
        let said = move |message: String| sentence(&format!("Line {line}: {message}"));
        let refused = refused.iter().map(move |refusal| Line {
            look: "problem",
            sign: "✕",
            words: said(refusal.message()),
        });
        let escaped = escaped.iter().map(move |escaped| Line {
            look: "missing",
            sign: "!",
            words: said(escaped.message()),
        });
        refused.chain(escaped)
    });
    list("Values of the table", lines)
}

fn list(title: &'static str, lines: impl Iterator<Item = Line>) -> Html {
    let mut shown = Vec::new();
    let mut more = 0;
    for line in lines {
        if shown.len() < SHOWN {
            shown.push(line);
        } else {
            more += 1;
        }
    }
    if shown.is_empty() {
        return Html::default();
    }
    html! {
        <section class="pods-block" aria-label={title}>
            <h4>{ title }</h4>
            <ul class="found" tabindex="0" aria-label={title}>{ for shown.iter().map(item) }</ul>
            if more > 0 {
                <p class="soft">{ format!("And {more} more.") }</p>
            }
        </section>
    }
}

fn item(line: &Line) -> Html {
    html! {
        <li class="found-line" data-look={line.look}>
            <span class="found-sign" aria-hidden="true">{ line.sign }</span>
            <span>{ runs(&line.words) }</span>
        </li>
    }
}
