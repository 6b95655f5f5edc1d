//! How the catalogue is read, afresh each time; natively and in wasm alike.

use scopedown_catalog::{Catalog, Service};

/// Services that policies as people write them name.
const FIVE: [&str; 5] = ["s3", "iam", "dynamodb", "kms", "ec2"];

/// The header and the index; answers with the number of services.
pub(crate) fn index() -> usize {
    Catalog::embedded().prefixes().count()
}

/// The index, and the services that a policy names; answers with the number of their actions.
pub(crate) fn index_and_five() -> usize {
    let catalog = Catalog::embedded();
    actions(FIVE.iter().filter_map(|prefix| catalog.service(prefix)))
}

/// All of it; answers with the number of actions.
pub(crate) fn every_service() -> usize {
    actions(Catalog::embedded().services())
}

fn actions<'c>(services: impl Iterator<Item = Service<'c>>) -> usize {
    services.map(|service| service.actions().count()).sum()
}
