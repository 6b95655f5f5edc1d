//! How many bytes the page sends, held against the budget in `web/size-budget.toml`.

mod budget;
mod catalogue;
mod measure;

use anyhow::{Context as _, Result, ensure};
use comfy_table::{CellAlignment, Table, presets};

use self::budget::Budget;
pub(crate) use self::catalogue::catalogue;
use self::measure::{Measured, measure};
use crate::page;
use crate::repository::Repository;

/// Prints every file of the built page and fails above the budget. Builds the page if it is not there, or if told to.
pub(crate) fn check(repository: &Repository, build: bool) -> Result<()> {
    let dist = repository.dist();
    if build || !dist.join("index.html").is_file() {
        page::build(repository)?;
    }
    let files = measure(&dist).with_context(|| format!("cannot measure {}", dist.display()))?;
    let budget = Budget::read(&repository.path("web/size-budget.toml"))?;
    println!("{}", table(&files));

    let mut spent = budget.spend(&files);
    spent.push(catalogue()?);
    for share in &spent {
        println!(
            "{}: {} of {} bytes, brotli",
            share.name, share.bytes, share.limit
        );
    }
    let over: Vec<&str> = spent
        .iter()
        .filter(|share| share.bytes > share.limit)
        .map(|share| share.name.as_str())
        .collect();
    ensure!(
        over.is_empty(),
        "above the budget in web/size-budget.toml, or that of the catalogue: {}",
        over.join(", ")
    );
    Ok(())
}

fn table(files: &[Measured]) -> Table {
    let mut table = Table::new();
    table
        .load_style(presets::NOTHING)
        .set_header(["file", "raw", "gzip -9", "brotli -11"]);
    for file in files {
        table.add_row([
            file.name.clone(),
            file.raw.to_string(),
            file.gzip.to_string(),
            file.brotli.to_string(),
        ]);
    }
    let sum = |part: fn(&Measured) -> usize| files.iter().map(part).sum::<usize>().to_string();
    table.add_row([
        "all".to_owned(),
        sum(|file| file.raw),
        sum(|file| file.gzip),
        sum(|file| file.brotli),
    ]);
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table
}
