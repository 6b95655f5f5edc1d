//! The JavaScript door as it is published, for Node.

use std::path::PathBuf;

use anyhow::Result;
use xshell::cmd;

use crate::page;
use crate::repository::Repository;
use crate::setup;

/// Builds the door with some features into a folder below cargo's target folder; answers with its script.
pub(crate) fn build(repository: &Repository, features: &[&str], folder: &str) -> Result<PathBuf> {
    setup::for_parity(repository)?;
    let shell = &repository.shell;
    let profile = page::PROFILE;
    let features = features.join(",");
    cmd!(shell, "cargo build --locked --package scopedown-wasm --features {features} --target wasm32-unknown-unknown --profile {profile}").run()?;

    let module = repository
        .target("wasm32-unknown-unknown")
        .join(profile)
        .join("scopedown_wasm.wasm");
    let folder = repository.target(folder);
    cmd!(
        shell,
        "wasm-bindgen --target nodejs --out-dir {folder} {module}"
    )
    .run()?;
    Ok(folder.join("scopedown_wasm.js"))
}
