//! The grid as a table: a row for each tenant, the columns what belongs to whom.

use scopedown_report::words::{reach_mark, thing_of};
use scopedown_scenario::tenants::{Cell, GridRow, Judgement, Side, Tenancy};
use yew::prelude::*;

use crate::pods::tenants::{Drawn, drawn};
use crate::view::sentence::runs;

pub(super) fn grid(tenancy: &Tenancy) -> Html {
    if tenancy.grid.columns.is_empty() {
        return Html::default();
    }
    let drawn = drawn(tenancy);
    html! {
        <section class="pods-block" aria-label="Who reaches what is whose">
            <h4>{ "Who reaches what is whose" }</h4>
            <div class="tenants" tabindex="0" role="region" aria-label="The grid of tenants">
                <table>
                    <caption class="unseen">{ "A row for each tenant; a column for each thing of each tenant" }</caption>
                    <thead>
                        <tr>
                            <td></td>
                            { for owners(tenancy, &drawn).into_iter().map(|(owner, count)| html! {
                                <th scope="colgroup" colspan={count.to_string()}>{ "of " }<code>{ tenancy.name(owner) }</code></th>
                            }) }
                        </tr>
                        <tr>
                            <th scope="col">{ "Tenant" }</th>
                            { for drawn.columns.iter().filter_map(|at| tenancy.grid.columns.get(*at)).map(|column| html! {
                                <th scope="col">{ runs(&thing_of(column)) }</th>
                            }) }
                        </tr>
                    </thead>
                    <tbody>{ for drawn.rows.iter().filter_map(|at| tenancy.grid.rows.get(*at)).map(|row| line(tenancy, row, &drawn)) }</tbody>
                </table>
            </div>
            if drawn.left_out > 0 {
                <p class="soft">{ left_out(&drawn) }</p>
            }
        </section>
    }
}

fn left_out(drawn: &Drawn) -> String {
    format!(
        "{} tenants are drawn, with what is theirs: those that reach too far first. {} are not drawn; the sentences count all of them.",
        drawn.rows.len(),
        drawn.left_out
    )
}

/// The owners of the drawn columns, each with how many it has.
fn owners(tenancy: &Tenancy, drawn: &Drawn) -> Vec<(usize, usize)> {
    let owner = |at: &usize| tenancy.grid.columns.get(*at).map(|column| column.owner);
    drawn
        .columns
        .chunk_by(|one, other| owner(one) == owner(other))
        .filter_map(|of_owner| Some((owner(of_owner.first()?)?, of_owner.len())))
        .collect()
}

fn line(tenancy: &Tenancy, row: &GridRow, drawn: &Drawn) -> Html {
    html! {
        <tr>
            <th scope="row"><code>{ tenancy.name(row.tenant) }</code></th>
            { for drawn.columns.iter().map(|column| field(row.cell(*column))) }
        </tr>
    }
}

fn field(cell: Option<&Cell>) -> Html {
    let Some(cell) = cell else {
        return html! { <td class="tenants-cell" data-look="unasked"><span class="unseen">{ "not asked" }</span></td> };
    };
    let mark = reach_mark(cell);
    html! {
        <td class="tenants-cell" data-look={look(cell)} title={mark.meaning}>
            <span aria-hidden="true">{ mark.mark }</span>{ " " }<span class="tenants-word">{ mark.word }</span>
        </td>
    }
}

const fn look(cell: &Cell) -> &'static str {
    match (cell.side, cell.judgement) {
        (_, Judgement::Open) => "open",
        (Side::Own, Judgement::AsWanted) => "own",
        (Side::Other, Judgement::AsWanted) => "apart",
        (Side::Own, Judgement::Amiss) => "missing",
        (Side::Other, Judgement::Amiss) => "reaches",
    }
}
