//! The catalogue as plain data: what a source is read into, what is encoded, and what a round trip compares.
//!
//! Everything stands in one order: services by prefix, actions by lower-case name, resource types by name, condition keys by lower-case
//! name. [`Model::sort`] brings it about.

use crate::kind::{Cardinality, KeyType};
use crate::level::Level;

/// All of AWS, as far as a source tells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Model {
    /// The services.
    pub services: Vec<ServiceModel>,
}

/// One service.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ServiceModel {
    /// The prefix of its actions: `s3`.
    pub prefix: String,
    /// The name for people: `Amazon S3`.
    pub name: String,
    /// Its actions.
    pub actions: Vec<ActionModel>,
    /// The kinds of resources that it has.
    pub resource_types: Vec<ResourceTypeModel>,
    /// The condition keys that its actions look at.
    pub keys: Vec<KeyModel>,
}

/// One action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionModel {
    /// The name behind the colon.
    pub name: String,
    /// What kind of thing it does.
    pub level: Level,
    /// The resource types that it acts on; none at all where only `*` fits.
    pub resources: Vec<ResourceUseModel>,
    /// The condition keys that it looks at whatever it acts on.
    pub keys: Vec<String>,
}

/// A resource type that an action acts on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResourceUseModel {
    /// The resource type's name.
    pub resource_type: String,
    /// Whether every request names such a resource.
    pub need: Need,
    /// The condition keys that the action looks at on such a resource.
    pub keys: Vec<String>,
}

/// Whether an action always acts on a resource of a type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Need {
    /// Every request names one.
    Required,
    /// Some requests do.
    Optional,
}

/// A kind of resource.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResourceTypeModel {
    /// Its name: `bucket`.
    pub name: String,
    /// The form of its ARNs: `arn:${Partition}:s3:::${BucketName}`.
    pub arn: String,
    /// The condition keys that such a resource fills.
    pub keys: Vec<String>,
}

/// A condition key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyModel {
    /// Its name; a part that the author chooses stands as `${…}`.
    pub name: String,
    /// The type of its values.
    pub kind: KeyType,
    /// How many values it can have.
    pub cardinality: Cardinality,
}

impl Model {
    /// Brings everything into the order that the module names.
    pub fn sort(&mut self) {
        self.services.sort_by(|a, b| a.prefix.cmp(&b.prefix));
        for service in &mut self.services {
            service
                .actions
                .sort_by_cached_key(|action| action.name.to_ascii_lowercase());
            service.resource_types.sort_by(|a, b| a.name.cmp(&b.name));
            service
                .keys
                .sort_by_cached_key(|key| key.name.to_ascii_lowercase());
            for resource_type in &mut service.resource_types {
                sort_names(&mut resource_type.keys);
            }
            for action in &mut service.actions {
                sort_names(&mut action.keys);
                action
                    .resources
                    .sort_by(|a, b| a.resource_type.cmp(&b.resource_type));
                for used in &mut action.resources {
                    sort_names(&mut used.keys);
                }
            }
        }
    }

    /// The number of actions.
    pub fn actions(&self) -> usize {
        self.services
            .iter()
            .map(|service| service.actions.len())
            .sum()
    }

    /// The number of resource types.
    pub fn resource_types(&self) -> usize {
        self.services
            .iter()
            .map(|service| service.resource_types.len())
            .sum()
    }

    /// The number of condition keys, each service's own counted.
    pub fn keys(&self) -> usize {
        self.services.iter().map(|service| service.keys.len()).sum()
    }
}

fn sort_names(names: &mut [String]) {
    names.sort_by_cached_key(|name| name.to_ascii_lowercase());
}
