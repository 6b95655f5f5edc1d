//! Whether actions act on resources, asked for many pairs: what hangs on the resource alone is found once a service.

use std::cell::RefCell;
use std::collections::HashMap;

use scopedown_catalog::{Catalog, Kinds};
use scopedown_policy::{Action, Resource};

/// What [`scopedown_catalog::ActionEntry::acts_on`] answers, remembered.
pub(super) struct Acting<'c> {
    catalog: &'c Catalog,
    kinds: RefCell<HashMap<(&'c str, Box<str>), Kinds>>,
}

impl<'c> Acting<'c> {
    pub(super) fn new(catalog: &'c Catalog) -> Self {
        Self {
            catalog,
            kinds: RefCell::default(),
        }
    }

    /// Whether an action acts on a resource; `None` where the catalogue does not know the action.
    pub(super) fn on(&self, action: &Action, resource: &Resource) -> Option<bool> {
        let entry = self.catalog.action(action)?;
        let service = entry.service();
        let key = (service.prefix(), resource.as_written().into());
        let mut kinds = self.kinds.borrow_mut();
        let kinds = kinds
            .entry(key)
            .or_insert_with(|| Kinds::of(service, resource));
        Some(kinds.suit(entry))
    }
}
