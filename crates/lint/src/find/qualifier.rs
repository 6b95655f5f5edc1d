//! `ForAllValues:` and `ForAnyValue:`, where they are missing and where they are too much.

use scopedown_policy::{Operator, Presence, Quantifier, Severity};

use super::Finder;
use crate::code::QualifierCode;
use crate::found::Found;
use crate::values::is_surely_multivalued;
use crate::view::View;

pub(super) const FINDERS: &[Finder] = &[missing_qualifier, superfluous_qualifier];

/// Semantics 5.12. `Null` asks whether the key is there and needs no qualifier.
fn missing_qualifier(view: &View<'_>, found: &mut Found) {
    for at in view.conditions() {
        let operator = at.operator();
        let is_plain = operator.quantifier == Quantifier::Single && !at.is_null();
        if is_plain && view.has_many_values(at.key()) {
            let any = Operator {
                quantifier: Quantifier::ForAnyValue,
                ..operator
            };
            let fix = at.under(any, "Ask whether some value fits");
            let finding = at.finding(QualifierCode::Missing).mended(fix);
            found.add(if is_surely_multivalued(at.key()) {
                finding
            } else {
                finding.graded(Severity::Warning)
            });
        }
    }
}

/// Semantics 5.11.7. Without the prefix a condition that is negated or has `IfExists` would hold where the key is absent, which `ForAnyValue`
/// does not (15.6): no fix then.
fn superfluous_qualifier(view: &View<'_>, found: &mut Found) {
    for at in view.conditions() {
        let operator = at.operator();
        if at.is_null() || !view.has_one_value(at.key()) {
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
        let for_any = code == QualifierCode::ForAnyValueSingle;
        let lets_pass = for_any && operator.presence == Presence::IfExists;
        let fix = if at.is_negated() || lets_pass {
            None
        } else {
            fix()
        };
        found.add(at.finding(code).mended(fix));
    }
}
