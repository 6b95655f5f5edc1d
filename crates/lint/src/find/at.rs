//! What finders ask of a condition, and of those beside it.

use scopedown_policy::{
    Condition, ContextKey, Effect, Operator, Pattern, Presence, Quantifier, ResourcePattern, Sense,
    Statement, Test,
};
use scopedown_rewrite::{Edit, Edits};

use crate::code::Code;
use crate::finding::Finding;
use crate::fix::Fix;
use crate::layout::quoted;
use crate::view::At;

/// What a `Null` condition asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// `"false"`: the key must be there.
    Present,
    /// `"true"`: it must not.
    Absent,
}

/// What a condition asks of the key's being there, where it is a plain `Null`.
pub(super) fn null_asks(condition: &Condition) -> Option<Asked> {
    let Test::Null { operands } = &condition.test else {
        return None;
    };
    let mut asked = operands.iter().map(|operand| operand.value);
    let first = asked.next()??;
    let agree = asked.all(|other| other == Some(first));
    let plain = condition.quantifier == Quantifier::Single;
    (plain && agree).then_some(if first { Asked::Absent } else { Asked::Present })
}

/// Statements of more conditions than anybody writes are looked at one condition at a time only; the quotas of AWS leave room for some hundred.
const CONDITIONS: usize = 500;

/// The conditions of a statement, to be held against each other.
pub(crate) fn together(statement: &Statement) -> &[Condition] {
    let conditions = &statement.conditions;
    if conditions.len() > CONDITIONS {
        return &[];
    }
    conditions
}

/// Whether a statement cannot apply to a request without the key.
pub(super) fn requires(statement: &Statement, key: &ContextKey) -> bool {
    let by_condition = together(statement).iter().any(|condition| {
        let asks = condition.key.value == *key
            && (null_asks(condition) == Some(Asked::Present) || needs_key(condition));
        asks || (needs_key(condition) && compares_with(condition, key))
    });
    by_condition || is_in_every_resource(statement, key)
}

/// Whether every value of a condition is made with the key, so that none matches where it is absent (semantics 4.10).
fn compares_with(condition: &Condition, key: &ContextKey) -> bool {
    let operands = condition.test.patterns();
    !operands.is_empty()
        && operands.iter().all(|operand| {
            let pattern = operand.value.as_ref();
            pattern.is_some_and(|pattern| needs(pattern, key))
        })
}

/// Whether every resource is named with the key.
fn is_in_every_resource(statement: &Statement, key: &ContextKey) -> bool {
    statement.resource.as_ref().is_some_and(|clause| {
        let named = |entry: &ResourcePattern| matches!(entry, ResourcePattern::Arn(arn) if needs(arn.resource(), key));
        clause.sense == Sense::Listed && clause.patterns.iter().all(|entry| named(&entry.value))
    })
}

fn needs(pattern: &Pattern, key: &ContextKey) -> bool {
    pattern
        .variables()
        .any(|variable| variable.key.as_ref() == Some(key) && variable.default.is_none())
}

/// Whether a condition other than `Null` cannot hold where its key is absent (semantics 5.3).
pub(super) fn needs_key(condition: &Condition) -> bool {
    let is_null = matches!(condition.test, Test::Null { .. });
    match condition.quantifier {
        _ if is_null => false,
        Quantifier::ForAnyValue => true,
        Quantifier::ForAllValues => false,
        Quantifier::Single => {
            condition.presence == Presence::Required && condition.test.sense() == Sense::Listed
        }
    }
}

impl<'a> At<'_, 'a> {
    /// The key that is asked for.
    pub(super) fn key(&self) -> &'a ContextKey {
        &self.condition.key.value
    }

    /// The operator as it was written.
    pub(super) fn operator(&self) -> Operator {
        self.condition.operator()
    }

    /// Whether the condition is `Null`.
    pub(super) fn is_null(&self) -> bool {
        matches!(self.condition.test, Test::Null { .. })
    }

    /// Whether the statement allows.
    pub(super) fn allows(&self) -> bool {
        self.statement.effect.value == Effect::Allow
    }

    /// Whether the test holds where nothing matches.
    pub(super) fn is_negated(&self) -> bool {
        self.condition.test.sense() == Sense::AllBut
    }

    /// A finding at the condition that names its key.
    pub(super) fn finding(&self, code: impl Into<Code>) -> Finding {
        Finding::new(code, self.sheet.place, self.condition.span).naming(self.key().as_written())
    }

    /// A finding at the name of the key, which it names.
    pub(super) fn finding_at_key(&self, code: impl Into<Code>) -> Finding {
        let name = &self.condition.key;
        Finding::new(code, self.sheet.place, name.span).naming(name.value.as_written())
    }

    /// Puts the condition under another operator.
    pub(super) fn under(&self, operator: Operator, title: &str) -> Option<Fix> {
        let layout = &self.sheet.layout;
        let written = layout.condition(self.statement, self.condition)?;
        Fix::new(
            title,
            layout.under_operator(&written, &operator.to_string()),
        )
    }

    /// Requires the key with a `Null` condition beside this one; `None` where its name has to be mended first.
    pub(super) fn require(&self) -> Option<Fix> {
        if self.key().as_written().contains(' ') {
            return None;
        }
        let layout = &self.sheet.layout;
        let written = layout.condition(self.statement, self.condition)?;
        let edits = layout.beside(&written, "Null", self.key().as_written(), "\"false\"");
        Fix::new("Require the key with `Null`", edits)
    }

    /// Gives the key another name.
    pub(super) fn rename(&self, name: &str) -> Option<Fix> {
        let written = self
            .sheet
            .layout
            .condition(self.statement, self.condition)?;
        let is_taken = written
            .body
            .properties
            .iter()
            .any(|other| other.name.as_str().eq_ignore_ascii_case(name));
        let edit = Edit::replace(self.condition.key.span, quoted(name));
        Fix::new(
            format!("Write `{name}`"),
            (!is_taken).then(|| Edits::from(edit)),
        )
    }
}
