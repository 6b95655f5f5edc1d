//! Prints how often each code is raised on AWS's managed policies, and everything raised of the codes named as arguments; without arguments,
//! of those that say that something never matches.

use std::io::{self, Write as _};
use std::path::Path;

use anyhow::Context as _;
use scopedown_tests::survey::{POLICIES, Survey};

fn main() -> anyhow::Result<()> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(POLICIES);
    let text = std::fs::read_to_string(path).context(
        "AWS's managed policies are not here: run `cargo xtask setup`, which fetches them",
    )?;
    let named: Vec<String> = std::env::args().skip(1).collect();
    let listed = |code: &str| match named.as_slice() {
        [] => code.ends_with("-never-matches"),
        named => named.iter().any(|name| name == code),
    };
    let table = Survey::of(&text)?.table(listed);
    io::stdout().lock().write_all(table.as_bytes())?;
    Ok(())
}
