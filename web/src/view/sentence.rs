//! Sentences of `scopedown-report` as text, code and links into the editors.

use scopedown_report::{Run, Sentence};
use yew::prelude::*;

use super::jump::jump;
use crate::hooks::{Dispatch, Shared};
use crate::state::analysis::Answer;

/// A sentence without links.
pub(crate) fn runs(sentence: &Sentence) -> Html {
    sentence.0.iter().map(plain).collect()
}

/// A sentence whose links select the place that they speak of.
pub(crate) fn linked_runs(
    sentence: &Sentence,
    answer: &Shared<Answer>,
    dispatch: &Dispatch,
) -> Html {
    sentence
        .0
        .iter()
        .map(|run| linked(run, answer, dispatch))
        .collect()
}

fn plain(run: &Run) -> Html {
    match run {
        Run::Text(text) | Run::Link { text, .. } => html! { text },
        Run::Code(text) => html! { <code>{ text }</code> },
    }
}

fn linked(run: &Run, answer: &Shared<Answer>, dispatch: &Dispatch) -> Html {
    let Run::Link { text, place, span } = run else {
        return plain(run);
    };
    let Some(document) = answer.0.content.document(*place) else {
        return plain(run);
    };
    let (answer, dispatch, span) = (answer.clone(), dispatch.clone(), *span);
    let on_jump = Callback::from(move |_: MouseEvent| {
        if let Some(source) = answer.0.content.text(document) {
            jump(&dispatch, document, source, span);
        }
    });
    html! { <button type="button" class="link" onclick={on_jump}>{ text }</button> }
}
