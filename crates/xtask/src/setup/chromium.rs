//! A Chromium for the journeys: one that is there, else Debian's.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use which::which;
use xshell::cmd;

use crate::repository::Repository;

/// Names on `PATH`.
const NAMES: [&str; 5] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
];

/// Where the installers of macOS put it.
const MACOS: [&str; 2] = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/// Where the installer of Windows puts it, below one of the folders that these variables name.
const WINDOWS: &str = r"Google\Chrome\Application\chrome.exe";
const WINDOWS_FOLDERS: [&str; 3] = ["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"];

const INSTALL_ONE: &str =
    "install Chromium or Chrome, or put the path of one into the environment variable CHROMIUM";

/// The path of a Chromium, installing Debian's where that can be done without a question.
///
/// # Errors
///
/// If there is none and none can be installed; the message says what to install.
pub(crate) fn ensure(repository: &Repository) -> Result<PathBuf> {
    if let Some(named) = env::var_os("CHROMIUM") {
        let named = PathBuf::from(named);
        if named.is_file() {
            return Ok(named);
        }
        bail!(
            "CHROMIUM names {}, where there is no file: correct or unset it",
            named.display()
        );
    }
    if let Some(found) = find() {
        return Ok(found);
    }

    install(repository)?;
    find().with_context(|| {
        format!("the package was installed, but no browser came with it: {INSTALL_ONE}")
    })
}

fn find() -> Option<PathBuf> {
    let on_path = NAMES.iter().find_map(|name| which(name).ok());
    let macos = || MACOS.iter().map(PathBuf::from).find(|path| path.is_file());
    let windows = || {
        let folders = WINDOWS_FOLDERS.iter().filter_map(env::var_os);
        folders
            .map(|folder| Path::new(&folder).join(WINDOWS))
            .find(|path| path.is_file())
    };
    on_path.or_else(macos).or_else(windows)
}

/// Installs Debian's package, as root or through sudo where that asks for no password.
fn install(repository: &Repository) -> Result<()> {
    let shell = &repository.shell;
    let (program, options) = match privilege(repository) {
        Some(prefix) if which("apt-get").is_ok() => prefix,
        _ => {
            bail!("there is no Chromium here, and none can be installed without you: {INSTALL_ONE}")
        }
    };
    let quiet = "DEBIAN_FRONTEND=noninteractive";

    println!("installing Chromium from the system's packages");
    cmd!(shell, "{program} {options...} {quiet} apt-get update")
        .run()
        .with_context(|| {
            format!("the list of packages could not be fetched; mend that, or {INSTALL_ONE}")
        })?;
    // Without a font a page has no letters, and nothing else may have brought one.
    cmd!(shell, "{program} {options...} {quiet} apt-get install --yes --no-install-recommends chromium fonts-liberation")
        .run()
        .with_context(|| format!("the package could not be installed; {INSTALL_ONE}"))
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
