//! The benchmarks: parse, decide, explain, whole matrices, the catalogue, as divan prints them; then what the catalogue weighs and what it takes
//! in wasm, beside the native figures and the bars.
//!
//! Times are printed and never judged: they hang on the machine and on what else it does.

mod figures;
mod native;
mod wasm;

use anyhow::Result;

use self::figures::Figures;
use crate::repository::Repository;
use crate::size;

/// Runs all benchmarks. Where there are arguments they go to divan, and only the native ones are run.
pub(crate) fn run(repository: &Repository, arguments: &[String]) -> Result<()> {
    let native = native::run(repository, arguments)?;
    if !arguments.is_empty() {
        return Ok(());
    }
    let wasm = wasm::run(repository)?;
    let weight = size::catalogue()?;
    println!(
        "\nthe catalogue: {} of {} bytes, brotli\n",
        weight.bytes, weight.limit
    );
    println!("{}", figures::beside(&native, &wasm));
    for (place, figures) in [("natively", &native), ("in wasm", &wasm)] {
        for sentence in figures::ratios(place, figures) {
            println!("{sentence}");
        }
    }
    Ok(())
}
