//! Proposals for `Resource` and `NotResource`: `*`, and the forms of the ARNs that the statement's actions act on.

use std::collections::BTreeMap;

use scopedown_policy::Sense;

use super::ProposalKind;
use super::named;
use super::offers::Offers;
use super::outline::Outline;
use super::place::Place;
use super::rank::{Rank, rank};
use super::template::{carry_on, placeholders};
use crate::action::ActionEntry;
use crate::catalog::Catalog;
use crate::resource_type::ResourceType;
use crate::service::Service;

const ARN: &str = "arn:";

/// What can stand in an entry of `Resource` or `NotResource`.
pub(super) fn resources(
    catalog: &Catalog,
    outline: &Outline<'_>,
    place: &Place,
    sense: Sense,
    offers: &mut Offers<'_>,
) {
    let actions = named::actions(catalog, outline, place.statement);
    if sense == Sense::Listed {
        star(&actions, place, offers);
    }
    let own = types_of(&actions);
    let is_open = own.is_empty() && !actions.iter().any(|action| action.needs_star());
    for kind in own {
        form(kind, 0, place, offers);
    }
    if is_open {
        let services = named::services(catalog, outline);
        for kind in services.into_iter().flat_map(types) {
            form(kind, 2, place, offers);
        }
    }
    for kind in typed_services(catalog, &place.typed)
        .into_iter()
        .flat_map(types)
    {
        form(kind, 3, place, offers);
    }
}

/// `*`, which comes first where the actions accept nothing else (semantics 3.5.2).
fn star(actions: &[ActionEntry<'_>], place: &Place, offers: &mut Offers<'_>) {
    let Some(rank) = rank("*", &place.typed) else {
        return;
    };
    let needy = actions.iter().filter(|action| action.needs_star()).count();
    let (group, detail) = match needy {
        0 => (1, "every resource"),
        _ if needy == actions.len() => (0, "all that these actions accept"),
        _ => (1, "all that some of these actions accept"),
    };
    offers.add(
        rank.max(Rank::Front),
        group,
        "*",
        detail.to_owned(),
        ProposalKind::Resource,
    );
}

/// The kinds of resources that actions act on: that on which most of them act comes first, then that with the least to fill in, so that an
/// object comes before an object of an access point.
fn types_of<'c>(actions: &[ActionEntry<'c>]) -> Vec<ResourceType<'c>> {
    let mut found: Vec<(usize, ResourceType<'c>)> = Vec::new();
    let mut places = BTreeMap::new();
    for kind in actions.iter().flat_map(|action| action.resources()) {
        let kind = kind.resource_type();
        let name = (kind.service().prefix(), kind.name());
        let place = *places.entry(name).or_insert_with(|| {
            found.push((0, kind));
            found.len() - 1
        });
        if let Some((count, _)) = found.get_mut(place) {
            *count += 1;
        }
    }
    found.sort_by_key(|(count, kind)| (std::cmp::Reverse(*count), open_parts(*kind)));
    found.into_iter().map(|(_, kind)| kind).collect()
}

/// The kinds of a service's resources, that with the least to fill in first.
fn types(service: Service<'_>) -> Vec<ResourceType<'_>> {
    let mut types: Vec<_> = service.resource_types().collect();
    types.sort_by_key(|kind| open_parts(*kind));
    types
}

fn open_parts(kind: ResourceType<'_>) -> usize {
    kind.arn().matches("${").count()
}

/// The services that an ARN may be of while it is typed, that with the least left to type first.
fn typed_services<'c>(catalog: &'c Catalog, typed: &str) -> Vec<Service<'c>> {
    let mut segments = typed.split(':').skip(2);
    let begun = segments.next().filter(|_| typed.starts_with(ARN));
    let Some(begun) = begun.filter(|begun| !begun.is_empty()) else {
        return Vec::new();
    };
    if segments.next().is_some() {
        return catalog.service(begun).into_iter().collect();
    }
    let all = catalog.prefixes();
    let mut prefixes: Vec<_> = all.filter(|prefix| prefix.starts_with(begun)).collect();
    prefixes.sort_by_key(|prefix| prefix.len());
    let services = prefixes.into_iter();
    services
        .filter_map(|prefix| catalog.service(prefix))
        .collect()
}

fn form(kind: ResourceType<'_>, group: u8, place: &Place, offers: &mut Offers<'_>) {
    let typed = &*place.typed;
    let is_arn = ARN.starts_with(typed) || typed.starts_with(ARN);
    let found = if is_arn {
        carry_on(kind.arn(), typed).map(|text| (Rank::Front, text))
    } else {
        let rank = rank(kind.name(), typed).or_else(|| rank(kind.service().prefix(), typed));
        rank.map(|rank| (rank, placeholders(kind.arn())))
    };
    if let Some((rank, text)) = found.filter(|(_, text)| text != typed) {
        let detail = format!("{} of {}", kind.name(), kind.service().name());
        offers.add(rank, group, &text, detail, ProposalKind::Resource);
    }
}
