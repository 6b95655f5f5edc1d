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

#[derive(Properties, PartialEq)]
pub(crate) struct MoreEditorProps {
    pub(crate) policy: PolicyText,
    pub(crate) marks: Rc<[Mark]>,
    pub(crate) is_shown: bool,
    pub(crate) dispatch: Dispatch,
}

/// The editor of a further role policy.
#[component]
pub(crate) fn MoreEditor(props: &MoreEditorProps) -> Html {
    let document = DocumentId::Role(props.policy.id);
    let id = area_id(document);
    let paint = format!("{id}-paint");
    let dispatch = props.dispatch.clone();
    let on_input = Callback::from(move |event: InputEvent| {
        if let Some(text) = event::text(&event) {
            dispatch.dispatch(Action::Type {
                document,
                text: text.into(),
            });
        }
    });
    let on_scroll = {
        let (id, paint) = (id.clone(), paint.clone());
        Callback::from(move |_: Event| editor::follow(&id, &paint))
    };
    // The text area keeps its own text after the first rendering, so that caret and undo list stay.
    let first = use_memo((), |()| props.policy.text.to_string());
    html! {
        <div class="editor" hidden={!props.is_shown}>
            <div id={paint} class="paint" aria-hidden="true"><Paint text={props.policy.text.clone()} marks={props.marks.clone()} /></div>
            <textarea {id} class="area" spellcheck="false" autocomplete="off" autocapitalize="off" wrap="soft"
                aria-label={props.policy.name.to_string()} aria-describedby="role-notes" placeholder="Paste another policy of the role"
                defaultvalue={(*first).clone()} oninput={on_input} onscroll={on_scroll} />
        </div>
    }
}
