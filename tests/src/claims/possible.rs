use scopedown_catalog::{ActionEntry, Catalog, Need};
use scopedown_policy::{ContextKey, Resource};

use super::probe::Asked;

/// Whether AWS could get a request, by the catalogue: an action that there is, on something that it acts on, with no condition keys but those
/// that the action looks at and those that every request can have.
pub fn is_possible(catalog: &Catalog, asked: &Asked) -> bool {
    let Some(action) = catalog.action(&asked.action) else {
        return false;
    };
    let mut entries = asked.situation.context.entries().iter();
    acts_on(action, &asked.resource) && entries.all(|(key, _)| carries(action, key))
}

fn acts_on(action: ActionEntry<'_>, resource: &Resource) -> bool {
    let written = resource.as_written();
    if written == "*" {
        // Without a resource that must be named, a request can do with none.
        return action.resources().all(|used| used.need() != Need::Required);
    }
    // A log group is asked about with the name of a stream that is empty (semantics 3.2).
    let group = written.strip_suffix(":log-stream:");
    let named = group.map_or_else(|| resource.clone(), Resource::new);
    named.arn().is_some() && !written.contains(['*', '?']) && action.acts_on(&named)
}

/// Whether requests for an action can carry a condition key, by the catalogue.
pub fn carries(action: ActionEntry<'_>, key: &ContextKey) -> bool {
    let folded = key.folded();
    let is_of_action = folded == "aws:tagkeys"
        || folded.starts_with("aws:resourcetag/")
        || folded.starts_with("aws:requesttag/");
    if folded.starts_with("aws:") && !is_of_action {
        return folded != "aws:username"
            && scopedown_catalog::global_keys().any(|known| {
                let (known, open) = known.name().split_once("${").unwrap_or((known.name(), ""));
                if open.is_empty() {
                    known.eq_ignore_ascii_case(folded)
                } else {
                    folded.starts_with(&known.to_ascii_lowercase()) && folded.len() > known.len()
                }
            });
    }
    let Some(found) = action.service().key(folded) else {
        return false;
    };
    let is_it = |known: scopedown_catalog::KeyEntry<'_>| known.name() == found.name();
    action.keys().any(is_it)
        || action
            .resources()
            .any(|used| used.keys().any(is_it) || used.resource_type().keys().any(is_it))
}
