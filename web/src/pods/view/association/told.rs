//! What is to be said of the association.

use scopedown_policy::Severity;
use scopedown_report::{counted, sentence};
use yew::prelude::*;

use crate::advisor::view::place::place;
use crate::pods::told::{About, Told};
use crate::view::sentence::runs;

/// Findings that are listed.
const LISTED: usize = 40;

/// The list, the gravest first.
pub(super) fn findings(told: &[Told]) -> Html {
    let counts = counted(told.iter().map(|told| told.severity));
    let counts = if counts.is_empty() {
        "nothing to be said".to_owned()
    } else {
        counts
    };
    let more = told.len().saturating_sub(LISTED);
    html! {
        <section class="pods-block" aria-label="What EKS says of it">
            <h4>{ "What EKS says of it" }<span class="soft" role="status">{ counts }</span></h4>
            <ul class="pods-findings">{ for told.iter().take(LISTED).map(finding) }</ul>
            if more > 0 {
                <p class="soft">{ format!("And {more} more.") }</p>
            }
        </section>
    }
}

fn finding(told: &Told) -> Html {
    let look = match told.severity {
        Severity::Error => "✕ error",
        Severity::Warning => "! warning",
        Severity::Info => "i remark",
    };
    html! {
        <li class="problem" data-severity={told.severity.name()}>
            <div class="problem-head">
                <span class="note-severity">{ look }</span>
                { about(&told.about) }
                <code class="note-code">{ told.code }</code>
            </div>
            <p class="problem-words">{ runs(&sentence(&told.message)) }{ " " }<span class="soft">{ runs(&sentence(&told.help)) }</span></p>
        </li>
    }
}

fn about(about: &About) -> Html {
    match about {
        About::Field(name) => html! { <span>{ *name }</span> },
        About::Text(text, span) => place(text, *span, text.name.to_string()),
        About::Panel(name, Some(line)) => html! { <span>{ format!("{name}, line {line}") }</span> },
        About::Panel(name, None) => html! { <span>{ *name }</span> },
    }
}
