//! Proposals for `Action` and `NotAction`: services, then the actions of the one that is named.
//!
//! Patterns are never proposed: what a star would add is the author's decision.

use std::collections::BTreeSet;

use scopedown_policy::{Action, ActionPattern, Sense};

use super::ProposalKind;
use super::named;
use super::offers::Offers;
use super::outline::{Outline, Role};
use super::place::Place;
use super::rank::{Rank, rank};
use crate::action::ActionEntry;
use crate::catalog::Catalog;
use crate::operations::{authorised_as, prefix_of};
use crate::service::Service;

/// Letters of an action's name from which on it is looked for in all services.
const ENOUGH: usize = 3;

/// What can stand in an entry of `Action` or `NotAction`.
pub(super) fn actions(
    catalog: &Catalog,
    outline: &Outline<'_>,
    place: &Place,
    sense: Sense,
    offers: &mut Offers<'_>,
) {
    let there = there(outline, place, sense);
    match place.typed.split_once(':') {
        Some((prefix, name)) => {
            if let Some(service) = catalog.service(&prefix.to_ascii_lowercase()) {
                of_service(service, name, &there, offers);
            }
        }
        None => {
            services(catalog, outline, place, offers);
            of_all(catalog, place, &there, offers);
        }
    }
}

/// The entries that the clause has beside the one that is typed, in lower case.
fn there(outline: &Outline<'_>, place: &Place, sense: Sense) -> BTreeSet<String> {
    let is_other = |node: usize| {
        let statement = outline.part(node).and_then(|part| part.statement);
        Some(node) != place.node && statement == place.statement
    };
    outline
        .texts(Role::Action(sense))
        .filter(|(node, _)| is_other(*node))
        .map(|(_, text)| text.to_ascii_lowercase())
        .collect()
}

/// The prefixes of services; those that the document names already come first.
fn services(catalog: &Catalog, outline: &Outline<'_>, place: &Place, offers: &mut Offers<'_>) {
    let named = named::services(catalog, outline);
    let meant = prefix_of(&place.typed);
    let all = named.iter().copied().map(|service| (0, service));
    for (group, service) in all.chain(catalog.services().map(|service| (1, service))) {
        let by_prefix = rank(service.prefix(), &place.typed)
            .or_else(|| (meant == Some(service.prefix())).then_some(Rank::Whole));
        let by_name = || rank(service.name(), &place.typed).map(|rank| rank.max(Rank::Word));
        if let Some(rank) = by_prefix.or_else(by_name) {
            let text = format!("{}:", service.prefix());
            offers.add(
                rank,
                group,
                &text,
                service.name().to_owned(),
                ProposalKind::Service,
            );
        }
    }
}

fn of_service(
    service: Service<'_>,
    typed: &str,
    there: &BTreeSet<String>,
    offers: &mut Offers<'_>,
) {
    if typed.contains(['*', '?']) {
        return matched(service, typed, there, offers);
    }
    for action in service.actions() {
        if let Some(rank) = rank(action.name(), typed) {
            offer(action, rank, 0, there, offers);
        }
    }
    asked_for(service, typed, there, offers);
}

/// The actions that AWS asks for under the name of an operation that is none: `s3:GetObject` for `s3:HeadObject` (semantics 2.10).
fn asked_for(service: Service<'_>, typed: &str, there: &BTreeSet<String>, offers: &mut Offers<'_>) {
    let Ok(operation) = Action::parse(&format!("{}:{typed}", service.prefix())) else {
        return;
    };
    for full in authorised_as(&operation) {
        let name = full.split_once(':').map_or("", |(_, name)| name);
        if let Some(action) = service.action(name) {
            offer(action, Rank::Whole, 0, there, offers);
        }
    }
}

/// The actions that a pattern stands for while it is typed.
fn matched(service: Service<'_>, typed: &str, there: &BTreeSet<String>, offers: &mut Offers<'_>) {
    if typed.len() > named::ENTRY {
        return;
    }
    let pattern = format!("{}:{typed}*", service.prefix());
    let Ok(pattern) = ActionPattern::parse(&pattern) else {
        return;
    };
    for action in service.matching(&pattern) {
        offer(action, Rank::Front, 0, there, offers);
    }
}

/// Actions of whatever service, where somebody begins with the name.
fn of_all(catalog: &Catalog, place: &Place, there: &BTreeSet<String>, offers: &mut Offers<'_>) {
    if place.typed.len() < ENOUGH {
        return;
    }
    for action in catalog.services().flat_map(Service::actions) {
        let found = rank(action.name(), &place.typed).filter(|rank| *rank <= Rank::Front);
        if let Some(rank) = found {
            offer(action, rank, 2, there, offers);
        }
    }
}

fn offer(
    action: ActionEntry<'_>,
    rank: Rank,
    group: u8,
    there: &BTreeSet<String>,
    offers: &mut Offers<'_>,
) {
    let full = action.full();
    if there.contains(&full.to_ascii_lowercase()) {
        return;
    }
    let detail = action.level().name().to_owned();
    offers.add(rank, group, &full, detail, ProposalKind::Action);
}
