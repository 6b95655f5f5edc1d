//! Files of the repository that tests of links go through.

use std::fs;
use std::path::{Path, PathBuf};

/// The examples of the page, each with its name, in order.
pub(crate) fn examples() -> Vec<(String, String)> {
    files("web/presets", "json")
        .into_iter()
        .filter_map(|path| Some((name(&path), fs::read_to_string(path).ok()?)))
        .collect()
}

/// The files of a folder of the repository with an ending, in order.
pub(crate) fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).join(folder);
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|found| found == ending))
        .collect();
    files.sort();
    files
}

fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.split('.').next().unwrap_or_default().to_owned()
}
