//! Changes of a text that the browser's own undo takes back.

use gloo::utils::document;
use wasm_bindgen::JsCast as _;
use web_sys::{Event, HtmlDocument};

use super::editor::{area, select};
use super::{areas, skin};

/// Makes the text another by the smallest edit, as if it were typed, so that the browser's undo takes it back.
pub(crate) fn rewrite(id: &str, text: &str) {
    areas::show(id);
    let Some(area) = area(id) else {
        return;
    };
    let before = area.value();
    let (start, end, inserted) = smallest_edit(&before, text);
    if let Some(skin) = skin::over(id) {
        skin.replace(start, end, inserted);
        return;
    }
    let typed = type_over(id, start, end, inserted);
    if !typed || area.value() != text {
        area.set_value(text);
        if let Ok(event) = Event::new("input") {
            let _ = area.dispatch_event(&event);
        }
    }
}

/// Replaces a stretch, in UTF-16 units, as if it were typed.
pub(crate) fn replace(id: &str, start: usize, end: usize, text: &str) {
    match skin::over(id) {
        Some(skin) => skin.replace(start, end, text),
        None => {
            type_over(id, start, end, text);
        }
    }
}

/// Types over a stretch; says whether the browser did so.
fn type_over(id: &str, start: usize, end: usize, text: &str) -> bool {
    select(id, start, end);
    let command = if text.is_empty() {
        "delete"
    } else {
        "insertText"
    };
    document()
        .dyn_ref::<HtmlDocument>()
        .and_then(|page| {
            page.exec_command_with_show_ui_and_value(command, false, text)
                .ok()
        })
        .unwrap_or_default()
}

/// The stretch of `before` that differs, in UTF-16 units, and what stands there in `after`.
fn smallest_edit<'a>(before: &str, after: &'a str) -> (usize, usize, &'a str) {
    let front: usize = before
        .chars()
        .zip(after.chars())
        .take_while(|(one, other)| one == other)
        .map(|(one, _)| one.len_utf8())
        .sum();
    let (old, new) = (
        before.get(front..).unwrap_or_default(),
        after.get(front..).unwrap_or_default(),
    );
    let back: usize = old
        .chars()
        .rev()
        .zip(new.chars().rev())
        .take_while(|(one, other)| one == other)
        .map(|(one, _)| one.len_utf8())
        .sum();
    let units = |text: &str| text.encode_utf16().count();
    let start = units(before.get(..front).unwrap_or_default());
    let gone = old.get(..old.len() - back).unwrap_or_default();
    let come = new.get(..new.len() - back).unwrap_or_default();
    (start, start + units(gone), come)
}

#[cfg(test)]
mod tests {
    use super::smallest_edit;

    #[test]
    fn only_what_differs_is_typed() {
        assert_eq!(smallest_edit("abc", "axc"), (1, 2, "x"));
        assert_eq!(smallest_edit("aa", "aaa"), (2, 2, "a"));
        assert_eq!(smallest_edit("é😀b", "é😀"), (3, 4, ""));
        assert_eq!(smallest_edit("", "x"), (0, 0, "x"));
        assert_eq!(smallest_edit("same", "same"), (4, 4, ""));
    }
}
