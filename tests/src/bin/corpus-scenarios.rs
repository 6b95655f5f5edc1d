//! Writes the rows of the corpus into a folder as scenario files, for `scopedown check FOLDER`. Every row that a scenario cannot say is
//! listed under the reason.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::PathBuf;

use anyhow::Context as _;
use scopedown_tests::{Corpus, rows, scenario};

fn main() -> anyhow::Result<()> {
    let folder = std::env::args()
        .nth(1)
        .map(PathBuf::from)
        .context("name the folder that the files go into")?;
    fs::create_dir_all(&folder)?;
    let corpus = Corpus::read()?;
    let mut left_out: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut written = 0;
    for row in &rows(&corpus)? {
        match scenario(row) {
            Ok(scenario) => {
                written += 1;
                let name = format!("{}-{written}.scenario.json", row.entry.name);
                fs::write(folder.join(name), scenario.to_string())?;
            }
            Err(reason) => left_out
                .entry(reason)
                .or_default()
                .push(format!("{}, {}", row.entry.name, row.label)),
        }
    }
    let mut out = std::io::stdout().lock();
    writeln!(out, "{written} rows written")?;
    for (reason, rows) in left_out {
        writeln!(out, "{} left out: {reason}", rows.len())?;
        for row in rows {
            writeln!(out, "  {row}")?;
        }
    }
    Ok(())
}
