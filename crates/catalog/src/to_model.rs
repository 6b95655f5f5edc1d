//! The catalogue as plain data again, to prove that nothing was lost.

use crate::catalog::Catalog;
use crate::key::KeyEntry;
use crate::model::{
    ActionModel, KeyModel, Model, ResourceTypeModel, ResourceUseModel, ServiceModel,
};
use crate::service::Service;

impl Catalog {
    /// Everything that the catalogue holds.
    pub fn to_model(&self) -> Model {
        Model {
            services: self.services().map(service).collect(),
        }
    }
}

fn service(service: Service<'_>) -> ServiceModel {
    ServiceModel {
        prefix: service.prefix().to_owned(),
        name: service.name().to_owned(),
        actions: service
            .actions()
            .map(|action| ActionModel {
                name: action.name().to_owned(),
                level: action.level(),
                resources: action
                    .resources()
                    .map(|used| ResourceUseModel {
                        resource_type: used.resource_type().name().to_owned(),
                        need: used.need(),
                        keys: names(used.keys()),
                    })
                    .collect(),
                keys: names(action.keys()),
            })
            .collect(),
        resource_types: service
            .resource_types()
            .map(|kind| ResourceTypeModel {
                name: kind.name().to_owned(),
                arn: kind.arn().to_owned(),
                keys: names(kind.keys()),
            })
            .collect(),
        keys: service
            .keys()
            .map(|key| KeyModel {
                name: key.name().to_owned(),
                kind: key.kind(),
                cardinality: key.cardinality(),
            })
            .collect(),
    }
}

fn names<'c>(keys: impl Iterator<Item = KeyEntry<'c>>) -> Vec<String> {
    keys.map(|key| key.name().to_owned()).collect()
}
