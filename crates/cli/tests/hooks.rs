//! The commands of the pre-commit hooks and of the GitHub action, run as those run them. Their YAML itself is read by no test.

#![cfg(unix)]

use std::path::Path;
use std::process::{Command, Output};
use std::{env, fs};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures");

/// What stands behind a key, wherever it stands.
fn values(file: &str, key: &str) -> Vec<String> {
    let text = fs::read_to_string(Path::new(ROOT).join(file)).unwrap_or_default();
    let values = text
        .lines()
        .filter_map(|line| line.trim().strip_prefix(key));
    values.map(|value| value.trim().to_owned()).collect()
}

/// A shell that finds the built command first.
fn shell(script: &str) -> Option<Output> {
    let folder = Path::new(env!("CARGO_BIN_EXE_scopedown")).parent()?;
    let path = env::var_os("PATH").unwrap_or_default();
    let paths = std::iter::once(folder.to_owned()).chain(env::split_paths(&path));
    let mut shell = Command::new("sh");
    shell.env("PATH", env::join_paths(paths).ok()?);
    shell.env("FILES", "announcement.scenario.json whole.*.json");
    shell
        .current_dir(FIXTURES)
        .args(["-c", script])
        .output()
        .ok()
}

#[test]
fn the_hooks_take_several_files_and_fail_with_the_worst() {
    let entries = values(".pre-commit-hooks.yaml", "entry:");
    assert_eq!(entries.len(), 2, "{entries:?}");
    for entry in entries {
        let both = shell(&format!(
            "{entry} announcement.scenario.json whole.scenario.json"
        ))
        .unwrap();
        assert_eq!(both.status.code(), Some(0), "{entry}: {both:?}");
        let missing = shell(&format!("{entry} no-such-file whole.scenario.json")).unwrap();
        assert!(!missing.status.success(), "{entry}: {missing:?}");
    }
}

#[test]
fn the_action_checks_all_files_that_it_is_given() {
    let commands = values("action.yml", "run:");
    let check = commands
        .iter()
        .find(|command| command.starts_with("scopedown "))
        .unwrap();
    let fine = shell(check).unwrap();
    assert_eq!(fine.status.code(), Some(0), "{fine:?}");
    assert!(fine.stdout.is_empty());
    let install = commands
        .iter()
        .find(|command| command.contains("cargo install"))
        .unwrap();
    let path = install.split_whitespace().last().unwrap();
    assert!(
        Path::new(ROOT).join(path).join("Cargo.toml").is_file(),
        "{path}"
    );
}
