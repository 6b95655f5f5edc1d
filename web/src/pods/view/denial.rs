//! A denial, held against the texts of the page.

use std::rc::Rc;

use scopedown_catalog::Catalog;
use scopedown_intake::denial::{Held, Outcome, hold, read};
use scopedown_policy::Action;
use scopedown_report::words::{
    denial_facts, denial_headline, denial_next, denial_suspect, denial_suspicion,
};
use yew::prelude::*;

use super::standing::{standing, standing_with};
use crate::advisor::app::Shared;
use crate::advisor::areas::Texts;
use crate::host::event;
use crate::host::message::{self, Message};
use crate::pods::opening::titled;
use crate::view::sentence::runs;

const FIELD: &str = "pods-denial";

/// The id of the part.
pub(crate) const PART: &str = "pods-denial-part";

#[derive(Properties, PartialEq)]
pub(crate) struct DenialProps {
    pub(crate) texts: Rc<Texts>,
    pub(crate) text: UseStateHandle<Rc<str>>,
    pub(crate) catalog: Shared<Catalog>,
}

#[component]
pub(crate) fn Denial(
    DenialProps {
        texts,
        text,
        catalog,
    }: &DenialProps,
) -> Html {
    let on_input = {
        let text = text.clone();
        Callback::from(move |event: InputEvent| {
            text.set(event::text(&event).unwrap_or_default().into());
        })
    };
    let held = use_memo(((**text).clone(), texts.clone()), |(text, texts)| {
        (!text.trim().is_empty()).then(|| {
            let standing = standing_with(texts.clone());
            hold(&read(text), &standing.scenario(), Some(&catalog.0))
        })
    });
    let body = html! {
        <>
            <label for={FIELD}>{ "What AWS said: a message, an SDK's error, an XML answer, a CloudTrail event" }</label>
            <textarea id={FIELD} class="needs-field" rows="5" spellcheck="false" autocomplete="off" autocapitalize="off" placeholder="User: arn:aws:sts::… is not authorized to perform: … because no session policy allows the … action" value={text.to_string()} oninput={on_input} />
            <div role="status">
                if let Some(held) = &*held {
                    { answer(held) }
                }
            </div>
        </>
    };
    super::part::part(
        PART,
        false,
        "Denial",
        "AWS's answer held against the texts of the page",
        body,
    )
}

fn answer(held: &Held) -> Html {
    let look = match held.outcome {
        Outcome::Agrees { .. } => "agrees",
        Outcome::Contradicts | Outcome::OtherLayer { .. } => "contradicts",
        _ => "open",
    };
    html! {
        <>
            <dl class="facts">
                { for denial_facts(&held.denial, held.asked.as_ref()).iter().map(|(label, words)| html! { <><dt>{ *label }</dt><dd>{ runs(words) }</dd></> }) }
            </dl>
            <p class="verdict" data-look={look}>{ runs(&denial_headline(held)) }</p>
            if let Outcome::Incomplete(missing) = &held.outcome {
                <ul class="remarks">{ for missing.iter().map(|missing| html! { <li>{ missing.words() }</li> }) }</ul>
            }
            if let Some(lead) = denial_suspicion(held) {
                <p>{ lead }</p>
                <ol class="suspects">{ for held.suspects.iter().map(|ranked| html! {
                    <li>
                        { runs(&denial_suspect(&ranked.suspect, held)) }
                        if let Some(next) = denial_next(&ranked.suspect, held.pod) {
                            { " " }<span class="soft">{ runs(&next) }</span>
                        }
                    </li>
                }) }</ol>
            }
            { cell(held) }
        </>
    }
}

/// The way to the cell of the matrix that the denial speaks of.
fn cell(held: &Held) -> Html {
    let Some(asked) = &held.asked else {
        return Html::default();
    };
    let (action, resource) = (asked.action.clone(), asked.resource.as_written().to_owned());
    let on_click = Callback::from(move |_: MouseEvent| show(&action, &resource));
    html! {
        <div class="pods-row">
            <button type="button" class="small" onclick={on_click}>{ "Show this cell in the matrix" }</button>
        </div>
    }
}

/// Opens the texts of the page again, with the one row and the one column.
fn show(action: &Action, resource: &str) {
    let standing = standing();
    let mut scenario = titled(standing.scenario(), "A denial");
    scenario.actions = Some(vec![action.as_written().to_owned()]);
    scenario.resources = Some(vec![resource.to_owned()]);
    message::tell(Message::Load, &scenario.to_text());
}
