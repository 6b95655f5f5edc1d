//! The catalogue of what AWS has, made anew from its source.
//!
//! ```text
//! npm package ─ iam_data::read ─▶ Model ─ catalog::encode ─▶ crates/catalog/data/catalog.bin
//!                                   │
//! PyPI package ─ cfn_lint::read ────┴─▶ crates/catalog/data/second-reading.txt
//! ```
//!
//! A different source takes the place of `iam_data` by filling the same [`Model`].

mod cfn_lint;
mod difference;
mod iam_data;
mod second_reading;

use std::fs;

use anyhow::{Context as _, Result, ensure};
use scopedown_catalog::model::Model;
use scopedown_catalog::{About, Catalog, Counts, encode};

use crate::repository::Repository;
use crate::setup::npm;

/// Where the catalogue stands.
const BLOB: &str = "crates/catalog/data/catalog.bin";
/// Where the two readings differ.
const SECOND_READING: &str = "crates/catalog/data/second-reading.txt";
/// The licence of the source, which ships with what is made from it.
const NOTICE: &str = "crates/catalog/data/NOTICE";

/// Reads the source, writes the catalogue, and says what is new.
pub(crate) fn make(repository: &Repository) -> Result<()> {
    npm::ensure(repository, npm::CATALOG)?;
    let source = iam_data::read(&repository.path(npm::CATALOG))?;
    let second = cfn_lint::read(repository)?;
    let about = About {
        date: source.date.clone(),
        source: source.package.clone(),
        compared: second.package.clone(),
        counts: counts(&source.model),
    };
    let blob = encode(&source.model, &about);
    check(&blob, &source.model)?;

    let old = fs::read(repository.path(BLOB)).unwrap_or_default();
    print!("{}", difference::text(&model_of(old), &source.model));
    write(repository, BLOB, &blob)?;
    write(repository, NOTICE, source.notice.as_bytes())?;
    let compared = second_reading::text(&source.model, &about, &second);
    write(repository, SECOND_READING, compared.as_bytes())?;
    println!("{} of {}: {} bytes", about.counts, about.date, blob.len());
    Ok(())
}

/// Nothing may be lost between the source and what a reader of the catalogue finds.
fn check(blob: &[u8], model: &Model) -> Result<()> {
    let found = model_of(blob.to_vec());
    for (wanted, found) in model.services.iter().zip(&found.services) {
        ensure!(
            wanted == found,
            "the service {} is not read back as it was written",
            wanted.prefix
        );
    }
    ensure!(*model == found, "a service is missing");
    Ok(())
}

/// What a catalogue holds; nothing where it cannot be read, as one of another format.
fn model_of(blob: Vec<u8>) -> Model {
    // Twice a run at most, and the process ends soon.
    let catalog = Catalog::read(Vec::leak(blob));
    catalog
        .map(|catalog| catalog.to_model())
        .unwrap_or_default()
}

fn counts(model: &Model) -> Counts {
    Counts {
        services: model.services.len(),
        actions: model.actions(),
        resource_types: model.resource_types(),
        keys: model.keys(),
    }
}

fn write(repository: &Repository, path: &str, bytes: &[u8]) -> Result<()> {
    fs::write(repository.path(path), bytes).with_context(|| format!("cannot write {path}"))
}
