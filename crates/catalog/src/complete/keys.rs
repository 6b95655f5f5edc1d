//! Proposals for the condition keys of a `Condition`.

use std::collections::BTreeSet;

use scopedown_policy::{Operator, TestName};

use super::ProposalKind;
use super::named;
use super::offers::Offers;
use super::outline::Outline;
use super::place::Place;
use super::rank::rank;
use super::template;
use crate::action::ActionEntry;
use crate::catalog::Catalog;
use crate::global::global_keys;
use crate::key::KeyEntry;
use crate::service::Service;

/// The keys that can stand under an operator, the object `tests`: those that the statement's actions look at, then those that every action
/// knows, then those of a service that is typed. Keys whose type the operator compares come first.
pub(super) fn keys(
    catalog: &Catalog,
    outline: &Outline<'_>,
    place: &Place,
    tests: usize,
    offers: &mut Offers<'_>,
) {
    let operator = outline.name(tests).and_then(|name| Operator::parse(&name));
    let others = outline
        .members(tests)
        .filter(|(node, _)| Some(*node) != place.node);
    let there: BTreeSet<String> = others.map(|(_, name)| name.to_ascii_lowercase()).collect();
    let own = named::actions(catalog, outline, place.statement);
    let typed = place
        .typed
        .split_once(':')
        .map(|(prefix, _)| prefix.to_ascii_lowercase());
    let typed = typed.and_then(|prefix| catalog.service(&prefix));
    let found = of_actions(&own)
        .into_iter()
        .map(|key| (0, key))
        .chain(global_keys().map(|key| (1, key)))
        .chain(
            typed
                .into_iter()
                .flat_map(Service::keys)
                .map(|key| (2, key)),
        );
    for (group, key) in found {
        let text = template::placeholders(key.name());
        let Some(rank) =
            rank(&text, &place.typed).filter(|_| !there.contains(&text.to_ascii_lowercase()))
        else {
            continue;
        };
        let group = if fits(operator, key) {
            group
        } else {
            group + 3
        };
        offers.add(rank, group, &text, detail(key), ProposalKind::Key);
    }
}

/// The keys that actions look at, themselves and on the resources that they act on, in order of name.
fn of_actions<'c>(actions: &[ActionEntry<'c>]) -> Vec<KeyEntry<'c>> {
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for action in actions {
        found.extend(keys_of(*action).filter(|key| seen.insert(key.name())));
    }
    found.sort_by_cached_key(|key| key.name().to_ascii_lowercase());
    found
}

/// The keys that an action looks at, itself and on the resources that it acts on; some come more than once.
pub(crate) fn keys_of(action: ActionEntry<'_>) -> impl Iterator<Item = KeyEntry<'_>> {
    let on_resources = action
        .resources()
        .flat_map(|used| used.keys().chain(used.resource_type().keys()));
    action.keys().chain(on_resources)
}

/// Whether an operator compares values of the key's type.
fn fits(operator: Option<Operator>, key: KeyEntry<'_>) -> bool {
    operator.is_none_or(|operator| {
        operator.test == TestName::Null || key.kind().operators().contains(&operator.test.name())
    })
}

fn detail(key: KeyEntry<'_>) -> String {
    let kind = key.kind().name();
    if key.is_multivalued() {
        format!("{kind}, several values")
    } else {
        kind.to_owned()
    }
}
