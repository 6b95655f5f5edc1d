//! Reads the action names that PyPI's `cfn-lint` knows: in lower case, without levels, but from another hand and a later day.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use anyhow::{Context as _, Result};
use serde::Deserialize;
use xshell::cmd;

use crate::repository::Repository;

const VERSION: &str = "1.58.0";
const MEMBER: &str = "cfnlint/data/AdditionalSpecs/Policies.json";

/// The services and their actions in lower case.
pub(super) struct SecondReading {
    /// Name and version.
    pub(super) package: String,
    pub(super) services: BTreeMap<String, BTreeSet<String>>,
}

#[derive(Deserialize)]
struct Service {
    #[serde(rename = "Actions", default)]
    actions: BTreeMap<String, serde_json::Value>,
}

/// # Errors
///
/// If Python or its pip is missing, or the package cannot be fetched.
pub(super) fn read(repository: &Repository) -> Result<SecondReading> {
    let folder = repository.tools().join(format!("cfn-lint-{VERSION}"));
    let file = folder.join(MEMBER);
    if !file.exists() {
        let shell = &repository.shell;
        cmd!(shell, "python3 -m pip install --quiet --no-deps --target {folder} cfn-lint=={VERSION}")
            .run()
            .context("the second reading could not be fetched: see pip's message above; Python 3 with pip must be there")?;
    }
    let text =
        fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let services: BTreeMap<String, Service> =
        serde_json::from_str(&text).context("cfn-lint's list is of another form than it had")?;
    Ok(SecondReading {
        package: format!("cfn-lint {VERSION}"),
        services: services
            .into_iter()
            .map(|(prefix, service)| (prefix, service.actions.into_keys().collect()))
            .collect(),
    })
}
