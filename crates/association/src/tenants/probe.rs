//! The rule "own yes, others no": what of each tenant a template speaks of, to ask the evaluator about.

#[cfg(test)]
mod tests;

use scopedown_eval::ContextValue;
use scopedown_policy::{
    Condition, ContextKey, Effect, Quantifier, ResourcePattern, Sense, Span, Statement, Test,
    Values,
};

use super::place::SlotPlace;
use super::table::{Row, Table};
use super::template::{Slot, Template, placeholders};

/// Something that each tenant has one of, and what the template lets be done with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Probe {
    /// The actions; one with wildcards stands for every action of the catalogue that it matches.
    pub actions: Vec<Box<str>>,
    /// The resource of a tenant, with placeholders for what tells the tenants apart.
    pub resource: Box<str>,
    /// The condition keys that tell them apart, such as `s3:prefix`, likewise.
    pub keys: Vec<ProbeKey>,
}

/// A condition key whose value tells tenants apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProbeKey {
    /// The key.
    pub key: ContextKey,
    /// Its value, with placeholders.
    pub value: Box<str>,
    /// How the condition speaks of it; one for several values gets a multivalued key.
    pub quantifier: Quantifier,
}

/// What a probe comes to for one tenant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Belonging {
    /// The tenant's resource.
    pub resource: Box<str>,
    /// The keys of a request for what is the tenant's.
    pub keys: Vec<(ContextKey, ContextValue)>,
}

/// The probes that a template suggests: the resources and values of conditions that hold a placeholder, in statements that allow them or deny all
/// others, with the actions of these statements. Variables take their values from `values`.
pub fn probes(template: &Template, values: &dyn Values) -> Vec<Probe> {
    let mut probes: Vec<Probe> = Vec::new();
    for statement in &template.shape.statements {
        for probe in of_statement(template, statement, values) {
            let same = probes
                .iter_mut()
                .find(|other| other.resource == probe.resource && other.keys == probe.keys);
            match same {
                Some(other) => {
                    let fresh = probe.actions.into_iter();
                    let fresh: Vec<Box<str>> = fresh
                        .filter(|action| !other.actions.contains(action))
                        .collect();
                    other.actions.extend(fresh);
                }
                None => probes.push(probe),
            }
        }
    }
    probes
}

fn of_statement(template: &Template, statement: &Statement, values: &dyn Values) -> Vec<Probe> {
    if statement.action.sense != Sense::Listed || holds_placeholder_action(template, statement) {
        return Vec::new();
    }
    // What an allowance lists, and what a denial spares.
    let opening = match statement.effect.value {
        Effect::Allow => Sense::Listed,
        Effect::Deny => Sense::AllBut,
    };
    let keys: Vec<ProbeKey> = statement
        .conditions
        .iter()
        .filter(|condition| condition.test.sense() == opening)
        .filter_map(|condition| of_condition(template, condition, values))
        .collect();
    let actions: Vec<Box<str>> = statement
        .action
        .patterns
        .iter()
        .map(|action| action.value.as_written().into())
        .collect();
    resources(template, statement, opening, !keys.is_empty(), values)
        .into_iter()
        .map(|resource| Probe {
            actions: actions.clone(),
            resource,
            keys: keys.clone(),
        })
        .collect()
}

fn holds_placeholder_action(template: &Template, statement: &Statement) -> bool {
    let span = statement.action.span;
    template
        .slots
        .iter()
        .any(|slot| slot.place == SlotPlace::Action && within(slot.span, span))
}

/// One concrete resource, placeholders aside, for each entry that holds a placeholder; for every entry where a condition tells tenants apart.
fn resources(
    template: &Template,
    statement: &Statement,
    opening: Sense,
    keys_tell: bool,
    values: &dyn Values,
) -> Vec<Box<str>> {
    let Some(clause) = &statement.resource else {
        return Vec::new();
    };
    let leans = |span| holds_slot(&template.slots, span);
    let entries = clause.patterns.iter();
    entries
        .filter(|entry| match clause.sense == opening {
            true => keys_tell || leans(entry.span),
            false => keys_tell && clause.sense == Sense::Listed && !leans(entry.span),
        })
        .filter_map(|entry| match &entry.value {
            ResourcePattern::Any => Some("*".into()),
            ResourcePattern::Arn(_) => concrete(entry.span.of(&template.text), values),
        })
        .collect()
}

