//! A template and a row make a policy: values are escaped for the place that they come to, or refused.

use std::collections::BTreeSet;

use scopedown_policy::{
    Pattern, Policy, PolicyKind, ResourcePattern, Span, Statement, parse, quote,
};

use super::place::SlotPlace;
use super::refusal::{Reason, Refusal};
use super::table::{Row, Table, TableFault};
use super::template::{Slot, Template};

/// A tenant and its policy.
#[derive(Debug, Clone)]
pub struct Tenant {
    /// The value of the first column.
    pub name: Box<str>,
    /// The finished policy, or why there is none.
    pub policy: Result<Finished, Vec<Refusal>>,
}

/// A finished policy.
#[derive(Debug, Clone)]
pub struct Finished {
    /// Its text.
    pub text: Box<str>,
    /// Its characters, white space included, as EKS counts them (semantics 7.2.3).
    pub characters: usize,
    /// The document.
    pub policy: Policy,
    /// The values that hold a wildcard or begin a variable, and were escaped to stand for themselves.
    pub escaped: Vec<Escaped>,
}

/// A value that means nothing in the policy only because it was escaped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Escaped {
    /// The column.
    pub column: Box<str>,
    /// The value.
    pub value: Box<str>,
}

impl Template {
    /// The policy of every tenant of a table, in order.
    ///
    /// # Errors
    /// The placeholders for which there is no column.
    pub fn fill(&self, table: &Table) -> Result<Vec<Tenant>, Vec<TableFault>> {
        let lacking: BTreeSet<&Box<str>> = self
            .slots
            .iter()
            .map(|slot| &slot.name)
            .filter(|name| !table.columns().contains(name))
            .collect();
        if !lacking.is_empty() {
            let faults = lacking.into_iter().cloned();
            return Err(faults.map(TableFault::NoColumn).collect());
        }
        let mut seen = BTreeSet::new();
        let tenant = |row| {
            let mut tenant = self.tenant(table, row);
            if !seen.insert(tenant.name.clone()) {
                tenant.policy = Err(vec![Refusal {
                    column: table.columns().first().cloned().unwrap_or_default(),
                    value: tenant.name.clone(),
                    reason: Reason::Repeated,
                }]);
            }
            tenant
        };
        Ok(table.rows().iter().map(tenant).collect())
    }

    fn tenant(&self, table: &Table, row: &Row) -> Tenant {
        Tenant {
            name: row.values.first().cloned().unwrap_or_default(),
            policy: self.finish(table, row),
        }
    }

    fn finish(&self, table: &Table, row: &Row) -> Result<Finished, Vec<Refusal>> {
        let mut text = String::with_capacity(self.text.len());
        let mut refusals = Vec::new();
        let mut escapes = Vec::new();
        let mut at = 0;
        for slot in &self.slots {
            let value = table.value(row, &slot.name).unwrap_or_default();
            text.push_str(Span::new(at, slot.span.start).of(&self.text));
            at = slot.span.end;
            match escape(value, slot.place) {
                Ok(escaped) => {
                    text.push_str(&escaped);
                    escapes.extend(escape_of(slot, value));
                }
                Err(reason) => refusals.push(refusal(slot, value, reason)),
            }
        }
        text.push_str(Span::new(at, self.text.len()).of(&self.text));
        refusals.dedup();
        escapes.dedup();
        if !refusals.is_empty() {
            return Err(refusals);
        }
        match parse(&text, PolicyKind::Session).policy {
            Some(policy) if shape(&policy) == shape(&self.shape) => Ok(Finished {
                characters: text.chars().count(),
                text: text.into(),
                policy,
                escaped: escapes,
            }),
            _ => {
                let of_slot = |slot: &Slot| {
                    let value = table.value(row, &slot.name).unwrap_or_default();
                    refusal(slot, value, Reason::Reshaped)
                };
                Err(self.slots.first().map(of_slot).into_iter().collect())
            }
        }
    }
}

