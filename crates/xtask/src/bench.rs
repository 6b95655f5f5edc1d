//! The benchmarks: parse, decide, explain and whole matrices, as divan prints them.

use anyhow::{Context as _, Result};
use xshell::cmd;

use crate::repository::Repository;

/// Runs all benchmarks; `arguments` go to divan.
pub(crate) fn run(repository: &Repository, arguments: &[String]) -> Result<()> {
    let shell = &repository.shell;
    cmd!(
        shell,
        "cargo bench --package scopedown-tests --bench * -- {arguments...}"
    )
    .run()
    .context("the benchmarks could not be run: see the messages above")
}
