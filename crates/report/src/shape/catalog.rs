use scopedown_catalog::{ActionEntry, KeyEntry, Need};
use serde::Serialize;

/// An action of the catalogue.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct CatalogActionShape {
    /// The action in AWS's spelling.
    pub action: String,
    /// Its access level.
    pub level: String,
    /// The kinds of resources that it acts on.
    pub resources: Vec<CatalogResourceShape>,
    /// The condition keys that it looks at whatever it acts on.
    pub condition_keys: Vec<String>,
}

/// A kind of resource that an action acts on.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct CatalogResourceShape {
    /// Its name.
    #[serde(rename = "type")]
    pub kind: String,
    /// The form of its ARNs.
    pub arn: String,
    /// Whether every request names such a resource.
    pub required: bool,
    /// The condition keys that the action looks at on such a resource.
    pub condition_keys: Vec<String>,
}

impl CatalogActionShape {
    /// The action with everything that it acts on and looks at.
    pub fn of(entry: ActionEntry<'_>) -> Self {
        Self {
            action: entry.full(),
            level: entry.level().name().to_owned(),
            resources: entry
                .resources()
                .map(|used| CatalogResourceShape {
                    kind: used.resource_type().name().to_owned(),
                    arn: used.resource_type().arn().to_owned(),
                    required: used.need() == Need::Required,
                    condition_keys: names(used.keys()),
                })
                .collect(),
            condition_keys: names(entry.keys()),
        }
    }
}

fn names<'c>(keys: impl Iterator<Item = KeyEntry<'c>>) -> Vec<String> {
    keys.map(|key| key.name().to_owned()).collect()
}
