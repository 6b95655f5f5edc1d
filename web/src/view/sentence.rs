//! Sentences of `scopedown-report` as text, code and links into the editors.

use scopedown_report::{Run, Sentence};
use yew::prelude::*;

use super::jump::jump_link;
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
    let content = &answer.0.content;
    let target = content
        .document(*place)
        .and_then(|document| Some((document, content.text(document)?)));
    match target {
        Some((document, source)) => jump_link(html! { text }, document, source, *span, dispatch),
        None => plain(run),
    }
}
