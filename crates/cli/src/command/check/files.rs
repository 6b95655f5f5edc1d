//! Which files are meant: those that are named, and the scenario files of folders.

use std::fs;
use std::path::{Path, PathBuf};

use crate::exit::Stop;

const ENDING: &str = ".scenario.json";

/// The files in the order of the arguments, those of a folder by name. A folder without scenario file is a mistake.
pub(super) fn find(arguments: &[PathBuf]) -> Result<Vec<PathBuf>, Stop> {
    let mut files = Vec::new();
    for argument in arguments {
        if !argument.is_dir() {
            files.push(argument.clone());
            continue;
        }
        let mut found = Vec::new();
        walk(argument, &mut found).map_err(|error| {
            Stop::unreadable(format!("{} cannot be read: {error}.", argument.display()))
        })?;
        if found.is_empty() {
            return Err(Stop::unreadable(format!(
                "{} holds no file whose name ends with {ENDING}.",
                argument.display()
            )));
        }
        found.sort();
        files.extend(found);
    }
    Ok(files)
}

/// Links are not followed into folders, so that a circle of them ends.
fn walk(folder: &Path, found: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        if entry.file_type()?.is_dir() {
            walk(&path, found)?;
        } else if path.to_string_lossy().ends_with(ENDING) {
            found.push(path);
        }
    }
    Ok(())
}
