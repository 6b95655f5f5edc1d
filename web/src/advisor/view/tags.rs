//! Statements that mean something else without session tags: before and after, side by side.

use scopedown_eval::Matrix;
use scopedown_report::{sentence, words};
use scopedown_scenario::TagComparison;
use yew::prelude::*;

use super::place::place;
use crate::advisor::areas::Texts;
use crate::state::face::Face;
use crate::view::sentence::runs;

/// The statement and what becomes of it, above the two matrices.
pub(crate) fn pair(comparison: &TagComparison, texts: &Texts) -> Html {
    let name = format!("statement {}", comparison.statement + 1);
    let title = match texts.at(comparison.place) {
        Some(text) => place(text, comparison.span, format!("{}, {name}", text.name)),
        None => html! { <span>{ name }</span> },
    };
    html! {
        <div class="tag-pair">
            <p>{ title }{ " " }{ runs(&sentence(comparison.change.message())) }</p>
            { worlds(comparison) }
        </div>
    }
}

/// The two matrices.
pub(crate) fn worlds(comparison: &TagComparison) -> Html {
    html! {
        <>
            <div class="tag-worlds">
                { world("Session tags on", &comparison.on) }
                { world("Session tags off", &comparison.off) }
            </div>
            <ol class="tag-columns">{ for comparison.on.resources.iter().map(|resource| html! { <li><code>{ resource.as_written() }</code></li> }) }</ol>
        </>
    }
}

/// One matrix; its columns are numbered, and the numbers explained below both.
fn world(title: &'static str, matrix: &Matrix) -> Html {
    html! {
        <table class="tag-world">
            <caption>{ title }</caption>
            <thead>
                <tr><th scope="col">{ "Action" }</th>
                { for matrix.resources.iter().enumerate().map(|(at, resource)| html! { <th scope="col"><span aria-hidden="true">{ at + 1 }</span><span class="unseen">{ resource.as_written() }</span></th> }) }
                </tr>
            </thead>
            <tbody>
                { for matrix.actions.iter().enumerate().map(|(row, action)| html! {
                    <tr><th scope="row"><code>{ action.as_written() }</code></th>
                    { for (0..matrix.resources.len()).map(|column| cell(matrix, row, column)) }
                    </tr>
                }) }
            </tbody>
        </table>
    }
}

fn cell(matrix: &Matrix, row: usize, column: usize) -> Html {
    let state = matrix.state(row, column);
    let face = Face::of_state(state);
    html! {
        <td data-look={face.look}><span aria-hidden="true">{ face.glyph }{ " " }{ face.text }</span><span class="unseen">{ words::mark(state).meaning }</span></td>
    }
}
