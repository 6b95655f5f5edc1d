//! The JavaScript door in Node: it must answer the corpus as the native code does.

use anyhow::{Context as _, Result};
use xshell::cmd;

use crate::door;
use crate::repository::Repository;

/// Builds the door as it is published and runs the corpus through it.
pub(crate) fn check(repository: &Repository) -> Result<()> {
    let entry = door::build(repository, &[], "door")?;
    let shell = &repository.shell;
    cmd!(shell, "node tests/parity/parity.mjs {entry}")
        .run()
        .context("the door and the native code do not agree: the cases are named above")
}
