use scopedown_eval::{Matrix, State};

use super::{CAVEAT, cell_text, escape, legend};
use crate::words;

const ROW: usize = 34;
const HEADER: usize = 44;
const CELL: usize = 200;
/// The width of a character in the fonts that are asked for, at their size, rounded up.
const CHARACTER: usize = 8;
const MARGIN: usize = 16;

/// A picture in which text is text and every state has a pattern of its own.
pub fn svg(matrix: &Matrix, title: &str) -> String {
    let longest = matrix
        .actions
        .iter()
        .map(|action| action.as_written().chars().count())
        .max()
        .unwrap_or_default();
    let names = longest * CHARACTER + 2 * MARGIN;
    let columns = matrix.resources.len();
    let legend = legend(matrix);
    let (width, height) = (
        names + columns * CELL + MARGIN,
        HEADER + (matrix.actions.len() + legend.len() + 2) * ROW,
    );
    let mut parts = vec![
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\">"
        ),
        format!("<title>{}</title>", escape(title)),
        DEFINITIONS.to_owned(),
        format!("<rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>"),
    ];
    for (column, resource) in matrix.resources.iter().enumerate() {
        let short = middle(resource.as_written(), CELL / CHARACTER - 1);
        parts.push(text(
            names + column * CELL + 4,
            HEADER - 14,
            "name",
            &short,
            Some(resource.as_written()),
        ));
    }
    for (row, action) in matrix.actions.iter().enumerate() {
        let top = HEADER + row * ROW;
        parts.push(text(MARGIN, top + 22, "name", action.as_written(), None));
        for column in 0..columns {
            parts.push(cell(
                names + column * CELL,
                top,
                CELL - 6,
                matrix.state(row, column),
                &cell_text(matrix, row, column),
            ));
        }
    }
    for (number, (state, meaning)) in legend.into_iter().enumerate() {
        let top = HEADER + (matrix.actions.len() + 1 + number) * ROW;
        parts.push(cell(MARGIN, top, 44, state, words::mark(state).mark));
        parts.push(text(MARGIN + 56, top + 20, "note", &meaning, None));
    }
    parts.push(text(MARGIN, height - 10, "note", CAVEAT, None));
    parts.push("</svg>\n".to_owned());
    parts.join("\n")
}

const DEFINITIONS: &str = "<defs>\n\
<pattern id=\"hatch\" width=\"10\" height=\"10\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect width=\"10\" height=\"10\" fill=\"#fff\"/><rect width=\"5\" height=\"10\" fill=\"#fdebd5\"/></pattern>\n\
<pattern id=\"dots\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><rect width=\"8\" height=\"8\" fill=\"#fff\"/><circle cx=\"4\" cy=\"4\" r=\"2\" fill=\"#f0e6b4\"/></pattern>\n\
</defs>\n\
<style>text{font:13px system-ui,sans-serif;fill:#1b1c1f}.name{font:13px ui-monospace,monospace}.note{fill:#585b62}.cell{font-weight:600;text-anchor:middle}</style>";

fn cell(left: usize, top: usize, width: usize, state: State, words: &str) -> String {
    let (fill, stroke, ink, dash) = match state {
        State::Allowed => ("#1d5cb8", "#1d5cb8", "#ffffff", ""),
        State::CutBySession => ("url(#hatch)", "#8f3f00", "#8f3f00", ""),
        State::MissingInRole => ("url(#dots)", "#6d590c", "#6d590c", "1 3"),
        State::Neither => ("#f1efe9", "#f1efe9", "#585b62", ""),
        State::ExplicitDenyRole | State::ExplicitDenySession | State::DeniedElsewhere => {
            ("#fbe4e1", "#aa231b", "#aa231b", "")
        }
        State::Depends => ("#f2eafb", "#66389f", "#66389f", "5 3"),
        State::NotApplicable => ("#ffffff", "#8b877c", "#585b62", "1 3"),
    };
    let (middle, base) = (left + width / 2, top + 20);
    format!(
        "<g><rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"28\" rx=\"5\" fill=\"{fill}\" stroke=\"{stroke}\" stroke-dasharray=\"{dash}\"/>\
         <text class=\"cell\" x=\"{middle}\" y=\"{base}\" style=\"fill:{ink}\">{}</text></g>",
        escape(words)
    )
}

fn text(x: usize, y: usize, class: &str, words: &str, whole: Option<&str>) -> String {
    let title = whole
        .map(|whole| format!("<title>{}</title>", escape(whole)))
        .unwrap_or_default();
    format!(
        "<text class=\"{class}\" x=\"{x}\" y=\"{y}\">{}{title}</text>",
        escape(words)
    )
}

/// A text of at most `most` characters, shortened in its middle, where ARNs differ least.
fn middle(text: &str, most: usize) -> String {
    let characters: Vec<char> = text.chars().collect();
    if characters.len() <= most {
        return text.to_owned();
    }
    let (head, tail) = (most / 3, most - most / 3 - 1);
    let start: String = characters.iter().take(head).collect();
    let end: String = characters.iter().skip(characters.len() - tail).collect();
    format!("{start}…{end}")
}
