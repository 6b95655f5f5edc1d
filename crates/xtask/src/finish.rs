//! The last touch to a built page: no script inside the HTML, one style sheet, and what it takes to work without network.
//!
//! The content security policy of the page allows scripts from files of its own only. Trunk writes two into the HTML: the
//! loader of the wasm, and, while serving, the one that reloads the page. Each is moved into a file beside it. Style sheets are written one idea
//! a file and sent as one: it is asked for once and compresses better.

mod offline;
mod scripts;
mod styles;

use std::env;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher as _};
use std::path::Path;

use anyhow::{Context as _, Result};

/// Works on the folder that Trunk has just filled; Trunk names it in the environment.
pub(crate) fn run() -> Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR").context(
        "Trunk calls this chore itself; run `cargo xtask serve` or `cargo xtask size --build`",
    )?;
    let staging = Path::new(&staging);
    let page = staging.join("index.html");
    let html =
        fs::read_to_string(&page).with_context(|| format!("cannot read {}", page.display()))?;
    let is_served = offline::is_served(&html);
    let html = if is_served {
        html
    } else {
        offline::announce(&html, staging)?
    };
    let html = scripts::split(&html, staging)?;
    let html = styles::join(&html, staging)?;
    fs::write(&page, html)?;
    if is_served {
        return Ok(());
    }
    offline::write_worker(staging)
}

/// A file's name with a hash of its text, so that it may be cached for ever.
fn name_with_hash(stem: &str, text: &str, ending: &str) -> String {
    format!("{stem}-{}.{ending}", hash(text))
}

fn hash(what: impl Hash) -> String {
    let mut hasher = DefaultHasher::new();
    what.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}