fn refusal(slot: &Slot, value: &str, reason: Reason) -> Refusal {
    Refusal {
        column: slot.name.clone(),
        value: value.into(),
        reason,
    }
}

/// What to say of a value in which something is escaped.
fn escape_of(slot: &Slot, value: &str) -> Option<Escaped> {
    (escape_pattern(value, slot.place) != value).then(|| Escaped {
        column: slot.name.clone(),
        value: value.into(),
    })
}

impl Escaped {
    /// What was done with the value.
    pub fn message(&self) -> String {
        format!(
            "The value {} of `{}` holds a wildcard or begins a variable; it is escaped, and stands for itself alone.",
            quote(&self.value),
            self.column
        )
    }
}

/// Characters of a value; a longer one fits no session policy.
const LONGEST: usize = 2_048;

/// A value as it is written at a place, in a JSON string.
fn escape(value: &str, place: SlotPlace) -> Result<String, Reason> {
    if value.is_empty() {
        return Err(Reason::Empty);
    }
    if value.chars().nth(LONGEST).is_some() {
        return Err(Reason::Long);
    }
    if value.trim() != value {
        return Err(Reason::Padded);
    }
    let forbidden = |c: &char| c.is_control() || *c > '\u{FF}';
    if let Some(character) = value.chars().find(forbidden) {
        return Err(Reason::Character(character));
    }
    if let Some(others) = place.word() {
        let means = |c: &char| !(c.is_ascii_alphanumeric() || others.contains(*c));
        if let Some(character) = value.chars().find(means) {
            return Err(Reason::Meaning(character));
        }
    }
    if place == SlotPlace::WildOfOld
        && let Some(character) = value.chars().find(|c| matches!(c, '*' | '?'))
    {
        return Err(Reason::NoEscapes(character));
    }
    let json = serde_json::Value::from(escape_pattern(value, place)).to_string();
    Ok(json
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
        .unwrap_or_default()
        .to_owned())
}

/// The wildcards and dollar signs of a value as escapes (semantics 4.8). A dollar sign is escaped where a brace could follow.
fn escape_pattern(value: &str, place: SlotPlace) -> String {
    if !matches!(place, SlotPlace::Wild | SlotPlace::Exact) {
        return value.to_owned();
    }
    let mut escaped = String::with_capacity(value.len());
    let mut characters = value.chars().peekable();
    while let Some(character) = characters.next() {
        let is_wildcard = matches!(character, '*' | '?') && place.escapes_wildcards();
        let opens = character == '$' && matches!(characters.peek(), None | Some('{'));
        if is_wildcard || opens {
            escaped.extend(['$', '{', character, '}']);
        } else {
            escaped.push(character);
        }
    }
    escaped
}

/// What a value must not change: for each statement its actions, resources and conditions, with the variables of each and whether it names one thing alone.
fn shape(policy: &Policy) -> Vec<Vec<usize>> {
    let of_pattern = |pattern: &Pattern| {
        [
            pattern.variables().count(),
            usize::from(pattern.is_literal()),
        ]
    };
    let statement = |statement: &Statement| {
        let mut counts = vec![statement.action.patterns.len(), statement.conditions.len()];
        for entry in statement
            .resource
            .iter()
            .flat_map(|clause| &clause.patterns)
        {
            match &entry.value {
                ResourcePattern::Any => counts.push(usize::MAX),
                ResourcePattern::Arn(arn) => {
                    counts.push(arn.as_written().split(':').count().min(6));
                    counts.push(arn.resource().variables().count());
                    counts.push(usize::from(arn.is_literal()));
                }
            }
        }
        for condition in &statement.conditions {
            counts.push(condition.test.operand_count());
            let patterns = condition.test.patterns().iter();
            counts.extend(
                patterns
                    .filter_map(|operand| operand.value.as_ref())
                    .flat_map(of_pattern),
            );
        }
        counts
    };
    policy.statements.iter().map(statement).collect()
}
