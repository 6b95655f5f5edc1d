//! What each tenant has one of, with the actions that are asked about.

use scopedown_association::tenants::Probe;
use scopedown_catalog::{Catalog, Kinds};
use scopedown_policy::{Action, ActionPattern, Resource};

/// A thing that each tenant has one of.
#[derive(Debug, Clone)]
pub struct Thing {
    /// Its resource and keys, with placeholders, and the template's actions.
    pub probe: Probe,
    /// The actions that are asked about, in the order of the template.
    pub actions: Vec<AskedAction>,
    /// The actions of wildcards that are not asked about, for there are too many.
    pub left_out: usize,
}

/// An action that is asked about.
#[derive(Debug, Clone)]
pub struct AskedAction {
    /// The action.
    pub action: Action,
    /// The number of the probe's entry that it comes from.
    pub entry: usize,
}

/// Actions that are asked about for one wildcard; `*` alone stands for 22,000.
const ACTIONS_PER_ENTRY: usize = 100;

impl Thing {
    /// The thing of a probe; `None` where no action acts on such a resource, as where a statement lists buckets and objects together.
    pub(super) fn of(probe: Probe, catalog: &Catalog) -> Option<Self> {
        let resource = Resource::new(&probe.resource);
        let mut actions = Vec::new();
        let mut left_out = 0;
        for (entry, text) in probe.actions.iter().enumerate() {
            let Ok(pattern) = ActionPattern::parse(text) else {
                continue;
            };
            let found = asked(&pattern, &resource, catalog);
            left_out += found.len().saturating_sub(ACTIONS_PER_ENTRY);
            let asked = found.into_iter().take(ACTIONS_PER_ENTRY);
            actions.extend(asked.map(|action| AskedAction { action, entry }));
        }
        (!actions.is_empty()).then_some(Self {
            probe,
            actions,
            left_out,
        })
    }

    /// The number of entries that have an action.
    pub(super) fn entries(&self) -> impl Iterator<Item = &[AskedAction]> {
        self.actions.chunk_by(|one, other| one.entry == other.entry)
    }
}

/// The actions that a pattern stands for on such a resource: those of the catalogue; where that knows none, the pattern with a letter in place
/// of each wildcard.
fn asked(pattern: &ActionPattern, resource: &Resource, catalog: &Catalog) -> Vec<Action> {
    let known = catalog.matching(pattern);
    if known.is_empty() {
        let text = pattern.as_written().replace(['*', '?'], "x");
        return Action::parse(&text).into_iter().collect();
    }
    let mut actions = Vec::new();
    for of_service in
        known.chunk_by(|one, other| one.service().prefix() == other.service().prefix())
    {
        let Some(first) = of_service.first() else {
            continue;
        };
        let kinds = Kinds::of(first.service(), resource);
        let suited = of_service.iter().filter(|entry| kinds.suit(**entry));
        actions.extend(suited.filter_map(|entry| Action::parse(&entry.full()).ok()));
    }
    actions
}
