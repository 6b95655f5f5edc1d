//! Conditions (5): one table for keys that are absent, then value by value.

use serde_json::Value;

use super::Request;
use super::context::Found;
use super::document::Version;
use super::operator::{Base, Operands};
use super::statement::list;

/// Every operator and every key of a block must hold (5.2.1).
pub(super) fn all_hold(block: Option<&Value>, version: Version, request: &Request<'_>) -> bool {
    let operators = block.and_then(Value::as_object).into_iter().flatten();
    operators
        .flat_map(|(operator, keys)| {
            let keys = keys.as_object().into_iter().flatten();
            keys.map(move |(key, values)| (operator, key, values))
        })
        .all(|(operator, key, values)| holds(operator, key, values, version, request))
}

fn holds(
    operator: &str,
    key: &str,
    values: &Value,
    version: Version,
    request: &Request<'_>,
) -> bool {
    let (set, rest) = match operator.split_once(':') {
        Some((set, rest)) => (Some(set), rest),
        None => (None, operator),
    };
    let (name, if_exists) = match rest.strip_suffix("IfExists") {
        Some(name) => (name, true),
        None => (rest, false),
    };
    let texts = list(values);
    let found = request.context.find(key);
    if name == "Null" {
        return null(set, &texts, &found);
    }
    let Some((base, negated)) = Base::of(name) else {
        return false;
    };
    let operands = Operands::of(base, &texts, version, &request.context);
    let satisfied = |value: &str| match operands.has(value) {
        // What the request says cannot be read: false either way (5.16.4).
        None => false,
        Some(is_among) => is_among != negated,
    };
    match (set, found) {
        (Some("ForAllValues"), Found::Absent) => true,
        (Some(_), Found::Absent) => false,
        (None, Found::Absent) => if_exists || negated,
        // A plain operator never matches a multivalued key (5.12).
        (None, Found::Many(_)) => false,
        // Without values of the policy (5.13).
        (None, _) if texts.is_empty() => negated && !if_exists,
        (Some(_), _) if texts.is_empty() => false,
        (None, Found::One(value)) => satisfied(value),
        (Some(set), Found::One(value)) => over_set(set, &[value.to_owned()], &satisfied),
        (Some(set), Found::Many(values)) => over_set(set, values, &satisfied),
    }
}

/// 5.11; for `ForAllValues` nothing but empty strings is an empty set (15.21).
fn over_set(set: &str, values: &[String], satisfied: &dyn Fn(&str) -> bool) -> bool {
    match set {
        "ForAllValues" => {
            values.iter().all(String::is_empty) || values.iter().all(|value| satisfied(value))
        }
        _ => values.iter().any(|value| satisfied(value)),
    }
}

/// 5.14, with set operators 5.11.9. Nothing but empty strings is null (15.28).
fn null(set: Option<&str>, texts: &[String], found: &Found<'_>) -> bool {
    let is_null = match found {
        Found::Absent => true,
        Found::One(value) => value.is_empty(),
        Found::Many(values) => values.iter().all(String::is_empty),
    };
    let has = |wanted: &str| texts.iter().any(|text| text.eq_ignore_ascii_case(wanted));
    match (set, is_null) {
        (None, true) => has("true"),
        (None, false) => has("false"),
        (Some("ForAllValues"), true) => true,
        (Some(_), true) => false,
        (Some(_), false) => has("false"),
    }
}
