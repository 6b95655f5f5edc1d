//! The page: built for publishing into `dist`, or served while it is worked on.

use std::env;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use xshell::{Cmd, cmd};

use crate::repository::Repository;
use crate::setup::{self, npm};

/// The cargo profile of the published page.
pub(crate) const PROFILE: &str = "page";

/// Where `index.html` looks for the rich editor, below the folder of its parts.
const EDITOR_MODULE: &str = "dist/scopedown-editor.js";

/// How Trunk builds the published form.
const PUBLISHED: [&str; 3] = ["--release", "--cargo-profile", PROFILE];

/// Builds the published form of the page into `dist`.
pub(crate) fn build(repository: &Repository) -> Result<()> {
    prepare(repository)?;
    trunk(repository, "build")
        .args(PUBLISHED)
        .arg("--locked")
        .run()
        .context("the page could not be built: mend what is reported above")
}

/// Serves the page on loopback until it is stopped, and builds it again when a file changes.
///
/// What is served stands in a folder of its own, so that `dist` is always the published form.
pub(crate) fn serve(repository: &Repository, port: u16, release: bool) -> Result<()> {
    prepare(repository)?;
    let served = repository.target("served");
    fs::create_dir_all(&served)?;
    println!("the page will be at http://127.0.0.1:{port}/ until you press Ctrl+C");
    let mut server = trunk(repository, "serve")
        .arg("--port")
        .arg(port.to_string())
        .arg("--dist")
        .arg(&served);
    if release {
        server = server.args(PUBLISHED);
    }
    server.run().with_context(|| {
        format!("the server has ended; if port {port} is taken, name another with --port")
    })
}

/// Sets up, puts the rich editor together, and fetches the crates: Trunk runs cargo offline, as it runs itself.
fn prepare(repository: &Repository) -> Result<()> {
    setup::for_page(repository)?;
    let shell = &repository.shell;
    let editor = repository.path(npm::EDITOR);
    let (script, module) = (editor.join("build.mjs"), editor.join(EDITOR_MODULE));
    cmd!(shell, "node {script} {module}")
        .run()
        .context("the rich editor could not be put together: mend what is reported above")?;
    cmd!(shell, "cargo fetch --locked")
        .quiet()
        .run()
        .context("the crates could not be fetched; if Cargo.lock is out of date, run `cargo metadata`, otherwise try again when the network works")
}

/// Trunk refuses to start where `NO_COLOR` is anything but "true" or "false", so it is told otherwise.
fn trunk<'a>(repository: &'a Repository, command: &str) -> Cmd<'a> {
    let shell = &repository.shell;
    let is_plain = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let color = if is_plain { "never" } else { "auto" };
    cmd!(shell, "trunk {command} --color {color}")
        .env_remove("NO_COLOR")
        .env(PAGE_FLAGS, without_paths(repository))
}

/// Flags of the compiler for the page alone.
const PAGE_FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Panic messages name source files. Where those lie on this machine is nobody's business, and not worth its bytes.
fn without_paths(repository: &Repository) -> String {
    let home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(env::home_dir()?.join(".cargo")));
    let sources = home.map(|home| home.join("registry").join("src"));
    let registries = sources
        .and_then(|sources| fs::read_dir(sources).ok())
        .into_iter()
        .flatten()
        .flatten();
    let folders = registries
        .map(|entry| entry.path())
        .chain([repository.path("")]);
    let remapped = folders.map(|folder| format!("--remap-path-prefix={}=", folder.display()));
    remapped.collect::<Vec<_>>().join(" ")
}
