//! What was recognised, line by line.

use scopedown_intake::{Intake, limits};
use scopedown_report::sentence;
use yew::prelude::*;

use crate::pods::opening::Opening;
use crate::pods::recognised::{LISTED, Line, lines};
use crate::view::sentence::runs;

/// What was found, and what becomes of it.
pub(super) fn outcome(intake: &Intake, opening: &Opening, text: Option<&str>) -> Html {
    let all = lines(
        intake,
        opening,
        text.filter(|text| text.len() <= limits::TEXT_BYTES),
    );
    let more = all.len().saturating_sub(LISTED);
    html! {
        <div role="status">
            <ul class="found" aria-label="What was recognised">{ for all.iter().take(LISTED).map(line) }</ul>
            if more > 0 {
                <p class="soft">{ format!("And {more} more.") }</p>
            }
        </div>
    }
}

fn line(line: &Line) -> Html {
    html! {
        <li class="found-line" data-look={line.look.name()}>
            <span class="found-sign" aria-hidden="true">{ line.look.sign() }</span>
            <span><strong>{ &line.name }</strong>{ " " }{ runs(&sentence(&line.says)) }
                if let Some(number) = line.line {
                    <span class="soft">{ format!(" (line {number})") }</span>
                }
            </span>
        </li>
    }
}
