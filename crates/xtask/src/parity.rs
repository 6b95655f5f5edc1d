//! The JavaScript door in Node: it must answer the corpus as the native code does.

use anyhow::{Context as _, Result};
use xshell::cmd;

use crate::page;
use crate::repository::Repository;
use crate::setup;

/// Builds the door as it is published and runs the corpus through it.
pub(crate) fn check(repository: &Repository) -> Result<()> {
    setup::for_parity(repository)?;
    let shell = &repository.shell;
    let profile = page::PROFILE;
    cmd!(shell, "cargo build --locked --package scopedown-wasm --target wasm32-unknown-unknown --profile {profile}").run()?;

    let module = repository
        .target("wasm32-unknown-unknown")
        .join(profile)
        .join("scopedown_wasm.wasm");
    let door = repository.target("door");
    cmd!(
        shell,
        "wasm-bindgen --target nodejs --out-dir {door} {module}"
    )
    .run()?;
    let entry = door.join("scopedown_wasm.js");
    cmd!(shell, "node tests/parity/parity.mjs {entry}")
        .run()
        .context("the door and the native code do not agree: the cases are named above")
}
