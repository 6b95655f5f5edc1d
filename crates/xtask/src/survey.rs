//! How often each code is raised on the policies that AWS itself manages: what it says there is mostly a false alarm.

use anyhow::{Context as _, Result};
use xshell::cmd;

use crate::repository::Repository;
use crate::setup;

/// Fetches the policies if they are not here, and prints the table; everything raised of the named codes is listed.
pub(crate) fn run(repository: &Repository, codes: &[String]) -> Result<()> {
    setup::for_tests(repository)?;
    let shell = &repository.shell;
    // The tests' own profile, so that what they built serves here too.
    cmd!(
        shell,
        "cargo run --quiet --locked --package scopedown-tests --bin survey -- {codes...}"
    )
    .run()
    .context("the survey could not be made: see the messages above")
}
