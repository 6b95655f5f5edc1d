//! What is painted behind a text area: its text in colour, with marks. Hidden from those who hear the page, who have the text itself.

use std::rc::Rc;

use yew::prelude::*;

use crate::state::marks::Mark;
use crate::state::paint::{Line, PAINTED_BYTES, Run, paint};

#[derive(Properties, PartialEq)]
pub(crate) struct PaintProps {
    pub(crate) text: Rc<str>,
    pub(crate) marks: Rc<[Mark]>,
}

/// The painted text; nothing for a long one, which its text area then shows by itself.
#[component]
pub(crate) fn Paint(PaintProps { text, marks }: &PaintProps) -> Html {
    if text.is_empty() || text.len() > PAINTED_BYTES {
        return Html::default();
    }
    html! { <div class="painted">{ for paint(text, marks).iter().map(line) }</div> }
}

fn line(Line { runs, decides }: &Line) -> Html {
    html! {
        <div class="line" data-decides={decides.then_some("")}>
            { for runs.iter().map(run) }
            if runs.is_empty() { <br /> }
        </div>
    }
}

fn run(
    Run {
        text,
        token,
        fault,
        is_entry,
    }: &Run,
) -> Html {
    if token.look().is_none() && fault.is_none() && !is_entry {
        return html! { text };
    }
    html! { <span data-token={token.look()} data-fault={fault.map(scopedown_policy::Severity::name)} data-entry={is_entry.then_some("")}>{ text }</span> }
}
