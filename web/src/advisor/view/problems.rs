//! The list of what is wrong with the texts.

use std::rc::Rc;

use scopedown_lint::explanation;
use scopedown_policy::Severity;
use scopedown_report::{counted, sentence};
use yew::prelude::*;

use super::change::Change;
use super::place::place;
use super::tags::worlds;
use crate::advisor::advice::{Advice, Problem};
use crate::advisor::app::Shared;
use crate::view::sentence::runs;

/// Problems that are listed; nobody reads more at once.
const LISTED: usize = 50;

#[derive(Properties, PartialEq)]
pub(crate) struct ProblemsProps {
    pub(crate) advice: Shared<Advice>,
}

/// The list, the gravest first.
#[component]
pub(crate) fn Problems(ProblemsProps { advice }: &ProblemsProps) -> Html {
    let problems = &advice.0.problems;
    let left_out = problems.len().saturating_sub(LISTED);
    html! {
        <details class="advice-part" open=true>
            <summary><h2>{ "Problems" }</h2><span class="soft" role="status">{ summary(problems) }</span></summary>
            <ul class="problem-list">
                { for problems.iter().take(LISTED).map(problem) }
            </ul>
            if left_out > 0 {
                <p class="soft advice-note">{ format!("And {left_out} more, which are listed once these are mended.") }</p>
            }
        </details>
    }
}

fn summary(problems: &[Problem]) -> String {
    let counts = counted(problems.iter().map(|problem| problem.severity));
    if counts.is_empty() {
        "nothing found".to_owned()
    } else {
        counts
    }
}

fn problem(problem: &Problem) -> Html {
    let look = match problem.severity {
        Severity::Error => "✕ error",
        Severity::Warning => "! warning",
        Severity::Info => "i remark",
    };
    html! {
        <li class="problem" data-severity={problem.severity.name()}>
            <div class="problem-head">
                <span class="note-severity">{ look }</span>
                { standing(problem) }
                { explained(&problem.code) }
            </div>
            <p class="problem-words">{ runs(&sentence(&problem.message)) }{ " " }<span class="soft">{ runs(&sentence(&problem.help)) }</span></p>
            { problem.tags.as_deref().map(worlds) }
            if let (Some(remedy), Some(area)) = (&problem.remedy, &problem.area) {
                <Change area={area.area.clone()} title={remedy.title.clone()} before={area.text.clone()} after={remedy.text.clone()} />
            }
        </li>
    }
}

/// Where it stands: a link into a text area, else the name of the document that the page does not edit.
fn standing(problem: &Problem) -> Html {
    let words = format!("{}, line {}", problem.document, problem.line);
    match &problem.area {
        Some(area) => place(area, problem.span, words),
        None => html! { <span>{ words }</span> },
    }
}

/// The code, which unfolds into its explanation.
fn explained(code: &Rc<str>) -> Html {
    let Some(text) = explanation(code) else {
        return html! { <code class="note-code">{ &**code }</code> };
    };
    let paragraphs = text
        .split("\n\n")
        .skip(1)
        .map(|paragraph| html! { <p>{ runs(&sentence(&paragraph.replace('\n', " "))) }</p> });
    html! {
        <details class="explained">
            <summary><code>{ &**code }</code></summary>
            { for paragraphs }
        </details>
    }
}
