//! What a new catalogue has that the old one lacks, and the other way round, for a person who decides whether to commit it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use scopedown_catalog::model::{ActionModel, Model, ServiceModel};

/// The difference, a line for each change.
pub(super) fn text(old: &Model, new: &Model) -> String {
    let (old, new) = (by_prefix(old), by_prefix(new));
    let mut text = String::new();
    for (prefix, service) in &new {
        match old.get(prefix) {
            None => line(
                &mut text,
                '+',
                prefix,
                &format!("{} actions", service.actions.len()),
            ),
            Some(before) => of_service(&mut text, before, service),
        }
    }
    for (prefix, service) in old.iter().filter(|(prefix, _)| !new.contains_key(*prefix)) {
        line(
            &mut text,
            '-',
            prefix,
            &format!("{} actions", service.actions.len()),
        );
    }
    if text.is_empty() {
        text.push_str("nothing changes\n");
    }
    text
}

fn of_service(text: &mut String, old: &ServiceModel, new: &ServiceModel) {
    let prefix = &new.prefix;
    let (before, after) = (actions(old), actions(new));
    for (name, action) in &after {
        match before.get(name) {
            None => line(text, '+', &format!("{prefix}:{name}"), action.level.name()),
            Some(known) if known != action => {
                line(
                    text,
                    '~',
                    &format!("{prefix}:{name}"),
                    &changes(known, action),
                );
            }
            Some(_) => {}
        }
    }
    for name in before.keys().filter(|name| !after.contains_key(*name)) {
        line(text, '-', &format!("{prefix}:{name}"), "");
    }
    if old.resource_types != new.resource_types {
        line(text, '~', prefix, "resource types");
    }
    if old.keys != new.keys {
        line(text, '~', prefix, "condition keys");
    }
}

/// Which parts of an action changed.
fn changes(old: &ActionModel, new: &ActionModel) -> String {
    let mut changes = Vec::new();
    if old.level != new.level {
        changes.push(format!("{} → {}", old.level.name(), new.level.name()));
    }
    if old.resources != new.resources {
        changes.push("what it acts on".to_owned());
    }
    if old.keys != new.keys {
        changes.push("condition keys".to_owned());
    }
    changes.join(", ")
}

fn by_prefix(model: &Model) -> BTreeMap<&str, &ServiceModel> {
    model
        .services
        .iter()
        .map(|service| (service.prefix.as_str(), service))
        .collect()
}

fn actions(service: &ServiceModel) -> BTreeMap<&str, &ActionModel> {
    service
        .actions
        .iter()
        .map(|action| (action.name.as_str(), action))
        .collect()
}

fn line(text: &mut String, sign: char, name: &str, note: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{sign} {name:<60} {note}");
}
