//! Native figures and those of wasm side by side, with the bars, and what reading the catalogue is worth beside reading JSON.

use std::collections::BTreeMap;

use comfy_table::{CellAlignment, Table, presets};

/// Medians in milliseconds by the names of the benchmarks.
pub(super) type Figures = BTreeMap<String, f64>;

/// What people are to wait for at most, in milliseconds in a browser: the beginning of a figure's name, and the bar.
const BARS: [(&str, f64); 2] = [
    // Every pause in typing may need services that were not read yet.
    ("index_and_five", 3.0),
    // One frame.
    ("matrix_of_", 16.0),
];

/// What a text needs of the catalogue, and all of it.
const OURS: [(&str, &str); 2] = [
    ("index_and_five", "the index and five services"),
    ("every_service", "all of the catalogue"),
];

/// The readers of the same data as JSON, which can only be read as a whole.
const AS_JSON: [(&str, &str); 2] = [
    ("every_service_serde_json", "serde_json"),
    ("every_service_json_parse", "JSON.parse"),
];

/// The figures of wasm in their order, with the native ones of the same names.
pub(super) fn beside(native: &Figures, wasm: &Figures) -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_header([
        "median in ms",
        "native",
        "wasm in Node",
        "bar in wasm",
    ]);
    for (name, figure) in wasm {
        let bar = BARS.iter().find(|(begins, _)| name.starts_with(begins));
        table.add_row([
            name.clone(),
            native.get(name).copied().map(shown).unwrap_or_default(),
            shown(*figure),
            bar.map(|(_, bar)| format!("{bar}")).unwrap_or_default(),
        ]);
    }
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table
}

/// How much longer the same data takes as JSON, a sentence for each reader that was measured.
pub(super) fn ratios(place: &str, figures: &Figures) -> Vec<String> {
    let sentence = |(name, reader): &(&str, &str)| {
        let other = figures.get(*name)?;
        let times = OURS.iter().filter_map(|(name, ours)| {
            let times = other / figures.get(*name)?;
            Some(format!("{times:.1} times as long as {ours}"))
        });
        let times: Vec<String> = times.collect();
        Some(format!(
            "{place}, the same data as JSON takes {reader} {}",
            times.join(", ")
        ))
    };
    AS_JSON.iter().filter_map(sentence).collect()
}

fn shown(milliseconds: f64) -> String {
    format!("{milliseconds:.3}")
}
