use scopedown_eval::Matrix;

use super::{CAVEAT, cell_text, escape, legend};
use crate::words;

/// Colours beside marks and words; a page without style sheets loses nothing.
const STYLE: &str = "\
:root{color-scheme:light dark}\
body{margin:2rem;font:15px/1.5 system-ui,sans-serif;background:light-dark(#fff,#15171a);color:light-dark(#1b1c1f,#e9e7e2)}\
table{border-collapse:separate;border-spacing:3px}\
th{text-align:left;font:600 13px/1.4 ui-monospace,monospace;padding:4px 8px}\
td{padding:6px 10px;border-radius:5px;border:1.5px solid light-dark(#8b877c,#6c737d);font-weight:600;text-align:center;white-space:nowrap}\
[data-state=allowed]{background:light-dark(#1d5cb8,#78b0ff);color:light-dark(#fff,#0b1a30);border-color:transparent}\
[data-state=cutBySession]{color:light-dark(#8f3f00,#f6a552);border-color:currentColor}\
[data-state=missingInRole]{color:light-dark(#6d590c,#dcc25a);border:1.5px dotted}\
[data-state^=explicitDeny],[data-state=deniedElsewhere]{color:light-dark(#aa231b,#ff9184);border-color:currentColor}\
[data-state=depends]{color:light-dark(#66389f,#c8a9f7);border:1.5px dashed}";

/// A whole page without script: the table, its legend and what it leaves out.
pub fn html(matrix: &Matrix, title: &str) -> String {
    let title = escape(title);
    let header: String = matrix
        .resources
        .iter()
        .map(|resource| format!("<th scope=\"col\">{}</th>", escape(resource.as_written())))
        .collect();
    let rows: String = (0..matrix.actions.len())
        .map(|row| self::row(matrix, row))
        .collect();
    let legend: String = legend(matrix)
        .into_iter()
        .map(|(state, meaning)| {
            format!(
                "<li><b>{}</b> {}</li>\n",
                words::mark(state).mark,
                escape(&meaning)
            )
        })
        .collect();
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n<h1>{title}</h1>\n<table>\n<thead><tr><th scope=\"col\">Action</th>{header}</tr></thead>\n\
         <tbody>\n{rows}</tbody>\n</table>\n<ul>\n{legend}</ul>\n<p>{CAVEAT}</p>\n</html>\n"
    )
}

fn row(matrix: &Matrix, row: usize) -> String {
    let action = matrix
        .actions
        .get(row)
        .map(|action| escape(action.as_written()))
        .unwrap_or_default();
    let cells: String = (0..matrix.resources.len())
        .map(|column| {
            let state = matrix.state(row, column).name();
            format!(
                "<td data-state=\"{state}\">{}</td>",
                escape(&cell_text(matrix, row, column))
            )
        })
        .collect();
    format!("<tr><th scope=\"row\">{action}</th>{cells}</tr>\n")
}
