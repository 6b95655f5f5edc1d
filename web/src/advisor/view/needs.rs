//! The calls that a workload must make, and which of them the policies forgot.

use scopedown_catalog::Catalog;
use scopedown_report::{Sentence, sentence, words};
use scopedown_scenario::Origin;
use scopedown_scenario::need::{Need, NeedRow, Outcome, answer};
use yew::prelude::*;

use crate::advisor::advice::Advice;
use crate::advisor::app::Shared;
use crate::host::event;
use crate::view::sentence::runs;

const FIELD: &str = "needs-list";
const EXAMPLE: &str =
    "One call a line, for instance:\ns3:GetObject\naws s3api list-objects-v2\ndynamodb:Query";

#[derive(Properties, PartialEq)]
pub(crate) struct NeedsProps {
    pub(crate) advice: Shared<Advice>,
    pub(crate) catalog: Shared<Catalog>,
}

#[component]
pub(crate) fn Needs(NeedsProps { advice, catalog }: &NeedsProps) -> Html {
    let list = use_state_eq(String::new);
    let on_input = {
        let list = list.clone();
        Callback::from(move |event: InputEvent| list.set(event::text(&event).unwrap_or_default()))
    };
    html! {
        <details class="advice-part">
            <summary><h2>{ "Needed calls" }</h2><span class="soft">{ "what a workload must do, and which document forgot it" }</span></summary>
            <div class="advice-body">
                <label for={FIELD}>{ "Actions, API operations, commands, or a policy that says what is wanted" }</label>
                <textarea id={FIELD} class="needs-field" rows="4" spellcheck="false" autocomplete="off" autocapitalize="off" placeholder={EXAMPLE} value={(*list).clone()} oninput={on_input} />
                if list.trim().is_empty() {
                    { forgotten(&advice.0) }
                }
                <div role="status">{ answered(&list, &advice.0, &catalog.0) }</div>
            </div>
        </details>
    }
}

/// The rows of the matrix that stand there because people forget such actions, with the reasons.
fn forgotten(advice: &Advice) -> Html {
    let companions = advice.analysis.axes.actions.iter().filter_map(|row| match row.origin {
        Origin::Companion { of, reason } => Some(html! {
            <li class="needs-row"><span class="needs-mark">{ "+" }</span><span><code>{ &row.text }</code>{ ", beside " }<code>{ of }</code>{ ": " }{ runs(&sentence(reason)) }</span></li>
        }),
        _ => None,
    });
    let companions: Vec<Html> = companions.collect();
    html! {
        if !companions.is_empty() {
            <p>{ "Often forgotten beside what these policies allow; they are rows of the matrix:" }</p>
            <ul class="needs-rows">{ for companions }</ul>
        }
    }
}

fn answered(list: &str, advice: &Advice, catalog: &Catalog) -> Html {
    if list.trim().is_empty() {
        return Html::default();
    }
    let need = Need::read_for(list, catalog, &advice.analysis);
    let problems = need.problems.iter().map(|problem| {
        html! {
            <li class="needs-row" data-outcome="problem">
                <span class="needs-mark">{ "!" }</span>
                <span>{ runs(&sentence(&problem.message())) }{ " " }<span class="soft">{ runs(&sentence(&problem.help())) }</span></span>
            </li>
        }
    });
    let problems: Html = problems.collect();
    let Ok(answer) = answer(&advice.analysis, catalog, &need) else {
        return html! { <p>{ "The policies cannot be evaluated as they are; mend what the problems name first." }</p> };
    };
    let summary = words::need_summary(&answer);
    html! {
        <>
            <ul class="needs-summary">{ for summary.iter().map(|sentence| html! { <li>{ runs(sentence) }</li> }) }</ul>
            <ul class="needs-rows">
                { problems }
                { for answer.rows.iter().map(|row| row_line(row, &words::need_row(row, &need))) }
            </ul>
        </>
    }
}

fn row_line(row: &NeedRow, words: &Sentence) -> Html {
    let (mark, look) = match row.outcome {
        Outcome::Allowed | Outcome::UpToResourcePolicy => ("✓", "allowed"),
        Outcome::Depends => ("?", "depends"),
        Outcome::NotApplicable => ("n/a", "apart"),
        _ => ("✕", "forgotten"),
    };
    html! {
        <li class="needs-row" data-outcome={look}><span class="needs-mark">{ mark }</span><span>{ runs(words) }</span></li>
    }
}
