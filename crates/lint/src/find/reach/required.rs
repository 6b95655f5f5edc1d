//! Kinds of resources that are missing beside the others that an action needs.

use std::collections::BTreeSet;
use std::rc::Rc;

use scopedown_catalog::{ActionEntry, Need, ResourceType, ResourceUse};
use scopedown_policy::{ActionPattern, Effect, ResourcePattern, Sense, Statement};

use crate::code::ReachCode;
use crate::finding::Finding;
use crate::found::Found;
use crate::lookup::{Lookup, Named, name_of, open_text};
use crate::view::{Sheet, View};

/// Actions of which every request names a resource of each required kind (EC2 user guide, "Example policies to control access the Amazon EC2
/// API"). For other actions the reference marks as required what stands in each other's place, such as a model and an inference profile.
const MANY_RESOURCES: [&str; 3] = ["ec2:runinstances", "ec2:attachvolume", "ec2:detachvolume"];

/// Semantics 3.6, 12.33. The statements of a layer together must allow every resource of a request.
pub(super) fn missing_resource_types(view: &View<'_>, found: &mut Found) {
    let Some(lookup) = &view.lookup else {
        return;
    };
    for layer in [view.role(), view.session()].into_iter().flatten() {
        let allows: Vec<(&Sheet<'_>, &Statement)> = layer
            .iter()
            .flat_map(|sheet| sheet.statements())
            .filter(|(_, statement)| statement.effect.value == Effect::Allow)
            .collect();
        let mut seen = BTreeSet::new();
        for (sheet, statement) in &allows {
            if statement.action.sense == Sense::AllBut {
                continue;
            }
            for entry in &statement.action.patterns {
                let Some(action) = single(lookup, &entry.value) else {
                    continue;
                };
                let needed = needed(action);
                if needed.len() < 2 || !seen.insert(action.number()) {
                    continue;
                }
                if !view.sets.pay(allows.len() * needed.len()) {
                    return;
                }
                let missing = missing(view, lookup, &entry.value, &needed, &allows);
                if !missing.is_empty() && missing.len() < needed.len() {
                    let finding =
                        Finding::new(ReachCode::MissingResourceType, sheet.place, entry.span);
                    let finding = finding.naming(entry.value.as_written());
                    found.add(finding.naming(names(&missing)));
                }
            }
        }
    }
}

fn names(kinds: &[ResourceType<'_>]) -> String {
    let names: Vec<String> = kinds
        .iter()
        .map(|kind| format!("`{}`", kind.name()))
        .collect();
    names.join(", ")
}

/// The action of an entry that names one of them.
fn single<'a>(lookup: &Lookup<'a>, entry: &ActionPattern) -> Option<ActionEntry<'a>> {
    let name = entry.literal()?.to_ascii_lowercase();
    if !MANY_RESOURCES.contains(&&*name) {
        return None;
    }
    match lookup.actions(entry) {
        Named::Actions(actions) => actions.first().copied(),
        _ => None,
    }
}

/// The kinds of resources of which every request names one.
fn needed(action: ActionEntry<'_>) -> Vec<ResourceType<'_>> {
    let uses = action
        .resources()
        .filter(|used| used.need() == Need::Required);
    uses.map(ResourceUse::resource_type).collect()
}

/// Those that no statement names.
fn missing<'a>(
    view: &View<'a>,
    lookup: &Lookup<'a>,
    entry: &ActionPattern,
    needed: &[ResourceType<'a>],
    allows: &[(&Sheet<'a>, &'a Statement)],
) -> Vec<ResourceType<'a>> {
    let statements = allows
        .iter()
        .filter(|(_, statement)| view.sets.names_action(&statement.action, entry));
    let mut texts: Vec<Rc<str>> = Vec::new();
    for (_, statement) in statements {
        match &statement.resource {
            Some(clause) if clause.sense == Sense::Listed => {
                texts.extend(clause.patterns.iter().map(|entry| open_text(&entry.value)));
            }
            _ => texts.push(open_text(&ResourcePattern::Any)),
        }
    }
    let is_named = |kind: &ResourceType<'a>| texts.iter().any(|text| lookup.fits(*kind, text));
    let missing = needed.iter().copied().filter(|kind| !is_named(kind));
    let mut missing: Vec<_> = missing.collect();
    missing.dedup_by_key(|kind| name_of(*kind));
    missing
}
