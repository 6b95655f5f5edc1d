use scopedown_eval::Matrix;

use super::{CAVEAT, legend};
use crate::words;

/// Comma-separated values after RFC 4180, a row for each action, with the names of the states; the legend follows behind an empty line.
///
/// A field that a spreadsheet would take for a formula is led by an apostrophe.
pub fn csv(matrix: &Matrix) -> String {
    let header = std::iter::once("action".to_owned()).chain(
        matrix
            .resources
            .iter()
            .map(|resource| resource.as_written().to_owned()),
    );
    let mut lines = vec![line(header)];
    for (row, action) in matrix.actions.iter().enumerate() {
        let cells =
            (0..matrix.resources.len()).map(|column| matrix.state(row, column).name().to_owned());
        lines.push(line(
            std::iter::once(action.as_written().to_owned()).chain(cells),
        ));
    }
    lines.push(String::new());
    lines.extend(legend(matrix).into_iter().map(|(state, meaning)| {
        line(
            [
                state.name().to_owned(),
                words::mark(state).mark.to_owned(),
                meaning,
            ]
            .into_iter(),
        )
    }));
    lines.push(line(std::iter::once(CAVEAT.to_owned())));
    lines.join("\r\n") + "\r\n"
}

fn line(fields: impl Iterator<Item = String>) -> String {
    fields
        .map(|field| quoted(&safe(field)))
        .collect::<Vec<_>>()
        .join(",")
}

fn safe(field: String) -> String {
    if field.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{field}")
    } else {
        field
    }
}

fn quoted(field: &str) -> String {
    if field.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}
