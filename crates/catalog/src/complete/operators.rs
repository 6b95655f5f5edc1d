//! Proposals for the operators of a `Condition`.

use std::collections::BTreeSet;

use scopedown_policy::{ContextKey, Operator, Presence, Quantifier, TestName};

use super::ProposalKind;
use super::offers::Offers;
use super::outline::Outline;
use super::place::Place;
use super::rank::rank;
use crate::catalog::Catalog;
use crate::hover::in_short;
use crate::key::KeyEntry;

/// Keys of one block that are looked up. A block that means something has fewer.
const KEYS: usize = 20;

/// What policies use most.
const COMMON: [&str; 8] = [
    "StringEquals",
    "StringLike",
    "ArnLike",
    "Bool",
    "IpAddress",
    "Null",
    "NumericLessThan",
    "DateLessThan",
];

/// The operators that can stand in `condition`: those that fit the keys of the block that is named, or all.
pub(super) fn operators(
    catalog: &Catalog,
    outline: &Outline<'_>,
    place: &Place,
    condition: usize,
    offers: &mut Offers<'_>,
) {
    let others = outline
        .members(condition)
        .filter(|(node, _)| Some(*node) != place.node);
    let there: BTreeSet<_> = others.map(|(_, name)| name).collect();
    let keys = place
        .node
        .map(|block| keys(catalog, outline, block))
        .unwrap_or_default();
    let is_many = keys.iter().any(|key| key.is_multivalued());
    let tests = tests(&keys);
    let mut all: Vec<(usize, Operator)> = Operator::all()
        .filter_map(|operator| {
            Some((
                tests.iter().position(|test| *test == operator.test)?,
                operator,
            ))
        })
        .collect();
    all.sort_by_key(|(place, _)| *place);
    for (_, operator) in all {
        let name = operator.to_string();
        let found = rank(&name, &place.typed).filter(|_| !there.contains(&*name));
        if let Some(rank) = found {
            let group = group(operator, is_many);
            offers.add_member(
                rank,
                group,
                &name,
                "{}",
                in_short(operator),
                ProposalKind::Operator,
            );
        }
    }
}

/// The keys of a block that the catalogue knows.
fn keys<'c>(catalog: &'c Catalog, outline: &Outline<'_>, block: usize) -> Vec<KeyEntry<'c>> {
    let names = outline.members(block).take(KEYS);
    names
        .filter_map(|(_, name)| catalog.key(&ContextKey::new(&name)))
        .collect()
}

/// The tests that fit every one of the keys, in the order in which they are proposed; all of them where there is no key, or no test fits.
fn tests(keys: &[KeyEntry<'_>]) -> Vec<TestName> {
    let fits = |test: &TestName| {
        let compares = |key: &KeyEntry<'_>| key.kind().operators().contains(&test.name());
        *test == TestName::Null || keys.iter().all(compares)
    };
    let order = |test: &TestName| {
        let of_type = keys
            .first()
            .map_or(&COMMON[..], |key| key.kind().operators());
        of_type
            .iter()
            .position(|name| *name == test.name())
            .unwrap_or(usize::MAX)
    };
    let plain = Operator::all().filter(|operator| {
        operator.quantifier == Quantifier::Single && operator.presence == Presence::Required
    });
    let mut tests: Vec<TestName> = plain.map(|operator| operator.test).collect();
    if tests.iter().filter(|test| fits(test)).count() > 1 {
        tests.retain(fits);
    }
    tests.sort_by_key(order);
    tests
}

/// A plain operator never matches a key of several values (semantics 5.12); a set operator is wrong for others (5.11.7), and with `Null`.
fn group(operator: Operator, is_many: bool) -> u8 {
    let is_set = operator.quantifier != Quantifier::Single;
    let should_be = is_many && operator.test != TestName::Null;
    u8::from(operator.presence == Presence::IfExists) + 2 * u8::from(is_set != should_be)
}
