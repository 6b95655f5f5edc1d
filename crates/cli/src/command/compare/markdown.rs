//! What changed, as a comment on a pull request.

use scopedown_report::{table, words};

use super::Compared;
use super::pairs::Pairs;

pub(super) fn report(compared: &[Compared], pairs: &Pairs) -> String {
    let mut text: String = compared.iter().map(one).collect();
    let only = [
        (&pairs.only_old, "Only in the old folder"),
        (
            &pairs.only_new,
            "Only in the new folder, compared with nothing",
        ),
    ];
    for (files, what) in only.into_iter().filter(|(files, _)| !files.is_empty()) {
        let names: Vec<String> = files.iter().map(|file| format!("- `{file}`\n")).collect();
        text += &format!("{what}:\n\n{}\n", names.concat());
    }
    text
}

fn one(compared: &Compared) -> String {
    let comparison = &compared.comparison;
    let summary = words::direction_summary(&compared.counts(), comparison.cells);
    format!(
        "### `{}`\n\n{summary}\n\n{}{}\n",
        compared.title(),
        table::comparison(comparison),
        compared.left_out()
    )
}
