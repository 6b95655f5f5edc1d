//! What a statement and a document name: actions, services. Found in texts that need not be whole.

use std::collections::BTreeSet;

use scopedown_policy::{ActionPattern, Sense};

use super::outline::{Outline, Role};
use crate::action::ActionEntry;
use crate::catalog::Catalog;
use crate::service::Service;

/// Different entries of `Action` that are looked up. A statement that means something has far fewer.
const PATTERNS: usize = 100;

/// Bytes of an entry that is looked up. No action's name is nearly as long.
pub(super) const ENTRY: usize = 256;

/// Services that are remembered of a document.
const SERVICES: usize = 50;

/// The actions that the `Action` of a statement stands for. A lone `*` says nothing about what the author has in mind.
pub(super) fn actions<'c>(
    catalog: &'c Catalog,
    outline: &Outline<'_>,
    statement: Option<usize>,
) -> Vec<ActionEntry<'c>> {
    let role = Role::Action(Sense::Listed);
    let own = outline.texts(role).filter(|(node, _)| {
        outline
            .part(*node)
            .is_some_and(|part| part.statement == statement)
    });
    let mut texts = BTreeSet::new();
    let mut numbers = BTreeSet::new();
    let mut actions = Vec::new();
    for (_, text) in own {
        if texts.len() >= PATTERNS || !texts.insert(text.to_ascii_lowercase()) {
            continue;
        }
        let named = Some(&text).filter(|text| text.len() <= ENTRY);
        let named = named.and_then(|text| ActionPattern::parse(text).ok());
        let named = named.filter(|pattern| *pattern != ActionPattern::Any);
        let found = named.map(|pattern| catalog.matching(&pattern));
        let found = found.into_iter().flatten();
        actions.extend(found.filter(|action| numbers.insert(action.number())));
    }
    actions
}

/// The services that a document names, in its order: by the prefixes of actions, and in ARNs.
pub(super) fn services<'c>(catalog: &'c Catalog, outline: &Outline<'_>) -> Vec<Service<'c>> {
    let mut seen = BTreeSet::new();
    let senses = [Sense::Listed, Sense::AllBut];
    let actions = senses
        .into_iter()
        .flat_map(|sense| outline.texts(Role::Action(sense)));
    let resources = senses
        .into_iter()
        .flat_map(|sense| outline.texts(Role::Resource(sense)));
    let prefixes = actions
        .filter_map(|(_, text)| Some(text.split_once(':')?.0.to_ascii_lowercase()))
        .chain(resources.filter_map(|(_, text)| text.split(':').nth(2).map(str::to_owned)));
    // Only what the catalogue knows is remembered, so that this stays small.
    let known = prefixes.filter_map(|prefix| catalog.service(&prefix));
    known
        .filter(|service| seen.insert(service.prefix()))
        .take(SERVICES)
        .collect()
}
