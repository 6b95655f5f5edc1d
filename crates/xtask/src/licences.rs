//! Every dependency's licence is on the list in `.deny.toml`, which cargo-deny reads as well.

use std::fs;

use anyhow::{Context as _, Result, ensure};
use cargo_metadata::MetadataCommand;
use serde::Deserialize;
use spdx::{Expression, LicenseReq, ParseMode};

use crate::repository::Repository;
use crate::setup::npm;

/// The part of `.deny.toml` that says what is allowed.
#[derive(Deserialize)]
struct Deny {
    licenses: Licences,
}

#[derive(Deserialize)]
struct Licences {
    allow: Vec<String>,
}

/// # Errors
///
/// If a crate or npm package states no licence, or one that is not allowed; all such are named.
pub(crate) fn check(repository: &Repository) -> Result<()> {
    let text =
        fs::read_to_string(repository.path(".deny.toml")).context("cannot read .deny.toml")?;
    let deny: Deny = toml::from_str(&text).context(".deny.toml is not understood")?;
    let allow = deny.licenses.allow;

    let mut packages = crates(repository)?;
    for folder in npm::FOLDERS {
        packages.extend(npm_packages(repository, folder)?);
    }
    let refused: Vec<String> = packages
        .iter()
        .filter(|package| !package.is_allowed(&allow))
        .map(Package::describe)
        .collect();
    ensure!(
        refused.is_empty(),
        "licences that are not on the list in .deny.toml:\n{}",
        refused.join("\n")
    );
    println!(
        "{} packages, all under licences on the list",
        packages.len()
    );
    Ok(())
}

/// Somebody's work that we use, for the product or to build and test it.
struct Package {
    name: String,
    version: String,
    licence: Option<String>,
}

impl Package {
    fn is_allowed(&self, allow: &[String]) -> bool {
        let Some(licence) = &self.licence else {
            return false;
        };
        // Older crates write "MIT/Apache-2.0".
        let Ok(expression) = Expression::parse_mode(licence, ParseMode::LAX) else {
            return false;
        };
        expression.evaluate(|required| is_listed(required, allow))
    }

    fn describe(&self) -> String {
        let licence = self.licence.as_deref().unwrap_or("no licence stated");
        format!("  {} {}: {licence}", self.name, self.version)
    }
}

fn is_listed(required: &LicenseReq, allow: &[String]) -> bool {
    let required = required.to_string();
    allow.contains(&required)
}

/// Every crate in `Cargo.lock`, for any system and purpose.
fn crates(repository: &Repository) -> Result<Vec<Package>> {
    let metadata = MetadataCommand::new()
        .manifest_path(repository.path("Cargo.toml"))
        .other_options(["--locked".to_owned(), "--all-features".to_owned()])
        .exec()?;
    let package = |package: cargo_metadata::Package| Package {
        name: package.name.to_string(),
        version: package.version.to_string(),
        licence: package.license,
    };
    Ok(metadata.packages.into_iter().map(package).collect())
}

/// The part of `package-lock.json` that names packages. The empty key is the project itself.
#[derive(Deserialize)]
struct NpmLock {
    packages: std::collections::BTreeMap<String, NpmPackage>,
}

#[derive(Deserialize)]
struct NpmPackage {
    version: Option<String>,
    license: Option<String>,
}

fn npm_packages(repository: &Repository, folder: &str) -> Result<Vec<Package>> {
    let path = format!("{folder}/package-lock.json");
    let text = fs::read_to_string(repository.path(&path))
        .with_context(|| format!("cannot read {path}"))?;
    let lock: NpmLock =
        serde_json::from_str(&text).with_context(|| format!("{path} is not what npm writes"))?;
    let foreign = lock
        .packages
        .into_iter()
        .filter(|(path, _)| !path.is_empty());
    let package = |(path, package): (String, NpmPackage)| Package {
        name: path,
        version: package.version.unwrap_or_default(),
        licence: package.license,
    };
    Ok(foreign.map(package).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_allowed(licence: Option<&str>) -> bool {
        let package = Package {
            name: "a".into(),
            version: "1.0.0".into(),
            licence: licence.map(str::to_owned),
        };
        package.is_allowed(&[
            "MIT".to_owned(),
            "BSD-3-Clause".to_owned(),
            "Apache-2.0 WITH LLVM-exception".to_owned(),
        ])
    }

    #[test]
    fn one_of_several_is_enough_but_all_are_needed_where_all_apply() {
        assert!(is_allowed(Some("GPL-3.0-only OR MIT")));
        assert!(is_allowed(Some("MIT/Apache-2.0")));
        assert!(is_allowed(Some("BSD-3-Clause AND MIT")));
        assert!(!is_allowed(Some("GPL-3.0-only AND MIT")));
    }

    #[test]
    fn an_exception_is_a_licence_of_its_own() {
        assert!(is_allowed(Some("Apache-2.0 WITH LLVM-exception")));
        assert!(!is_allowed(Some("Apache-2.0")));
    }

    #[test]
    fn what_states_nothing_or_nonsense_is_refused() {
        assert!(!is_allowed(None));
        assert!(!is_allowed(Some("see LICENSE")));
    }
}
