//! Condition keys in files: a value is one, several or known to be absent.

use std::collections::HashSet;

use scopedown_eval::{ContextValue, Unlisted, is_single_valued};
use scopedown_policy::json::Value;
use scopedown_policy::{ContextKey, limits};

use super::fields::{Fields, span};
use crate::problem::ProblemKind;

/// How a list of one element is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lists {
    /// As several values, whatever the key: the batch line is literal.
    Literally,
    /// As one value where the table of global keys types the key single-valued.
    ByTable,
}

/// A member that is an object of condition keys.
pub(crate) fn entries(
    fields: &mut Fields<'_, '_, '_>,
    name: &'static str,
    lists: Lists,
) -> Vec<(ContextKey, ContextValue)> {
    let mut entries: Vec<(ContextKey, ContextValue)> = Vec::new();
    let Some(value) = fields.take(name) else {
        return entries;
    };
    let Value::Object(object) = value else {
        fields.wrong::<()>(name, value, "an object of condition keys");
        return entries;
    };
    if object.properties.len() > limits::CONTEXT_KEYS {
        fields.report(name, span(value), ProblemKind::TooManyKeys);
        return entries;
    }
    let keys: Vec<ContextKey> = object
        .properties
        .iter()
        .map(|member| ContextKey::new(member.name.as_str()))
        .collect();
    let mut seen = HashSet::new();
    for (member, key) in object.properties.iter().zip(&keys) {
        let path = format!("{name}.{key}");
        if !seen.insert(key.folded()) {
            fields.report(&path, span(&member.name), ProblemKind::RepeatedKey);
            continue;
        }
        match context_value(key, &member.value, lists) {
            Some(value) => entries.push((key.clone(), value)),
            None => {
                fields.wrong::<()>(
                    &path,
                    &member.value,
                    "a string, number or boolean, a list of them, or null",
                );
            }
        }
    }
    entries
}

/// The member `unlisted`.
pub(crate) fn unlisted(fields: &mut Fields<'_, '_, '_>) -> Option<Unlisted> {
    let parse = |word: &str| match word {
        "absent" => Some(Unlisted::Absent),
        "unknown" => Some(Unlisted::Unknown),
        _ => None,
    };
    fields.word("unlisted", parse, "absent, unknown")
}

fn context_value(key: &ContextKey, value: &Value<'_>, lists: Lists) -> Option<ContextValue> {
    match value {
        Value::NullKeyword(_) => Some(ContextValue::Absent),
        Value::Array(array) => {
            let values = array
                .elements
                .iter()
                .map(scalar)
                .collect::<Option<Vec<Box<str>>>>()?;
            let single = lists == Lists::ByTable && is_single_valued(key);
            Some(match <[Box<str>; 1]>::try_from(values) {
                Ok([only]) if single => ContextValue::One(only),
                Ok(one) => ContextValue::Many(one.into()),
                Err(values) => ContextValue::Many(values),
            })
        }
        scalar_value => scalar(scalar_value).map(ContextValue::One),
    }
}

/// Numbers and booleans count by their JSON text.
fn scalar(value: &Value<'_>) -> Option<Box<str>> {
    match value {
        Value::StringLit(text) => Some(text.value.as_ref().into()),
        Value::NumberLit(number) => Some(number.value.into()),
        Value::BooleanLit(boolean) => Some(if boolean.value { "true" } else { "false" }.into()),
        _ => None,
    }
}
