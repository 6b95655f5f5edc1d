//! The catalogue as JSON, the form in which such data is usually published and read: the measure from outside for how the catalogue is read.

use scopedown_catalog::model::{
    ActionModel, KeyModel, Model, Need, ResourceTypeModel, ServiceModel,
};
use scopedown_catalog::{Cardinality, Catalog};
use serde::{Deserialize, Serialize};

/// A service as a reader of JSON would have it.
#[derive(Serialize, Deserialize)]
pub(crate) struct Service {
    prefix: String,
    name: String,
    pub(crate) actions: Vec<Action>,
    resource_types: Vec<ResourceType>,
    keys: Vec<Key>,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct Action {
    name: String,
    level: String,
    resources: Vec<Used>,
    keys: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct Used {
    resource_type: String,
    required: bool,
    keys: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct ResourceType {
    name: String,
    arn: String,
    keys: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct Key {
    name: String,
    kind: String,
    many: bool,
}

/// Everything that the catalogue holds, as JSON without white space.
pub(crate) fn text(catalog: &Catalog) -> String {
    let Model { services } = catalog.to_model();
    let services: Vec<Service> = services.into_iter().map(service).collect();
    serde_json::to_string(&services).unwrap_or_default()
}

/// The number of actions in such a text.
pub(crate) fn read(text: &str) -> usize {
    let services: Vec<Service> = serde_json::from_str(text).unwrap_or_default();
    services.iter().map(|service| service.actions.len()).sum()
}

fn service(service: ServiceModel) -> Service {
    Service {
        prefix: service.prefix,
        name: service.name,
        actions: service.actions.into_iter().map(action).collect(),
        resource_types: service
            .resource_types
            .into_iter()
            .map(resource_type)
            .collect(),
        keys: service.keys.into_iter().map(key).collect(),
    }
}

fn action(action: ActionModel) -> Action {
    let used = action.resources.into_iter().map(|used| Used {
        resource_type: used.resource_type,
        required: used.need == Need::Required,
        keys: used.keys,
    });
    Action {
        name: action.name,
        level: action.level.name().to_owned(),
        resources: used.collect(),
        keys: action.keys,
    }
}

fn resource_type(kind: ResourceTypeModel) -> ResourceType {
    ResourceType {
        name: kind.name,
        arn: kind.arn,
        keys: kind.keys,
    }
}

fn key(key: KeyModel) -> Key {
    Key {
        name: key.name,
        kind: format!("{:?}", key.kind),
        many: key.cardinality == Cardinality::Many,
    }
}
