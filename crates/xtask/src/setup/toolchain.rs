//! The compiler's parts that `rust-toolchain.toml` names. rustup fetches them by itself only where it may
//! (`RUSTUP_AUTO_INSTALL`), so they are asked for by name.

use std::path::Path;

use anyhow::{Context as _, Result};
use xshell::cmd;

use crate::repository::Repository;

/// The target that the page and the JavaScript door are built for.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// Adds the wasm target, rustfmt and clippy to the toolchain in use, unless they are there.
///
/// # Errors
///
/// If something is missing and rustup cannot add it; the message says what to run or install.
pub(crate) fn ensure(repository: &Repository) -> Result<()> {
    let shell = &repository.shell;
    let sysroot = cmd!(shell, "rustc --print sysroot").quiet().read()?;
    if !Path::new(&sysroot)
        .join("lib/rustlib")
        .join(WASM)
        .join("lib")
        .is_dir()
    {
        cmd!(shell, "rustup target add {WASM}").run().with_context(|| {
            format!("the compiler at {sysroot} cannot build for {WASM}: run `rustup target add {WASM}`, or install that target the way this compiler was installed")
        })?;
    }

    let has = |part: &str| {
        cmd!(shell, "cargo {part} --version")
            .quiet()
            .ignore_stderr()
            .read()
            .is_ok()
    };
    if !(has("fmt") && has("clippy")) {
        cmd!(shell, "rustup component add rustfmt clippy")
            .run()
            .context("rustfmt or clippy is missing: run `rustup component add rustfmt clippy`, or install them the way this compiler was installed")?;
    }
    Ok(())
}
