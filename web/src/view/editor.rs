//! The text areas: the ids of the two that stand in the frame, and those of further role policies.

use std::rc::Rc;

use yew::prelude::*;

use super::paint::Paint;
use crate::hooks::Dispatch;
use crate::host::{editor, event};
use crate::state::action::Action;
use crate::state::marks::Mark;
use crate::state::workspace::{DocumentId, PolicyId, PolicyText};

/// The text area of the first role policy.
pub(crate) const ROLE_AREA: &str = "role-policy";
/// What is painted behind it.
pub(crate) const ROLE_PAINT: &str = "role-paint";
/// Both together.
pub(crate) const ROLE_EDITOR: &str = "role-editor";
/// The text area of the session policy.
pub(crate) const SESSION_AREA: &str = "session-policy";
/// What is painted behind it.
pub(crate) const SESSION_PAINT: &str = "session-paint";

/// The documents whose text areas stand in the frame.
pub(crate) const FIRST_AREAS: [DocumentId; 2] =
    [DocumentId::Role(PolicyId::FIRST), DocumentId::Session];

/// The id of a document's text area.
pub(crate) fn area_id(document: DocumentId) -> String {
    match document {
        DocumentId::Session => SESSION_AREA.to_owned(),
        DocumentId::Role(PolicyId::FIRST) => ROLE_AREA.to_owned(),
        DocumentId::Role(PolicyId(number)) => format!("{ROLE_AREA}-{number}"),
    }
}

/// The id of the editor of a role policy: its text area with what is painted behind it.
pub(crate) fn editor_id(policy: PolicyId) -> String {
    match policy {
        PolicyId::FIRST => ROLE_EDITOR.to_owned(),
        PolicyId(number) => format!("{ROLE_EDITOR}-{number}"),
    }
}

/// The editor of a further role policy. Its text area takes `policy.text` when it appears and keeps its own text from then on, so that caret and undo list stay.
pub(crate) fn more_editor(
    policy: &PolicyText,
    marks: Rc<[Mark]>,
    is_shown: bool,
    dispatch: &Dispatch,
) -> Html {
    let document = DocumentId::Role(policy.id);
    let id = area_id(document);
    let paint = format!("{id}-paint");
    let dispatch = dispatch.clone();
    let on_input = Callback::from(move |event: InputEvent| {
        if let Some(text) = event::text(&event) {
            dispatch.emit(Action::Type {
                document,
                text: text.into(),
            });
        }
    });
    let on_scroll = {
        let (id, paint) = (id.clone(), paint.clone());
        Callback::from(move |_: Event| editor::follow(&id, &paint))
    };
    html! {
        <div key={policy.id.0} id={editor_id(policy.id)} class="editor" hidden={!is_shown}>
            <div id={paint} class="paint" aria-hidden="true"><Paint text={policy.text.clone()} {marks} /></div>
            <textarea {id} class="area" spellcheck="false" autocomplete="off" autocapitalize="off" wrap="soft"
                aria-label={policy.name.to_string()} aria-describedby="role-notes" placeholder="Paste another policy of the role"
                defaultvalue={policy.text.to_string()} oninput={on_input} onscroll={on_scroll} />
        </div>
    }
}
