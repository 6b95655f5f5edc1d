//! The catalogue, with what the matrix of every action asks of it.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use scopedown_catalog::{ActionEntry, Catalog, Level};
use scopedown_eval::Column;
use scopedown_policy::{Action, Resource};
use scopedown_scenario::AxisEntry;

/// The catalogue, and what is asked of it again and again.
#[derive(Debug)]
pub struct Atlas {
    /// The catalogue.
    pub catalog: Catalog,
    /// Every action by its number: as it is written, and without its service.
    pub(super) names: Vec<[Rc<str>; 2]>,
    /// The numbers of the actions that act on a resource.
    acting: RefCell<HashMap<String, Vec<Range<usize>>>>,
}

/// Resources whose actions are remembered.
const REMEMBERED: usize = 400;

impl Atlas {
    /// The catalogue that is shipped.
    pub fn embedded() -> Self {
        let catalog = Catalog::embedded();
        let universe = catalog.universe();
        let names = (0..universe.len())
            .filter_map(|number| universe.name(number))
            .map(|name| {
                let short = name.split_once(':').map_or(name, |(_, short)| short);
                [name.into(), short.into()]
            })
            .collect();
        Self {
            catalog,
            names,
            acting: RefCell::default(),
        }
    }

    fn acting_on(&self, resource: &Resource) -> Vec<Range<usize>> {
        let text = resource.as_written().to_owned();
        let Ok(mut acting) = self.acting.try_borrow_mut() else {
            return self.catalog.acting_on(resource);
        };
        if acting.len() > REMEMBERED {
            acting.clear();
        }
        acting
            .entry(text)
            .or_insert_with(|| self.catalog.acting_on(resource))
            .clone()
    }

    /// The access level of an action; `None` for one that the catalogue does not know.
    pub fn level(&self, action: &str) -> Option<Level> {
        let action = Action::parse(action).ok()?;
        self.catalog.action(&action).map(ActionEntry::level)
    }

    /// A column as the engine is asked for it.
    pub(super) fn ask(&self, entry: &AxisEntry) -> Column {
        let resource = Resource::new(&entry.text);
        Column {
            applies: self.acting_on(&resource),
            resource,
        }
    }
}
