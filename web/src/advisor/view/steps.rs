//! The key that leads from one problem of a text to the next, and a sentence about the one that was reached for those who hear the page.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::document;
use wasm_bindgen::JsCast as _;
use web_sys::KeyboardEvent;
use yew::prelude::*;

use crate::advisor::advice::{Advice, Problem};
use crate::advisor::app::Shared;
use crate::advisor::assist::{bytes, units};
use crate::advisor::step::{Way, next};
use crate::host::{caret, editor};

const KEY: &str = "F8";

#[derive(Properties, PartialEq)]
pub(crate) struct StepsProps {
    pub(crate) advice: Shared<Advice>,
}

#[component]
pub(crate) fn Steps(StepsProps { advice }: &StepsProps) -> Html {
    let said = use_state_eq(String::new);
    let say = said.setter();
    use_effect_with(advice.clone(), move |advice| {
        let advice = advice.clone();
        let options = EventListenerOptions::enable_prevent_default();
        let keys = EventListener::new_with_options(&document(), "keydown", options, move |event| {
            let key = event.dyn_ref::<KeyboardEvent>();
            let Some(key) = key.filter(|key| key.key() == KEY) else {
                return;
            };
            if let Some(problem) = reached(&advice.0.problems, key.shift_key()) {
                event.prevent_default();
                say.set(sentence(problem));
            }
        });
        move || drop(keys)
    });
    html! { <p class="unseen" role="status">{ &**said }</p> }
}

/// Selects the next problem of the text that has the focus, and answers it.
fn reached(problems: &[Problem], is_back: bool) -> Option<&Problem> {
    let area = caret::focused()?;
    let from = bytes(&editor::text(&area)?, caret::start(&area)?);
    let way = if is_back { Way::Back } else { Way::Forth };
    let problem = next(problems, &area, from, way)?;
    let text = &problem.area.as_ref()?.text;
    let (start, end) = (problem.span.start, problem.span.end);
    editor::select(&area, units(text, start), units(text, end));
    Some(problem)
}

fn sentence(problem: &Problem) -> String {
    let Problem {
        severity,
        line,
        message,
        ..
    } = problem;
    format!("{} in line {line}: {message}", severity.name())
}
