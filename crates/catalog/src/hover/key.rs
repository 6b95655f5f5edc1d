//! Condition keys: whose they are, of which type, and how many values they can have.

use scopedown_policy::ContextKey;

use super::words::not_there;
use crate::catalog::Catalog;
use crate::global;
use crate::key::KeyEntry;

/// What a condition key is.
pub(super) fn sentence(catalog: &Catalog, name: &str) -> String {
    let key = ContextKey::new(name);
    let Some(entry) = catalog.key(&key) else {
        return format!(
            "{}.",
            not_there(catalog, &format!("The condition key {name}"))
        );
    };
    let owner = owner(catalog, &key);
    let form = if entry.is_open() {
        format!(" of the form {}", entry.name())
    } else {
        String::new()
    };
    format!("{name} is a {owner}{form}, {}.", values(entry))
}

fn owner(catalog: &Catalog, key: &ContextKey) -> String {
    if global::find(key.folded()).is_some() {
        return "global condition key".to_owned();
    }
    let prefix = key.folded().split(':').next().unwrap_or_default();
    match catalog.service(prefix) {
        Some(service) => format!("condition key of {}", service.name()),
        None => "condition key".to_owned(),
    }
}

/// A plain operator never matches a key of several values (semantics 5.12).
fn values(entry: KeyEntry<'_>) -> String {
    let kind = entry.kind().name();
    if entry.is_multivalued() {
        format!(
            "of type {kind}, and can have several values, so that conditions need ForAnyValue: or ForAllValues:"
        )
    } else {
        format!("of type {kind}, with one value")
    }
}
