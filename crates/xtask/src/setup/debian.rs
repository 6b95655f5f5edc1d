//! Programs from the system's packages, where they can be installed without a question.

use anyhow::{Context as _, Result, bail};
use which::which;
use xshell::cmd;

use crate::repository::Repository;

/// Installs Debian's packages, as root or through sudo where that asks for no password.
///
/// # Errors
///
/// If that cannot be done; the message says what to do by hand, in the words given.
pub(super) fn install(repository: &Repository, packages: &[&str], by_hand: &str) -> Result<()> {
    let shell = &repository.shell;
    let (program, options) = match privilege(repository) {
        Some(prefix) if which("apt-get").is_ok() => prefix,
        _ => bail!("nothing can be installed here without you: {by_hand}"),
    };
    let quiet = "DEBIAN_FRONTEND=noninteractive";

    println!(
        "installing {} from the system's packages",
        packages.join(" ")
    );
    cmd!(shell, "{program} {options...} {quiet} apt-get update")
        .run()
        .with_context(|| {
            format!("the list of packages could not be fetched; mend that, or {by_hand}")
        })?;
    cmd!(
        shell,
        "{program} {options...} {quiet} apt-get install --yes --no-install-recommends {packages...}"
    )
    .run()
    .with_context(|| format!("the packages could not be installed; {by_hand}"))
}

/// The beginning of a command that runs with settings of its own and as root, if that can be had without a question.
fn privilege(repository: &Repository) -> Option<(&'static str, &'static [&'static str])> {
    let shell = &repository.shell;
    let is_root = || {
        cmd!(shell, "id -u")
            .quiet()
            .ignore_stderr()
            .read()
            .is_ok_and(|id| id == "0")
    };
    let has_sudo = || {
        cmd!(shell, "sudo -n true")
            .quiet()
            .ignore_stderr()
            .run()
            .is_ok()
    };
    if is_root() {
        Some(("env", &[]))
    } else if has_sudo() {
        Some(("sudo", &["-n", "env"]))
    } else {
        None
    }
}
