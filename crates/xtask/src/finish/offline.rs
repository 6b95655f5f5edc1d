//! The published page can be installed and works without network: a manifest with its icons, and a service worker that keeps every file.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use super::hash;

const WORKER: &str = include_str!("../../../../web/offline/sw.js");
const REGISTER: &str = include_str!("../../../../web/offline/register.js");

/// What goes with the page as it is.
const FILES: [(&str, &[u8]); 4] = [
    (
        "manifest.webmanifest",
        include_bytes!("../../../../web/offline/manifest.webmanifest"),
    ),
    (
        "icon.svg",
        include_bytes!("../../../../web/offline/icon.svg"),
    ),
    (
        "icon-192.png",
        include_bytes!("../../../../web/offline/icon-192.png"),
    ),
    (
        "icon-512.png",
        include_bytes!("../../../../web/offline/icon-512.png"),
    ),
];

/// What the head says of it.
const HEAD: &str =
    "<link href=manifest.webmanifest rel=manifest><link href=icon-192.png rel=apple-touch-icon>";

/// The end of what every page has in its head.
const AFTER: &str = "</title>";

/// Whether the page is built to be served while it is worked on; then a worker would show what was built before.
pub(super) fn is_served(html: &str) -> bool {
    html.contains("__TRUNK_WS_BASE__")
}

/// Writes the manifest and its icons, and answers the HTML that names them and registers the worker.
pub(super) fn announce(html: &str, folder: &Path) -> Result<String> {
    let (before, after) = html
        .split_once(AFTER)
        .context("index.html has no title, after which the manifest is named")?;
    for (name, bytes) in FILES {
        fs::write(folder.join(name), bytes)?;
    }
    Ok(format!(
        "{before}{AFTER}{HEAD}<script type=\"module\">{REGISTER}</script>{after}"
    ))
}

/// Writes the worker, which keeps what stands in the folder now.
pub(super) fn write_worker(folder: &Path) -> Result<()> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_file() && !name.starts_with('.') {
            files.push((name, fs::read(entry.path())?));
        }
    }
    files.sort();
    fs::write(folder.join("sw.js"), worker(&files)?)?;
    Ok(())
}

/// The worker for these files. Its version is a hash of them all, so that it changes exactly when one of them does.
fn worker(files: &[(String, Vec<u8>)]) -> Result<String> {
    let names: Vec<String> = files.iter().map(|(name, _)| address(name)).collect();
    Ok(WORKER
        .replace("{{version}}", &hash(files))
        .replace("{{files}}", &serde_json::to_string(&names)?))
}

/// The page itself goes by its folder: some hosts lead from its file to there.
fn address(name: &str) -> String {
    match name {
        "index.html" => "./".to_owned(),
        _ => format!("./{name}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, text: &str) -> (String, Vec<u8>) {
        (name.to_owned(), text.as_bytes().to_vec())
    }

    #[test]
    fn the_worker_keeps_every_file_and_the_page_by_its_folder() {
        let text = worker(&[file("a.wasm", "1"), file("index.html", "2")]).unwrap();
        assert!(text.contains(r#"const FILES = ["./a.wasm","./"];"#));
        assert!(!text.contains("{{"));
    }

    #[test]
    fn the_version_changes_with_any_byte_and_with_nothing_else() {
        let one = worker(&[file("a.wasm", "1")]).unwrap();
        assert_eq!(one, worker(&[file("a.wasm", "1")]).unwrap());
        assert_ne!(one, worker(&[file("a.wasm", "2")]).unwrap());
    }

    #[test]
    fn the_manifest_is_json_and_names_icons_that_are_there() {
        let manifest: serde_json::Value = serde_json::from_slice(FILES[0].1).unwrap();
        let icons = manifest["icons"].as_array().unwrap();
        assert_eq!(icons.len(), 3);
        for icon in icons {
            assert!(FILES.iter().any(|(name, _)| icon["src"] == *name));
        }
    }

    #[test]
    fn a_page_that_reloads_itself_is_served() {
        assert!(is_served(
            "<script>const base = '{{__TRUNK_WS_BASE__}}'</script>"
        ));
        assert!(!is_served("<title>x</title>"));
    }
}
