//! Which cells do not apply: the action is known, and the resource is of no kind that it acts on.

use std::collections::HashMap;

use scopedown_catalog::{ActionEntry, Catalog, Kinds};
use scopedown_policy::{Action, Resource};

/// For some actions and resources, whether the one acts on the other: what
/// [`ActionEntry::acts_on`] answers, found once. It holds no part of the catalogue.
#[derive(Debug, Clone, Default)]
pub struct Applicability {
    /// The number of each known action, by its name in lower case.
    actions: HashMap<Box<str>, usize>,
    /// For each resource whether each of those actions acts on it.
    resources: HashMap<Box<str>, Vec<bool>>,
}

impl Applicability {
    /// Asks the catalogue about every pair of an action and a resource.
    pub fn of<'a>(
        catalog: &Catalog,
        actions: impl IntoIterator<Item = &'a str>,
        resources: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let mut known: Vec<ActionEntry<'_>> = Vec::new();
        let mut numbers = HashMap::new();
        for action in actions
            .into_iter()
            .filter_map(|text| Action::parse(text).ok())
        {
            if let Some(entry) = catalog.action(&action) {
                numbers.entry(action.folded().into()).or_insert_with(|| {
                    known.push(entry);
                    known.len() - 1
                });
            }
        }
        let mut pairs = HashMap::new();
        for text in resources {
            pairs
                .entry(text.into())
                .or_insert_with(|| suited(&known, &Resource::new(text)));
        }
        Self {
            actions: numbers,
            resources: pairs,
        }
    }

    /// Whether an action acts on a resource. What was not asked about counts as if it did.
    pub fn applies(&self, action: &Action, resource: &Resource) -> bool {
        let applies = || {
            let number = self.actions.get(action.folded())?;
            self.resources
                .get(resource.as_written())?
                .get(*number)
                .copied()
        };
        applies().unwrap_or(true)
    }
}

/// For each action whether it acts on the resource.
fn suited<'c>(actions: &[ActionEntry<'c>], resource: &Resource) -> Vec<bool> {
    let mut kinds: HashMap<&'c str, Kinds> = HashMap::new();
    let mut suits = Vec::with_capacity(actions.len());
    for entry in actions {
        let service = entry.service();
        let kinds = kinds
            .entry(service.prefix())
            .or_insert_with(|| Kinds::of(service, resource));
        suits.push(kinds.suit(*entry));
    }
    suits
}
