//! What the values of a condition key are and how many it can have: from the list of global keys, for others from the catalogue.

use scopedown_catalog::{Cardinality, KeyEntry, KeyType as Catalogued};
use scopedown_eval::{is_multivalued, is_single_valued};
use scopedown_policy::ContextKey;

use crate::keys::{Global, KeyType, global, is_tag, known};
use crate::view::View;

/// Keys of services that hold several values and that session policies often use, where there is no catalogue (semantics 12.14).
const MULTIVALUED: [&str; 2] = ["dynamodb:leadingkeys", "dynamodb:attributes"];

/// Whether a key is known to have several values in requests. Some that the reference calls lists have one, as AWS's own policies show.
pub(crate) fn is_surely_multivalued(key: &ContextKey) -> bool {
    is_multivalued(key) || MULTIVALUED.contains(&key.folded())
}

impl View<'_> {
    /// What the values of a key are, where that is known.
    pub(crate) fn type_of(&self, key: &ContextKey) -> Option<KeyType> {
        if let Some(known) = known(key) {
            return Some(known.key_type);
        }
        match self.of_a_service(key)?.kind() {
            // The reference calls many keys strings whose values are ARNs.
            Catalogued::String => Some(KeyType::StringOrArn),
            Catalogued::Arn => Some(KeyType::Arn),
            Catalogued::Bool => Some(KeyType::Bool),
            Catalogued::Numeric => Some(KeyType::Numeric),
            Catalogued::Date => Some(KeyType::Date),
            Catalogued::Address => Some(KeyType::Address),
            Catalogued::Binary => None,
        }
    }

    /// Whether a key can have several values.
    pub(crate) fn has_many_values(&self, key: &ContextKey) -> bool {
        is_surely_multivalued(key) || self.has_cardinality(key, Cardinality::Many)
    }

    /// Whether a key is known to have one value at most; tags of every service have.
    pub(crate) fn has_one_value(&self, key: &ContextKey) -> bool {
        let is_known = matches!(global(key), Some(Global::Known(_)));
        (is_known && is_single_valued(key))
            || is_tag(key)
            || (!self.has_many_values(key) && self.has_cardinality(key, Cardinality::Single))
    }

    fn has_cardinality(&self, key: &ContextKey, cardinality: Cardinality) -> bool {
        let entry = self.of_a_service(key);
        entry.is_some_and(|entry| entry.cardinality() == cardinality)
    }

    /// The catalogue's entry for a key that is no global one.
    fn of_a_service(&self, key: &ContextKey) -> Option<KeyEntry<'_>> {
        let lookup = self.lookup.as_ref()?;
        let is_global = key.folded().starts_with("aws:");
        if is_global {
            None
        } else {
            lookup.key(key).entry()
        }
    }
}
