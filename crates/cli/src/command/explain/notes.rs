//! What the catalogue says against a question. It never stops one: it is a day's list, and AWS adds to its actions.

use scopedown_catalog::{ActionEntry, Catalog};
use scopedown_policy::{Action, Resource};

/// A sentence for an action that is not known, or for a resource on which it does not act.
pub(super) fn of(action: &Action, resource: &Resource, catalog: &Catalog) -> Vec<String> {
    let date = &catalog.about().date;
    let name = action.as_written();
    let Some(entry) = catalog.action(action) else {
        let service = action.service();
        let known = if catalog.service(service).is_some() {
            format!("`scopedown catalog '{service}:*'` lists those that it has")
        } else {
            format!("it has no service `{service}` either")
        };
        return vec![format!(
            "The catalogue of {date} has no action {name}; {known}. AWS never asks about an action that does not exist."
        )];
    };
    if entry.acts_on(resource) {
        return Vec::new();
    }
    let resource = resource.as_written();
    vec![match kinds(entry) {
        Some(kinds) => format!(
            "By the catalogue of {date} {name} acts on {kinds}, and {resource} is none; AWS would not ask this."
        ),
        None => format!(
            "By the catalogue of {date} {name} acts on no resource of its own: ask about `*` instead of {resource}."
        ),
    }]
}

/// What an action acts on, in words.
fn kinds(entry: ActionEntry<'_>) -> Option<String> {
    let uses = entry.resources();
    let names: Vec<&str> = uses.map(|used| used.resource_type().name()).collect();
    let (last, firsts) = names.split_last()?;
    Some(if firsts.is_empty() {
        format!("the type {last}")
    } else {
        format!("the types {} and {last}", firsts.join(", "))
    })
}
