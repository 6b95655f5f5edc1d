//! Writes the corpus into a folder as inputs for the fuzz targets, one folder for each: the policies, the batch lines, the scenarios.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use scopedown_tests::{Body, Corpus, lines, rows, scenario};
use serde_json::Value;

fn main() -> anyhow::Result<()> {
    let folder = std::env::args()
        .nth(1)
        .map(PathBuf::from)
        .context("name the folder that the files go into")?;
    let corpus = Corpus::read()?;
    let rows = rows(&corpus)?;
    let mut policies = BTreeSet::new();
    for entry in &corpus.entries {
        if let Body::Document(document) = &entry.body {
            policies.insert(document.text.clone());
        }
    }
    for row in &rows {
        row.line
            .as_object()
            .into_iter()
            .flat_map(|line| line.values())
            .for_each(|value| add_policies(value, &mut policies));
    }
    let lines = lines(&corpus)?.into_iter().map(|(line, _)| line);
    let scenarios = rows
        .iter()
        .filter_map(|row| scenario(row).ok())
        .map(|scenario| scenario.to_string());
    write(&folder.join("policy"), policies.into_iter())?;
    write(&folder.join("decide"), lines)?;
    write(&folder.join("scenario"), scenarios)
}

/// The texts that are a policy, not the name of one or a part of a request.
fn add_policies(value: &Value, policies: &mut BTreeSet<String>) {
    match value {
        Value::String(text) if text.contains('{') => _ = policies.insert(text.clone()),
        Value::Array(values) => values
            .iter()
            .for_each(|value| add_policies(value, policies)),
        _ => {}
    }
}

fn write(folder: &Path, texts: impl Iterator<Item = String>) -> anyhow::Result<()> {
    fs::create_dir_all(folder)?;
    for (number, text) in texts.enumerate() {
        fs::write(folder.join(number.to_string()), text)?;
    }
    Ok(())
}
