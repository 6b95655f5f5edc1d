//! `ForAllValues:` and `ForAnyValue:`, where they are missing and where they are too much.

use scopedown_eval::{is_multivalued, is_single_valued};
use scopedown_policy::{ContextKey, Operator, Quantifier};

use super::Finder;
use crate::code::QualifierCode;
use crate::found::Found;
use crate::keys::{Global, global, is_tag};
use crate::view::View;

pub(super) const FINDERS: &[Finder] = &[missing_qualifier, superfluous_qualifier];

/// Keys of services that hold several values and that session policies often use (semantics 12.14).
const MULTIVALUED: [&str; 2] = ["dynamodb:leadingkeys", "dynamodb:attributes"];

/// Semantics 5.12. `Null` asks whether the key is there and needs no qualifier.
fn missing_qualifier(view: &View<'_>, found: &mut Found) {
    for at in view.conditions() {
        let operator = at.operator();
        let has_many = is_multivalued(at.key()) || MULTIVALUED.contains(&at.key().folded());
        if operator.quantifier == Quantifier::Single && !at.is_null() && has_many {
            let any = Operator {
                quantifier: Quantifier::ForAnyValue,
                ..operator
            };
            let fix = at.under(any, "Ask whether some value fits");
            found.add(at.finding(QualifierCode::Missing).mended(fix));
        }
    }
}

/// Semantics 5.11.7. Without the prefix a negated condition would hold where the key is absent, which `ForAnyValue` does not: no fix then.
fn superfluous_qualifier(view: &View<'_>, found: &mut Found) {
    for at in view.conditions() {
        let operator = at.operator();
        if at.is_null() || !has_one_value(at.key()) {
            continue;
        }
        let code = match operator.quantifier {
            Quantifier::Single => continue,
            Quantifier::ForAllValues => QualifierCode::ForAllValuesSingle,
            Quantifier::ForAnyValue => QualifierCode::ForAnyValueSingle,
        };
        let plain = Operator {
            quantifier: Quantifier::Single,
            ..operator
        };
        let fix = || at.under(plain, "Leave the prefix out");
        let fix = if at.is_negated() { None } else { fix() };
        found.add(at.finding(code).mended(fix));
    }
}

/// Whether a key is known to have one value at most; tags of every service have.
pub(super) fn has_one_value(key: &ContextKey) -> bool {
    let is_known = matches!(global(key), Some(Global::Known(_)));
    (is_known && is_single_valued(key)) || is_tag(key)
}
