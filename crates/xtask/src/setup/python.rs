//! The readers of the tests that are written in Python, in an environment of their own below `.tools`, exactly as
//! `tests/readers/requirements.txt` names them.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use xshell::cmd;

use super::debian;
use super::stamp::Stamp;
use crate::repository::Repository;

const REQUIREMENTS: &str = "tests/readers/requirements.txt";

/// Where an environment keeps its programs.
const PROGRAMS: &str = if cfg!(windows) { "Scripts" } else { "bin" };

/// Debian has the maker of environments in a package of its own.
const PACKAGES: [&str; 2] = ["python3", "python3-venv"];

const INSTALL_ONE: &str = "install Python 3.11 or later with its venv module (https://python.org, or your system's package), \
     so that `python3 -m venv FOLDER` works";

/// Installs them unless these very ones are there.
///
/// # Errors
///
/// If there is no Python and none can be installed, or pip fails; the message says what to do.
pub(super) fn ensure(repository: &Repository) -> Result<()> {
    let wanted = fs::read_to_string(repository.path(REQUIREMENTS))
        .with_context(|| format!("cannot read {REQUIREMENTS}"))?;
    let stamp = Stamp::new(repository, "python-readers", wanted);
    let folder = repository.tools().join("readers");
    if stamp.is_current() && folder.is_dir() {
        return Ok(());
    }

    if make(repository, &folder).is_err() {
        debian::install(repository, &PACKAGES, INSTALL_ONE)
            .context("there is no Python here that makes environments")?;
        make(repository, &folder).with_context(|| {
            format!("the packages were installed, but `python3 -m venv` fails still: {INSTALL_ONE}")
        })?;
    }
    let shell = &repository.shell;
    let python = folder.join(PROGRAMS).join("python");
    // Nothing but what the list names, so that a new release of a part changes no test.
    cmd!(shell, "{python} -m pip install --quiet --disable-pip-version-check --no-deps --requirement {REQUIREMENTS}")
        .run()
        .context("the Python parts of tests/readers could not be fetched: see pip's message above, and try again when the network works")?;
    stamp.write()
}

/// An empty environment in the folder, in place of whatever is there.
fn make(repository: &Repository, folder: &Path) -> Result<()> {
    let shell = &repository.shell;
    Ok(cmd!(shell, "python3 -m venv --clear {folder}").run()?)
}
