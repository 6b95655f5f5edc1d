//! Columns on which companions act, where no pattern gives one: without them their rows would say nothing.

use scopedown_catalog::{ActionEntry, Kinds, ResourceType};
use scopedown_policy::Resource;

use super::columns::KnownRow;
use super::names::form;
use super::neighbours::Edge;
use super::{AxisEntry, Origin};

/// What a launch names beside the instance; forgetting one of them is what most denied launches are about (EC2 user guide, "Launch instances
/// (RunInstances)").
const LAUNCH: &str = "ec2:RunInstances";
const LAUNCHED_WITH: [&str; 5] = [
    "image",
    "subnet",
    "security-group",
    "network-interface",
    "volume",
];
const LAUNCH_REASON: &str = "A launch is authorised on the image, subnet, security group, network interface and volume as well.";

/// The columns that companions add to those of the patterns.
pub(super) fn columns(rows: &[KnownRow<'_>], known: Vec<String>, account: &str) -> Vec<AxisEntry> {
    let mut columns = known;
    let mut more = Vec::new();
    for row in rows {
        for (text, origin) in of_row(row, &columns, account) {
            columns.push(text.clone());
            more.push(AxisEntry { text, origin });
        }
    }
    more
}

/// Whether a companion acts on none of the columns, so that only `*` can show it.
pub(super) fn is_lost(row: &KnownRow<'_>, columns: &[AxisEntry]) -> bool {
    let acts = |column: &AxisEntry| {
        let resource = Resource::new(&column.text);
        Kinds::of(row.entry.service(), &resource).suit(row.entry)
    };
    matches!(row.origin, Origin::Companion { .. }) && !columns.iter().any(acts)
}

fn of_row(row: &KnownRow<'_>, columns: &[String], account: &str) -> Vec<(String, Origin)> {
    let entry = row.entry;
    if entry.full() == LAUNCH {
        return of_launch(entry, columns, account);
    }
    let acts = |text: &str| Kinds::of(entry.service(), &Resource::new(text)).suit(entry);
    let is_companion = matches!(row.origin, Origin::Companion { .. });
    if !is_companion || entry.needs_star() || columns.iter().any(|text| acts(text)) {
        return Vec::new();
    }
    let holder = columns
        .iter()
        .filter_map(|text| holder(text))
        .find(|holder| acts(holder));
    let kind = || {
        let mut uses = entry.resources();
        uses.next()
            .map(scopedown_catalog::ResourceUse::resource_type)
    };
    let text = holder
        .map(str::to_owned)
        .or_else(|| example(kind()?, account).filter(|text| !is_key(text)));
    text.map(|text| (text, row.origin)).into_iter().collect()
}

fn of_launch(launch: ActionEntry<'_>, columns: &[String], account: &str) -> Vec<(String, Origin)> {
    let service = launch.service();
    let is_there = |kind: ResourceType<'_>| {
        columns.iter().any(|text| {
            let resource = Resource::new(text);
            let kinds = resource.arn().map(|arn| service.types_of(&arn));
            kinds.is_some_and(|kinds| kinds.iter().any(|other| other.name() == kind.name()))
        })
    };
    let speaks_of_ec2 = columns
        .iter()
        .any(|text| text.split(':').nth(2) == Some("ec2"));
    let origin = Origin::Companion {
        of: LAUNCH,
        reason: LAUNCH_REASON,
    };
    LAUNCHED_WITH
        .into_iter()
        .filter(|_| speaks_of_ec2)
        .filter_map(|name| service.resource_types().find(|kind| kind.name() == name))
        .filter(|kind| !is_there(*kind))
        .filter_map(|kind| Some((example(kind, account)?, origin)))
        .collect()
}

/// What holds a resource, as a bucket its objects.
fn holder(arn: &str) -> Option<&str> {
    arn.split_once('/').map(|(holder, _)| holder)
}

/// Whether a resource is a KMS key: where its own policy is not given, nothing that the pair says of it is seen (semantics 6.3.2).
fn is_key(text: &str) -> bool {
    text.split(':').nth(2) == Some("kms")
}

/// Some resource of a kind.
fn example(kind: ResourceType<'_>, account: &str) -> Option<String> {
    let service = form(kind).split(':').nth(2)?;
    let edge = Edge::of(&format!("arn:*:{service}:*"));
    Some(edge.neighbours(kind, account)?.inside)
}
