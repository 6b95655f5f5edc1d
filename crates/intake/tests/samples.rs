//! Every file in `samples` against its listing, which stands beside it as `NAME.expected`.
//!
//! `SCOPEDOWN_BLESS=1 cargo test -p scopedown-intake --test samples` writes the listings anew; what changed is then read as a diff.

#![cfg(all(feature = "yaml", feature = "hcl"))]

mod listing;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use scopedown_intake::read;

fn samples() -> io::Result<Vec<PathBuf>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples");
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path
            .extension()
            .is_some_and(|extension| extension != "expected")
        {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn expected(sample: &Path) -> PathBuf {
    let mut name = sample.as_os_str().to_owned();
    name.push(".expected");
    name.into()
}

#[test]
fn every_sample_has_its_listing() -> io::Result<()> {
    let mut wrong = Vec::new();
    for sample in samples()? {
        let text = fs::read_to_string(&sample)?;
        let listing = listing::of(&text, &read(&text));
        let beside = expected(&sample);
        if std::env::var_os("SCOPEDOWN_BLESS").is_some() {
            fs::write(&beside, &listing)?;
        }
        let wanted = fs::read_to_string(&beside).unwrap_or_default();
        if wanted != listing {
            wrong.push(format!("{}\n{listing}", sample.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    Ok(())
}

#[test]
fn no_listing_is_without_its_sample() -> io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples");
    let samples: Vec<_> = samples()?.iter().map(|sample| expected(sample)).collect();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let is_listing = path
            .extension()
            .is_some_and(|extension| extension == "expected");
        assert!(!is_listing || samples.contains(&path), "{}", path.display());
    }
    Ok(())
}
