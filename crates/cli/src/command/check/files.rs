//! Which files are meant: those that are named, and the scenario files of folders.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::exit::Stop;

/// A file, or a folder and what to say of it.
pub(super) type Found = Result<PathBuf, (String, Stop)>;

const ENDING: &str = ".scenario.json";

/// The files in the order of the arguments, those of a folder by name. A folder that cannot be read or holds none stands there as what to
/// say of it.
pub(super) fn find(arguments: &[PathBuf]) -> Vec<Found> {
    arguments.iter().flat_map(|path| of(path)).collect()
}

fn of(path: &Path) -> Vec<Found> {
    if !path.is_dir() {
        return vec![Ok(path.to_owned())];
    }
    let mut found = Vec::new();
    let mut faults = Vec::new();
    walk(path, &mut found, &mut faults);
    if found.is_empty() && faults.is_empty() {
        let name = path.display().to_string();
        let sentence = format!("{name} holds no file whose name ends with {ENDING}.");
        faults.push((name, Stop::unreadable(sentence)));
    }
    found.sort();
    let faults = faults.into_iter().map(Err);
    faults.chain(found.into_iter().map(Ok)).collect()
}

/// Links are not followed into folders, so that a circle of them ends.
fn walk(folder: &Path, found: &mut Vec<PathBuf>, faults: &mut Vec<(String, Stop)>) {
    let entries = match entries(folder) {
        Ok(entries) => entries,
        Err(error) => {
            let name = folder.display().to_string();
            let sentence = format!("{name} cannot be read: {error}.");
            faults.push((name, Stop::unreadable(sentence)));
            return;
        }
    };
    for (path, is_folder) in entries {
        if is_folder {
            walk(&path, found, faults);
        } else if path.to_string_lossy().ends_with(ENDING) {
            found.push(path);
        }
    }
}

/// What a folder holds, and which of it are folders.
fn entries(folder: &Path) -> io::Result<Vec<(PathBuf, bool)>> {
    fs::read_dir(folder)?
        .map(|entry| {
            let entry = entry?;
            Ok((entry.path(), entry.file_type()?.is_dir()))
        })
        .collect()
}
