//! The npm parts of the page and of the tests, exactly as their lock files have them.

use std::fs;

use anyhow::{Context as _, Result, ensure};
use xshell::{Shell, cmd};

use super::stamp::Stamp;
use crate::repository::Repository;

/// The oldest major version of Node that the parts run on.
const NODE: u32 = 20;

/// On Windows npm is a script, which is started by its full name only.
const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// The folders below the root that have parts: the rich editor, the browser journeys, the policies that AWS manages, and the readers of what is written.
pub(crate) const FOLDERS: [&str; 4] = [EDITOR, JOURNEYS, MANAGED, READERS];
pub(crate) const EDITOR: &str = "web/editor";
pub(crate) const JOURNEYS: &str = "tests/browser";
pub(crate) const MANAGED: &str = "tests/managed";
pub(crate) const READERS: &str = "tests/readers";
/// What the catalogue is made from; only who makes it needs it.
pub(crate) const CATALOG: &str = "crates/catalog/source";

/// Fetches the parts of a folder unless these very ones are there.
///
/// # Errors
///
/// If Node is missing or too old, or npm fails; the message says what to do.
pub(crate) fn ensure(repository: &Repository, name: &str) -> Result<()> {
    let folder = repository.path(name);
    let lock = fs::read_to_string(folder.join("package-lock.json"))
        .with_context(|| format!("cannot read {name}/package-lock.json"))?;
    let stamp = Stamp::new(repository, &format!("npm-{}", name.replace('/', "-")), lock);
    if stamp.is_current() && folder.join("node_modules").is_dir() {
        return Ok(());
    }

    ensure_node(repository)?;
    let shell = shell_in(repository, &folder);
    cmd!(shell, "{NPM} ci --ignore-scripts --no-audit --no-fund")
        .run()
        .with_context(|| format!("the npm parts of {name} could not be fetched: see npm's message above, and try again when the network works"))?;
    stamp.write()
}

/// # Errors
///
/// If Node is missing or too old; the message says what to install.
pub(crate) fn ensure_node(repository: &Repository) -> Result<()> {
    let shell = &repository.shell;
    let said = cmd!(shell, "node --version")
        .quiet()
        .read()
        .with_context(|| format!("Node is missing: install Node {NODE} or later (https://nodejs.org, or your system's package)"))?;
    let major = said
        .trim_start_matches('v')
        .split('.')
        .next()
        .and_then(|major| major.parse::<u32>().ok());
    ensure!(
        major.is_some_and(|major| major >= NODE),
        "Node is {said}, and {NODE} or later is needed: install a newer one (https://nodejs.org, or your system's package)"
    );
    Ok(())
}

fn shell_in(repository: &Repository, folder: &std::path::Path) -> Shell {
    let shell = repository.shell.clone();
    shell.change_dir(folder);
    shell
}
