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

/// The action and the resource of the selected cell.
pub(crate) fn selected() -> Option<(String, String)> {
    let cell = document()
        .query_selector("#matrix [role=gridcell][aria-selected=true]")
        .ok()??;
    let row = cell
        .parent_element()?
        .query_selector("th")
        .ok()??
        .get_attribute("aria-label")?;
    let number = cell.get_attribute("aria-colindex")?;
    let column = document()
        .query_selector(&format!("#matrix thead th:nth-child({number})"))
        .ok()??
        .get_attribute("aria-label")?;
    Some((row, column))
}

fn texts(selector: &str) -> Vec<String> {
    let Ok(found) = document().query_selector_all(selector) else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|at| found.item(at)?.text_content())
        .collect()
}
