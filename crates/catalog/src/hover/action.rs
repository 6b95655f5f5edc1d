//! Entries of `Action` and `NotAction`: an action, or what a pattern stands for.

use std::collections::BTreeSet;

use scopedown_policy::{Action, ActionFault, ActionPattern, Sense};

use super::words::{counted, listed, not_there, the_catalogue};
use crate::action::{ActionEntry, ResourceUse};
use crate::catalog::Catalog;
use crate::complete::keys_of;
use crate::key::KeyEntry;
use crate::level::Level;
use crate::operations::{authorised_as, prefix_of};
use crate::resource_type::ResourceType;
use crate::service::Service;

/// What an entry of `Action` or `NotAction` stands for.
pub(super) fn sentence(catalog: &Catalog, text: &str, sense: Sense) -> String {
    let left_out = match sense {
        Sense::Listed => "",
        Sense::AllBut => "; NotAction leaves that out",
    };
    match ActionPattern::parse(text) {
        Ok(pattern) => format!("{}{left_out}.", of_pattern(catalog, &pattern)),
        Err(fault) => format!("{}.", of_fault(text, fault)),
    }
}

fn of_fault(text: &str, fault: ActionFault) -> String {
    let why = match fault {
        ActionFault::NoPrefix | ActionFault::NoName => "it names no service",
        ActionFault::ManyColons => "it has more than one colon",
        ActionFault::BadPrefix => {
            "before the colon there are only letters, digits, dots and hyphens, never a wildcard"
        }
    };
    format!("\"{text}\" is no action, which is written as in s3:GetObject: {why}")
}

fn of_pattern(catalog: &Catalog, pattern: &ActionPattern) -> String {
    let ActionPattern::Named { service, .. } = pattern else {
        let all = catalog.len();
        return format!(
            "* stands for every action of every service, {all} of them in {}",
            the_catalogue(catalog)
        );
    };
    let Some(service) = catalog.service(service) else {
        return unknown_service(catalog, service);
    };
    let named = pattern.literal().map(Action::parse);
    match named {
        Some(Ok(action)) => match catalog.action(&action) {
            Some(entry) => of_action(entry),
            None => unknown_action(catalog, &action),
        },
        Some(Err(_)) => of_service(catalog, service),
        None => matched(catalog, pattern, &catalog.matching(pattern)),
    }
}

fn of_action(entry: ActionEntry<'_>) -> String {
    let kinds = entry.resources().map(ResourceUse::resource_type);
    let mut kinds: Vec<_> = kinds.collect();
    kinds.sort_by_key(|kind| kind.arn().matches("${").count());
    let kinds: Vec<_> = kinds.into_iter().map(ResourceType::name).collect();
    let acts = if kinds.is_empty() {
        "acts on no type of resource, so that only the resource * fits".to_owned()
    } else {
        format!("acts on {}", listed(&kinds))
    };
    let keys: BTreeSet<_> = keys_of(entry).map(KeyEntry::name).collect();
    format!(
        "{} of {} is of level {}, {acts}, and looks at {}",
        entry.full(),
        entry.service().name(),
        entry.level().name(),
        counted(keys.len(), "condition key"),
    )
}

/// An operation of an API may be known under a name that is no action (semantics 2.10).
fn unknown_action(catalog: &Catalog, action: &Action) -> String {
    let written = action.as_written();
    let actions = authorised_as(action);
    if actions.is_empty() {
        return not_there(catalog, written);
    }
    format!(
        "{written} is no action: AWS asks for {} when the operation of this name is called",
        listed(&actions)
    )
}

fn unknown_service(catalog: &Catalog, prefix: &str) -> String {
    match prefix_of(prefix) {
        Some(right) => format!("No service has the prefix {prefix}: it is {right}"),
        None => not_there(catalog, &format!("The service prefix {prefix}")),
    }
}

fn of_service(catalog: &Catalog, service: Service<'_>) -> String {
    format!(
        "{} has {} in {}",
        service.name(),
        counted(service.actions().count(), "action"),
        the_catalogue(catalog)
    )
}

fn matched(catalog: &Catalog, pattern: &ActionPattern, actions: &[ActionEntry<'_>]) -> String {
    let (written, catalogue) = (pattern.as_written(), the_catalogue(catalog));
    if actions.is_empty() {
        return format!("{written} stands for no action of {catalogue}");
    }
    let count = counted(actions.len(), "action");
    let names: Vec<_> = actions.iter().map(|action| action.full()).collect();
    format!(
        "{written} stands for {count} of {catalogue} ({}): {}",
        levels(actions),
        listed(&names)
    )
}

/// `50 Read, 11 List`.
fn levels(actions: &[ActionEntry<'_>]) -> String {
    let of_level = |level: Level| {
        let count = actions
            .iter()
            .filter(|action| action.level() == level)
            .count();
        (count > 0).then(|| format!("{count} {}", level.name()))
    };
    let levels: Vec<_> = Level::ALL.into_iter().filter_map(of_level).collect();
    levels.join(", ")
}
