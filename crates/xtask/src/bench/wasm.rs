//! The same in wasm, as the page is built, timed in Node.

use anyhow::{Context as _, Result};
use xshell::cmd;

use super::Figures;
use crate::door;
use crate::repository::Repository;

/// Builds the door with the functions that are timed, and times them; answers with the medians in milliseconds by name.
pub(super) fn run(repository: &Repository) -> Result<Figures> {
    let entry = door::build(repository, &["bench"], "door-bench")?;
    let shell = &repository.shell;
    let printed = cmd!(shell, "node tests/parity/bench.mjs {entry}")
        .read()
        .context("the door could not be timed: see Node's message above")?;
    printed
        .lines()
        .map(|line| figure(line).with_context(|| format!("`{line}` is no figure")))
        .collect()
}

/// A line of `bench.mjs`.
fn figure(line: &str) -> Option<(String, f64)> {
    let (name, milliseconds) = line.split_once('\t')?;
    Some((name.to_owned(), milliseconds.parse().ok()?))
}
