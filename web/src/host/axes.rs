//! The rows and columns that the page draws, read from its lists of them.

use gloo::utils::document;

use crate::advisor::suggest::Drawn;

/// Where the lists are.
pub(crate) const PLACE: &str = "#matrix";

/// What the page draws.
pub(crate) fn drawn() -> Drawn {
    Drawn {
        rows: texts("#matrix ul[aria-label='Rows'] code"),
        columns: texts("#matrix ul[aria-label='Columns'] code"),
    }
}

fn texts(selector: &str) -> Vec<String> {
    let Ok(found) = document().query_selector_all(selector) else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|at| found.item(at)?.text_content())
        .collect()
}
