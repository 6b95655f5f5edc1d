//! Trunk and wasm-bindgen, built from source into `.tools`.
//!
//! Neither is in a package registry in built form. Their own release profiles take many minutes (Trunk's: 14 minutes of
//! processor time); without optimisation they take three in all, and the page is built no slower, since what counts there is
//! the compiler.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result, ensure};
use serde::Deserialize;
use xshell::cmd;

use super::stamp::Stamp;
use crate::repository::Repository;

/// The newest Trunk that the pinned compiler builds; 0.22.0 asks for rustc 1.96.
const TRUNK: &str = "0.22.0-beta.1";

/// Settings that make a build short; the tools' own speed hardly matters.
const QUICK_BUILD: [(&str, &str); 4] = [
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
];

/// Installs both unless they are there, and checks that wasm-bindgen is the one that `Cargo.lock` asks for.
///
/// # Errors
///
/// If `Cargo.lock` does not say which wasm-bindgen, or an installation fails; the message says what to do.
pub(crate) fn ensure(repository: &Repository) -> Result<()> {
    // Trunk does without its updater and its own TLS: it runs offline here.
    let trunk_options = ["--no-default-features"];
    install(repository, "trunk", "trunk", TRUNK, &trunk_options)?;
    let wanted = locked_version(repository, "wasm-bindgen")?;
    install(repository, "wasm-bindgen-cli", "wasm-bindgen", &wanted, &[])?;

    // What they were built in is almost two gigabytes, and not needed again.
    let build = build_folder(repository);
    if build.is_dir() {
        fs::remove_dir_all(&build).with_context(|| format!("cannot remove {}", build.display()))?;
    }
    Ok(())
}

/// One folder for both: they share many dependencies.
fn build_folder(repository: &Repository) -> PathBuf {
    repository.tools().join("build")
}

fn install(
    repository: &Repository,
    package: &str,
    program: &str,
    version: &str,
    options: &[&str],
) -> Result<()> {
    let tools = repository.tools();
    let stamp = Stamp::new(repository, package, format!("{package} {version}"));
    let binary = tools
        .join("bin")
        .join(program)
        .with_extension(std::env::consts::EXE_EXTENSION);
    if stamp.is_current() && binary.is_file() {
        return Ok(());
    }

    println!("installing {package} {version} into .tools; the first time takes some minutes");
    let shell = &repository.shell;
    cmd!(shell, "cargo install --locked --root {tools} --version ={version} {options...} {package}")
        .envs(QUICK_BUILD)
        .env("CARGO_TARGET_DIR", build_folder(repository))
        .run()
        .with_context(|| {
            format!("{package} {version} could not be installed; if the messages above speak of the network, try again when it works, otherwise remove .tools and try again")
        })?;

    let said = cmd!(shell, "{binary} --version").quiet().read()?;
    ensure!(
        said.split_whitespace().any(|word| word == version),
        "{} says that it is \"{said}\" where {version} is wanted: remove .tools and try again",
        binary.display()
    );
    stamp.write()
}

#[derive(Deserialize)]
struct Lock {
    package: Vec<Locked>,
}

#[derive(Deserialize)]
struct Locked {
    name: String,
    version: String,
}

/// The version of a package in `Cargo.lock`.
fn locked_version(repository: &Repository, name: &str) -> Result<String> {
    let text =
        fs::read_to_string(repository.path("Cargo.lock")).context("cannot read Cargo.lock")?;
    let lock: Lock = toml::from_str(&text).context("Cargo.lock is not what cargo writes")?;
    lock.package
        .into_iter()
        .find(|package| package.name == name)
        .map(|package| package.version)
        .with_context(|| {
            format!("Cargo.lock has no package {name}; run `cargo metadata` to complete it")
        })
}
