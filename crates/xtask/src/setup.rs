//! What the chores need and a fresh machine does not have. Each part looks first, so that a second run costs nothing.

mod chromium;
mod debian;
pub(crate) mod npm;
mod python;
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

/// The compiler's parts, Trunk and wasm-bindgen, and the parts of the rich editor.
pub(crate) fn for_page(repository: &Repository) -> Result<()> {
    toolchain::ensure(repository)?;
    tools::ensure(repository)?;
    npm::ensure(repository, npm::EDITOR)
}

/// What the tests that cargo runs need: the policies that AWS manages, and the readers of the formats that are written.
pub(crate) fn for_tests(repository: &Repository) -> Result<()> {
    npm::ensure(repository, npm::MANAGED)?;
    npm::ensure(repository, npm::READERS)?;
    python::ensure(repository)
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
