//! A Chromium for the journeys: one that is there, else Debian's.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use which::which;

use super::debian;
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

    // Without a font a page has no letters, and nothing else may have brought one.
    debian::install(repository, &["chromium", "fonts-liberation"], INSTALL_ONE)?;
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
