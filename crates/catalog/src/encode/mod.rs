//! From plain data to bytes.
//!
//! Names dominate the size, so they are taken apart: `GetObject` is the verb `Get` with the noun `Object`, and the sets of verbs that
//! nouns have ({Create, Delete, Get, List, Update}) are few. An access level is that of most actions with the verb, with exceptions. Sets of
//! keys and of resource types are written once a service. Each service is a record of its own, so that a reader pays for those that a policy
//! names. Columns of like things stand together, which is what brotli thrives on.

mod interned;
mod record;
mod verbs;
mod writer;

use crate::about::About;
use crate::model::Model;
use verbs::Verbs;
use writer::Writer;

/// The catalogue as bytes. What it holds beyond what [`Model`] says, such as references to types that a service does not have, is lost:
/// compare [`crate::Catalog::to_model`] of the result with the model.
pub fn encode(model: &Model, about: &About) -> Vec<u8> {
    let verbs = Verbs::of(model);
    let records: Vec<Vec<u8>> = model
        .services
        .iter()
        .map(|service| record::record(service, &verbs))
        .collect();
    let mut writer = Writer::default();
    writer.lines(verbs.verbs.iter().map(String::as_str));
    writer
        .bytes
        .extend(verbs.levels.iter().map(|level| level.code()));
    writer.lists(&verbs.sets);
    writer.lines(model.services.iter().map(|service| &*service.prefix));
    writer.lines(model.services.iter().map(|service| &*service.name));
    records
        .iter()
        .for_each(|record| writer.number(record.len()));
    model
        .services
        .iter()
        .for_each(|service| writer.number(service.actions.len()));
    let mut blob = about.to_header().into_bytes();
    blob.append(&mut writer.bytes);
    blob.extend(records.into_iter().flatten());
    blob
}
