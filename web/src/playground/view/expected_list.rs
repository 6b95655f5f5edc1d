//! The expectations: how many fail, each with its way out, and the one that was refused.

use scopedown_scenario::Expectation;
use yew::prelude::*;

use crate::playground::Perform;
use crate::state::deed::Deed;
use crate::state::expecting::{Expected, Standing, words};
use crate::state::playground::Playground;
use crate::view::button::{button, sends};

/// The list; nothing where nothing is expected.
pub(crate) fn expected_list(
    playground: &Playground,
    standings: &[Standing],
    perform: &Perform,
) -> Html {
    let expected = playground.expected();
    let failing = standings.iter().filter(|standing| !standing.holds).count();
    html! {
        <>
            { playground.refused.as_ref().map(|(new, standing)| refused(&new.0, &standing.0, perform)) }
            if !expected.is_empty() {
                <details class="expected" data-failing={(failing > 0).then_some("")}>
                    <summary><span role="status">{ summary(expected.len(), failing) }</span></summary>
                    <ul>{ for expected.iter().enumerate().map(|(number, each)| line(number, each, standings.get(number), perform)) }</ul>
                </details>
            }
        </>
    }
}

fn summary(count: usize, failing: usize) -> String {
    let noun = if count == 1 {
        "expectation"
    } else {
        "expectations"
    };
    match failing {
        0 => format!("{count} {noun}, none fails"),
        1 => format!("{count} {noun}, 1 fails"),
        _ => format!("{count} {noun}, {failing} fail"),
    }
}

fn line(number: usize, each: &Expected, standing: Option<&Standing>, perform: &Perform) -> Html {
    let expectation = &each.0;
    let on_remove: Callback<MouseEvent> = sends(Deed::Unexpect { number }, perform);
    let label = format!("Remove the expectation of {}", expectation.action);
    html! {
        <li>
            <b>{ standing.map(told) }</b>{ " " }{ said(expectation) }
            <button type="button" class="entry-remove" aria-label={label} onclick={on_remove}>{ "×" }</button>
        </li>
    }
}

fn told(standing: &Standing) -> String {
    match (standing.cells, standing.failing.len()) {
        (0, _) => "✕ no cell:".to_owned(),
        (_, 0) => "✓ holds:".to_owned(),
        (1, _) => "✕ fails:".to_owned(),
        (cells, failing) => format!("✕ fails in {failing} of {cells} cells:"),
    }
}

fn said(expectation: &Expectation) -> Html {
    html! { <><code>{ &expectation.action }</code>{ " on " }<code>{ &expectation.resource }</code>{ " " }{ words(expectation) }</> }
}

fn refused(new: &Expectation, standing: &Expectation, perform: &Perform) -> Html {
    html! {
        <div class="arrival" role="alert" data-severity="error">
            <p>{ "These two cannot both hold, so the first was not taken. Remove the other if it is wrong." }</p>
            <ul><li>{ said(new) }</li><li>{ said(standing) }</li></ul>
            { button("Dismiss", Deed::DismissRefusal, perform) }
        </div>
    }
}