/// The key and a value that a condition asks for, where it holds a placeholder and speaks of what is reached; who reaches it, a table cannot say.
fn of_condition(
    template: &Template,
    condition: &Condition,
    values: &dyn Values,
) -> Option<ProbeKey> {
    let compares_text = matches!(condition.test, Test::String { .. } | Test::Arn { .. });
    let key_stands = !holds_slot(&template.slots, condition.key.span);
    if !compares_text || !key_stands || speaks_of_caller(&condition.key.value) {
        return None;
    }
    let operands = condition.test.patterns().iter();
    let telling = operands
        .filter(|operand| holds_slot(&template.slots, operand.span))
        .find_map(|operand| concrete(operand.span.of(&template.text), values))?;
    Some(ProbeKey {
        key: condition.key.value.clone(),
        value: telling,
        quantifier: condition.quantifier,
    })
}

/// The keys that the session fixes, whoever's the resource is (semantics 11).
fn speaks_of_caller(key: &ContextKey) -> bool {
    const OF_CALLER: [&str; 5] = [
        "aws:principal",
        "aws:userid",
        "aws:username",
        "aws:sourceidentity",
        "aws:federatedprovider",
    ];
    OF_CALLER
        .iter()
        .any(|prefix| key.folded().starts_with(prefix))
}

/// The text of a JSON string with a letter in place of each wildcard, variables replaced, placeholders as they are.
fn concrete(json: &str, values: &dyn Values) -> Option<Box<str>> {
    let text: String = serde_json::from_str(json).ok()?;
    let mut concrete = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(character) = rest.chars().next() {
        let behind = match variable_end(rest) {
            Some(end) => {
                let inside = rest.get(2..end - 1).unwrap_or_default();
                concrete.push_str(&variable(inside, values));
                rest.get(end..)?
            }
            None => {
                let is_wildcard = matches!(character, '*' | '?');
                concrete.push(if is_wildcard { 'x' } else { character });
                rest.get(character.len_utf8()..)?
            }
        };
        rest = behind;
    }
    Some(concrete.into())
}

/// One past the end of the variable that a text begins with; placeholders inside of it end before.
fn variable_end(text: &str) -> Option<usize> {
    let inside = text.strip_prefix("${")?;
    let blanked = inside.replace("{{", "xx").replace("}}", "xx");
    let end = blanked.find('}').or_else(|| inside.find('}'))?;
    Some(end + 3)
}

/// What a variable stands for: itself where it is an escape, else its value, its default, or a letter (semantics 4.8).
fn variable(inside: &str, values: &dyn Values) -> String {
    if matches!(inside, "*" | "?" | "$") {
        return inside.to_owned();
    }
    let (name, default) = inside.split_once(',').unwrap_or((inside, "'x'"));
    match values.value(&ContextKey::new(name.trim())) {
        Some(value) => value.to_owned(),
        None => default.trim().trim_matches('\'').to_owned(),
    }
}

fn holds_slot(slots: &[Slot], span: Span) -> bool {
    slots.iter().any(|slot| within(slot.span, span))
}

const fn within(inner: Span, outer: Span) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

impl Probe {
    /// What it comes to for the tenant of a row; `None` where the table lacks a column.
    pub fn belonging(&self, table: &Table, row: &Row) -> Option<Belonging> {
        let mut keys = Vec::with_capacity(self.keys.len());
        for key in &self.keys {
            let value = fill_text(&key.value, table, row)?.into();
            let value = match key.quantifier {
                Quantifier::Single => ContextValue::One(value),
                Quantifier::ForAllValues | Quantifier::ForAnyValue => {
                    ContextValue::Many(vec![value])
                }
            };
            keys.push((key.key.clone(), value));
        }
        Some(Belonging {
            resource: fill_text(&self.resource, table, row)?.into(),
            keys,
        })
    }
}

/// A text with a row's values in place of its placeholders, letter by letter; `None` where there is no such column or a placeholder is malformed.
pub(super) fn fill_text(text: &str, table: &Table, row: &Row) -> Option<String> {
    let mut filled = String::with_capacity(text.len());
    let mut at = 0;
    for (name, span) in placeholders(text).ok()? {
        filled.push_str(Span::new(at, span.start).of(text));
        filled.push_str(table.value(row, &name)?);
        at = span.end;
    }
    filled.push_str(Span::new(at, text.len()).of(text));
    Some(filled)
}
