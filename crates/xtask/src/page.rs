//! The page: built for publishing into `dist`, or served while it is worked on.

use anyhow::{Context as _, Result};
use xshell::cmd;

use crate::repository::Repository;
use crate::setup;

/// The cargo profile of the published page.
pub(crate) const PROFILE: &str = "page";

/// Builds the published form of the page into `dist`.
pub(crate) fn build(repository: &Repository) -> Result<()> {
    setup::for_page(repository)?;
    fetch(repository)?;
    let shell = &repository.shell;
    cmd!(
        shell,
        "trunk build --release --cargo-profile {PROFILE} --locked"
    )
    .run()
    .context("the page could not be built: mend what is reported above")
}

/// Serves the page on loopback until it is stopped.
///
/// What is served stands in a folder of its own, so that `dist` is always the published form.
pub(crate) fn serve(repository: &Repository, port: u16, release: bool) -> Result<()> {
    setup::for_page(repository)?;
    fetch(repository)?;
    let shell = &repository.shell;
    let port = port.to_string();
    let dist = repository.target("served");
    let form: &[&str] = if release {
        &["--release", "--cargo-profile", PROFILE]
    } else {
        &[]
    };
    std::fs::create_dir_all(&dist)?;
    cmd!(shell, "trunk serve --port {port} --dist {dist} {form...}")
        .run()
        .with_context(|| {
            format!("the server has ended; if port {port} is taken, name another with --port")
        })
}

/// Trunk runs cargo offline, as it runs itself; so what cargo needs is fetched before.
fn fetch(repository: &Repository) -> Result<()> {
    let shell = &repository.shell;
    cmd!(shell, "cargo fetch --locked")
        .quiet()
        .run()
        .context("the crates could not be fetched; if Cargo.lock is out of date, run `cargo metadata`, otherwise try again when the network works")
}
