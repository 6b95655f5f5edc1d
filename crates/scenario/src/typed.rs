//! Condition keys with the types that a catalogue knows beyond the global ones.

use scopedown_catalog::{Cardinality, Catalog};
use scopedown_eval::ContextValue;
use scopedown_policy::ContextKey;

use crate::scenario::Scenario;

impl Scenario {
    /// The scenario in which a list of one value is that value, where the catalogue types its key single-valued.
    pub(crate) fn typed(&self, catalog: &Catalog) -> Self {
        let mut typed = self.clone();
        let expectations = typed.expectations.iter_mut();
        let contexts = expectations.map(|expectation| &mut expectation.context);
        for context in contexts.chain([&mut typed.context]) {
            context
                .iter_mut()
                .for_each(|(key, value)| single(key, value, catalog));
        }
        typed
    }
}

/// Makes one value of a list of one.
pub(crate) fn single(key: &ContextKey, value: &mut ContextValue, catalog: &Catalog) {
    let ContextValue::Many(values) = value else {
        return;
    };
    let [only] = values.as_slice() else {
        return;
    };
    let is_single = catalog
        .key(key)
        .is_some_and(|entry| entry.cardinality() == Cardinality::Single);
    if is_single {
        *value = ContextValue::One(only.clone());
    }
}
