use scopedown_eval::Matrix;

use super::{CAVEAT, cell_text, legend};
use crate::words;

/// A Markdown table and its legend.
pub fn markdown(matrix: &Matrix) -> String {
    let header = matrix
        .resources
        .iter()
        .map(|resource| cell(&format!("`{}`", resource.as_written())));
    let mut lines = vec![line(std::iter::once("Action".to_owned()).chain(header))];
    lines.push(line(std::iter::repeat_n(
        "---".to_owned(),
        matrix.resources.len() + 1,
    )));
    for (row, action) in matrix.actions.iter().enumerate() {
        let cells = (0..matrix.resources.len()).map(|column| cell(&cell_text(matrix, row, column)));
        lines.push(line(
            std::iter::once(cell(&format!("`{}`", action.as_written()))).chain(cells),
        ));
    }
    lines.push(String::new());
    lines.extend(
        legend(matrix)
            .into_iter()
            .map(|(state, meaning)| format!("- {} {meaning}", words::mark(state).mark)),
    );
    lines.push(format!("\n{CAVEAT}"));
    lines.join("\n") + "\n"
}

fn line(cells: impl Iterator<Item = String>) -> String {
    format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
}

/// A bar would end the cell, a line break the row.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace(['\n', '\r'], " ")
}
