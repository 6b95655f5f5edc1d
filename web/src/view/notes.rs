//! What is wrong with a text, below its editor.

use scopedown_policy::{Diagnostic, LineIndex, Severity};
use scopedown_report::sentence;
use yew::prelude::*;

use super::jump::jump_link;
use super::sentence::runs;
use crate::hooks::Dispatch;
use crate::state::analysis::Answer;
use crate::state::workspace::DocumentId;

/// Notes that are listed; more of them would be read by nobody.
const LISTED: usize = 12;

/// The notes; the gravest first.
pub(crate) fn notes(answer: &Answer, document: DocumentId, dispatch: &Dispatch) -> Html {
    let Some(text) = answer.content.text(document) else {
        return Html::default();
    };
    let diagnostics = answer.diagnostics(document);
    let of = |severity| {
        diagnostics
            .iter()
            .filter(move |diagnostic| diagnostic.severity() == severity)
    };
    let gravest_first = of(Severity::Error)
        .chain(of(Severity::Warning))
        .chain(of(Severity::Info));
    let index = LineIndex::new(text);
    let listed = gravest_first.take(LISTED).map(|diagnostic| {
        let place = index.place(diagnostic.span.start);
        let words = format!("line {}, column {}", place.line, place.column);
        let link = jump_link(words.into(), document, text, diagnostic.span, dispatch);
        note(diagnostic, link)
    });
    let left_out = diagnostics.len().saturating_sub(LISTED);
    html! {
        if !diagnostics.is_empty() {
            <ul class="note-list">
                { for listed }
                if left_out > 0 {
                    <li class="note soft">{ format!("And {left_out} more, which are listed once these are mended.") }</li>
                }
            </ul>
        }
    }
}

fn note(diagnostic: &Diagnostic, link: Html) -> Html {
    let words = diagnostic.words();
    let severity = diagnostic.severity().name();
    html! {
        <li class="note" data-severity={severity}>
            <span class="note-head">
                <span class="note-severity">{ severity }</span>
                { link }
                <code class="note-code">{ words.code }</code>
            </span>
            <span class="note-words">{ runs(&sentence(&words.message)) }{ " " }<span class="soft">{ runs(&sentence(&words.help)) }</span></span>
            if let Some(aws) = words.aws {
                <span class="note-aws soft">{ "AWS says: " }<q>{ aws }</q></span>
            }
        </li>
    }
}
