//! Inputs of the fuzz targets that were kept: the seeds, and whatever once broke something.

use std::fs;
use std::path::Path;

use scopedown_tests::fuzz::TARGETS;

#[test]
fn every_kept_input_passes() {
    let fuzz = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz");
    for (target, body) in TARGETS {
        let seeds = replay(&fuzz.join("seeds").join(target), body);
        assert!(seeds > 0, "{target} has no seeds");
        replay(&fuzz.join("crashes").join(target), body);
    }
}

/// Runs a body on every file of a folder, which may be absent; answers with their number.
#[cfg(test)]
fn replay(folder: &Path, body: fn(&[u8])) -> usize {
    let Ok(files) = fs::read_dir(folder) else {
        return 0;
    };
    let inputs = files.map(|file| fs::read(file.unwrap().path()).unwrap());
    inputs.map(|input| body(&input)).count()
}
