//! The arrows between crates: what may use what.

use std::collections::{BTreeMap, BTreeSet};

use cargo_metadata::{DependencyKind, Error, MetadataCommand};

/// Every crate, and the crates that it may use.
const HOUSE: [(&str, &[&str]); 13] = [
    ("scopedown-policy", &[]),
    ("scopedown-eval", &["policy"]),
    ("scopedown-catalog", &["policy"]),
    ("scopedown-association", &["policy", "eval"]),
    ("scopedown-rewrite", &["policy", "eval", "catalog"]),
    (
        "scopedown-lint",
        &["policy", "eval", "catalog", "association", "rewrite"],
    ),
    (
        "scopedown-intake",
        &["policy", "eval", "catalog", "association", "scenario"],
    ),
    (
        "scopedown-scenario",
        &["policy", "eval", "catalog", "association"],
    ),
    (
        "scopedown-report",
        &[
            "policy",
            "eval",
            "catalog",
            "association",
            "rewrite",
            "lint",
            "scenario",
            "intake",
        ],
    ),
    ("scopedown-wasm", BELOW_THE_DOORS),
    ("scopedown", BELOW_THE_DOORS),
    ("scopedown-web", BELOW_THE_DOORS),
    ("scopedown-tests", BELOW_THE_DOORS),
];

/// What the doors, the page and the tests may use.
const BELOW_THE_DOORS: &[&str] = &[
    "policy",
    "eval",
    "catalog",
    "association",
    "rewrite",
    "lint",
    "intake",
    "scenario",
    "report",
];

#[test]
fn no_arrow_points_the_other_way() -> Result<(), Error> {
    let wrong: Vec<String> = arrows()?
        .into_iter()
        .filter(|(from, to)| !may_use(from, to))
        .map(|(from, to)| format!("{from} → {to}"))
        .collect();
    assert!(
        wrong.is_empty(),
        "these crates use what they may not:\n{}",
        wrong.join("\n")
    );
    Ok(())
}

#[test]
fn every_crate_has_a_place_in_the_house() -> Result<(), Error> {
    let known: BTreeSet<&str> = HOUSE
        .iter()
        .map(|(name, _)| *name)
        .chain(["xtask"])
        .collect();
    let strangers: Vec<String> = members()?
        .into_keys()
        .filter(|name| !known.contains(name.as_str()))
        .collect();
    assert!(
        strangers.is_empty(),
        "give these crates a row in this file: {strangers:?}"
    );
    Ok(())
}

fn may_use(from: &str, to: &str) -> bool {
    if from == "xtask" {
        return to == "scopedown-catalog";
    }
    let Some((_, allowed)) = HOUSE.iter().find(|(name, _)| *name == from) else {
        return false;
    };
    allowed
        .iter()
        .any(|name| to.strip_prefix("scopedown-") == Some(name))
}

/// Every use of one member of the workspace by another. What tests and benchmarks of a crate use is their own affair.
fn arrows() -> Result<BTreeSet<(String, String)>, Error> {
    let members = members()?;
    let mut arrows = BTreeSet::new();
    for (from, uses) in &members {
        for to in uses.iter().filter(|name| members.contains_key(*name)) {
            arrows.insert((from.clone(), to.clone()));
        }
    }
    assert!(
        arrows.contains(&("scopedown-eval".to_owned(), "scopedown-policy".to_owned())),
        "cargo's graph was not understood"
    );
    Ok(arrows)
}

/// The members of the workspace, each with the packages that it uses.
fn members() -> Result<BTreeMap<String, BTreeSet<String>>, Error> {
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.toml");
    let metadata = MetadataCommand::new()
        .manifest_path(manifest)
        .no_deps()
        .exec()?;
    let members = metadata.workspace_packages().into_iter().map(|package| {
        let uses = package
            .dependencies
            .iter()
            .filter(|used| used.kind != DependencyKind::Development);
        (
            package.name.to_string(),
            uses.map(|used| used.name.clone()).collect(),
        )
    });
    Ok(members.collect())
}
