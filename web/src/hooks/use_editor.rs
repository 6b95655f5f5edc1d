//! A text area that the page listens to and never renders.

use std::rc::Rc;

use yew::prelude::*;

use super::Dispatch;
use crate::host::editor;
use crate::state::action::Action;
use crate::state::workspace::DocumentId;

/// Reports what is typed into the text area `area` as edits of `document`, and sets its text when `loads` changes.
#[hook]
pub(crate) fn use_editor(
    area: &'static str,
    paint: &'static str,
    document: DocumentId,
    text: &Rc<str>,
    loads: u32,
    dispatch: &Dispatch,
) {
    let dispatch = dispatch.clone();
    use_effect_with((), move |()| {
        let on_text = move |text: String| {
            dispatch.emit(Action::Type {
                document,
                text: text.into(),
            });
        };
        let listeners = [
            editor::on_input(area, on_text),
            editor::on_scroll(area, paint),
        ];
        move || drop(listeners)
    });
    let loaded = text.clone();
    use_effect_with(loads, move |loads| {
        // Without a load, what stands in the text area is what was typed.
        if *loads > 0 {
            editor::set_text(area, &loaded);
        }
    });
    // A text that grew or shrank may have moved without an event.
    use_effect_with(text.clone(), move |_| editor::follow(area, paint));
}
