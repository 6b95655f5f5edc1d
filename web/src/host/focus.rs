//! The focus, taken along while what has it is drawn by another program.

use gloo::timers::callback::Timeout;
use gloo::utils::document;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlTextAreaElement;

use super::{dom, editor};

/// Where the focus was, and what was selected there.
pub(crate) struct Kept {
    id: String,
    selection: Option<(usize, usize)>,
}

/// Where the focus is; `None` where nothing with a name has it.
pub(crate) fn keep() -> Option<Kept> {
    let active = document().active_element()?;
    let selection = active.dyn_ref::<HtmlTextAreaElement>().and_then(|area| {
        let start = area.selection_start().ok()??;
        let end = area.selection_end().ok()??;
        Some((start as usize, end as usize))
    });
    Some(active.id())
        .filter(|id| !id.is_empty())
        .map(|id| Kept { id, selection })
}

impl Kept {
    /// Brings the focus back once the page is drawn, unless it never went, or is somewhere else by now.
    pub(crate) fn restore(self) {
        Timeout::new(0, move || {
            let is_lost = document()
                .active_element()
                .is_none_or(|active| active.tag_name() == "BODY");
            if !is_lost {
                return;
            }
            match self.selection {
                Some((start, end)) => editor::select(&self.id, start, end),
                None => {
                    dom::focus(&self.id);
                }
            }
        })
        .forget();
    }
}
