//! What the chores need and a fresh machine does not have. Each part looks first, so that a second run costs nothing.

mod chromium;
pub(crate) mod npm;
mod stamp;
mod toolchain;
mod tools;

use std::path::PathBuf;

use anyhow::Result;

use crate::repository::Repository;

/// Everything that any chore needs.
pub(crate) fn everything(repository: &Repository) -> Result<()> {
    for_page(repository)?;
    for_tests(repository)?;
    for_journeys(repository)?;
    Ok(())
}

/// The compiler's parts, Trunk and wasm-bindgen.
pub(crate) fn for_page(repository: &Repository) -> Result<()> {
    toolchain::ensure(repository)?;
    tools::ensure(repository)
}

/// What the tests that cargo runs read: the policies that AWS manages.
pub(crate) fn for_tests(repository: &Repository) -> Result<()> {
    npm::ensure(repository, npm::MANAGED)
}

/// The npm parts and a browser, whose path is the answer.
pub(crate) fn for_journeys(repository: &Repository) -> Result<PathBuf> {
    npm::ensure_node(repository)?;
    npm::ensure(repository, npm::JOURNEYS)?;
    chromium::ensure(repository)
}

/// Node, which runs wasm outside a browser.
pub(crate) fn for_parity(repository: &Repository) -> Result<()> {
    for_page(repository)?;
    npm::ensure_node(repository)
}
