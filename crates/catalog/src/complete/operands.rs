//! Proposals for the values that a condition key is compared with, where there are only a few.

use scopedown_policy::{ContextKey, Operator, TestName};

use super::members::values;
use super::offers::Offers;
use super::outline::{Outline, Role};
use super::place::Place;
use crate::catalog::Catalog;
use crate::kind::KeyType;

/// `true` and `false`, where the operator or the key wants one of them.
pub(super) fn operands(
    catalog: &Catalog,
    outline: &Outline<'_>,
    place: &Place,
    owner: usize,
    offers: &mut Offers<'_>,
) {
    let test = operator(outline, owner).map(|operator| operator.test);
    let key = || {
        outline
            .name(owner)
            .and_then(|name| catalog.key(&ContextKey::new(&name)))
    };
    match test {
        Some(TestName::Null) => {
            values(
                place,
                &[("true", "the key is absent"), ("false", "the key is there")],
                offers,
            );
        }
        Some(TestName::Bool) => values(place, &[("true", ""), ("false", "")], offers),
        _ if key().is_some_and(|key| key.kind() == KeyType::Bool) => {
            values(place, &[("true", ""), ("false", "")], offers);
        }
        _ => {}
    }
}

/// The operator that a key or a value stands under.
pub(crate) fn operator(outline: &Outline<'_>, node: usize) -> Option<Operator> {
    let above = outline.node(node)?.parent?;
    let tests = match outline.part(above)?.role {
        Role::Tests => above,
        _ => outline.node(above)?.parent?,
    };
    Operator::parse(&outline.name(tests)?)
}
