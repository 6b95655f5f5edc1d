//! The three sizes of a file: as it is, and as a server sends it compressed beforehand.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::Result;
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

/// The window that servers use where nobody says otherwise.
const WINDOW: i32 = 22;

/// A file and its sizes in bytes.
pub(crate) struct Measured {
    /// The path below the measured folder, written with `/`.
    pub(crate) name: String,
    /// As it is.
    pub(crate) raw: usize,
    /// As `gzip -9` makes it.
    pub(crate) gzip: usize,
    /// As brotli makes it at quality 11.
    pub(crate) brotli: usize,
}

/// Measures every file below `folder`, in the order of their names. Hidden files are not published and not measured.
pub(crate) fn measure(folder: &Path) -> Result<Vec<Measured>> {
    let mut files = Vec::new();
    collect(folder, "", &mut files)?;
    files.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(files)
}

fn collect(folder: &Path, prefix: &str, files: &mut Vec<Measured>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        let name = format!("{prefix}{name}");
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{name}/"), files)?;
        } else {
            let bytes = fs::read(entry.path())?;
            files.push(Measured {
                name,
                raw: bytes.len(),
                gzip: gzip(&bytes)?,
                brotli: brotli(&bytes, WINDOW)?,
            });
        }
    }
    Ok(())
}

fn gzip(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

/// The bytes after brotli at its best quality, with a window of two to that power.
pub(super) fn brotli(bytes: &[u8], window: i32) -> Result<usize> {
    let parameters = BrotliEncoderParams {
        quality: 11,
        lgwin: window,
        ..BrotliEncoderParams::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut compressed, &parameters)?;
    Ok(compressed.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_that_repeats_gets_smaller_and_noise_does_not() {
        let repeating = "statement ".repeat(1000);
        assert!(gzip(repeating.as_bytes()).unwrap() < 200);
        assert!(brotli(repeating.as_bytes(), WINDOW).unwrap() < 100);
        assert!(brotli(&[7], WINDOW).unwrap() >= 1);
    }
}
