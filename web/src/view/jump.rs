//! From a mention of a place in a text to the place.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use scopedown_policy::{LineIndex, Span};
use yew::prelude::*;

use super::editor::area_id;
use crate::hooks::Dispatch;
use crate::host::editor;
use crate::state::action::Action;
use crate::state::workspace::{DocumentId, Panel};

/// A button that looks like a link and leads to a span of a document, whose text is `source`.
pub(crate) fn jump_link(
    words: Html,
    document: DocumentId,
    source: &Rc<str>,
    span: Span,
    dispatch: &Dispatch,
) -> Html {
    let (dispatch, source) = (dispatch.clone(), source.clone());
    let on_jump = Callback::from(move |_: MouseEvent| jump(&dispatch, document, &source, span));
    html! { <button type="button" class="link" onclick={on_jump}>{ words }</button> }
}

/// Brings a document to the front and selects a span of it.
fn jump(dispatch: &Dispatch, document: DocumentId, text: &str, span: Span) {
    if let DocumentId::Role(policy) = document {
        dispatch.emit(Action::ShowRolePolicy { policy });
    }
    dispatch.emit(Action::ShowPanel {
        panel: Panel::Policies,
    });
    let index = LineIndex::new(text);
    let (start, end) = (index.utf16(span.start), index.utf16(span.end));
    // A text area that was hidden takes the focus only once it is shown.
    Timeout::new(0, move || editor::select(&area_id(document), start, end)).forget();
}
