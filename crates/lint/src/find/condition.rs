//! Conditions that do not ask what they seem to ask.

use scopedown_eval::is_multivalued;
use scopedown_policy::{Operator, Quantifier, TestName};

use super::Finder;
use crate::code::ConditionLint;
use crate::finding::Finding;
use crate::fix::Fix;
use crate::found::Found;
use crate::view::{At, View};

pub(super) const FINDERS: &[Finder] = &[missing_qualifier];

/// Semantics 5.12. `Null` asks whether the key is there and needs no qualifier.
fn missing_qualifier(view: &View<'_>, found: &mut Found) {
    for at in view.conditions() {
        let operator = at.condition.operator();
        let plain = operator.quantifier == Quantifier::Single && operator.test != TestName::Null;
        if plain && is_multivalued(&at.condition.key.value) {
            let any = Operator {
                quantifier: Quantifier::ForAnyValue,
                ..operator
            };
            let fix = at.under(any, "Ask whether some value fits");
            found.add(at.finding(ConditionLint::MissingQualifier).mended(fix));
        }
    }
}

impl At<'_, '_> {
    /// A finding at the condition that names its key.
    fn finding(&self, code: ConditionLint) -> Finding {
        let key = self.condition.key.value.as_written();
        Finding::new(code, self.sheet.place, self.condition.span).naming(key)
    }

    /// Puts the condition under another operator.
    fn under(&self, operator: Operator, title: &str) -> Option<Fix> {
        let layout = &self.sheet.layout;
        let written = layout.condition(self.statement, self.condition)?;
        let edits = layout.under_operator(&written, &operator.to_string())?;
        Some(Fix::new(title, edits))
    }
}
