//! A list as JSON: texts, objects with an action and a resource, or a policy.

use scopedown_policy::json::{Object, Value, read_tree};

use super::{Found, Known, WantFault, call, policy};

pub(super) fn read(text: &str, known: &Known<'_>, found: &mut Found) {
    match read_tree(text) {
        Err(diagnostic) => {
            let words = diagnostic.words();
            let why = format!("{} {}", words.message, words.help);
            found.problem("", None, WantFault::NotJson(why));
        }
        Ok(Value::Array(list)) => {
            for entry in &list.elements {
                element(entry, known, found);
            }
        }
        Ok(Value::Object(object)) if member(&object, "Statement").is_some() => {
            policy::read(text, known, found);
        }
        Ok(_) => found.problem("", None, WantFault::NoList),
    }
}

fn element(value: &Value<'_>, known: &Known<'_>, found: &mut Found) {
    match value {
        Value::StringLit(text) => wanted(&text.value, &[], known, found),
        Value::Object(object) => {
            let resources = texts(object, "resource");
            for action in texts(object, "action") {
                wanted(&action, &resources, known, found);
            }
        }
        _ => found.problem("", None, WantFault::NotACall),
    }
}

fn wanted(text: &str, resources: &[String], known: &Known<'_>, found: &mut Found) {
    match call::actions(text.trim(), known) {
        Ok((actions, remark)) => {
            found.want(text, None, &actions, resources);
            if let Some(remark) = remark {
                found.problem(text, None, remark);
            }
        }
        Err(fault) => found.problem(text, None, fault),
    }
}

fn member<'o, 't>(object: &'o Object<'t>, name: &str) -> Option<&'o Value<'t>> {
    let mut members = object.properties.iter();
    let found = members.find(|member| member.name.as_str().eq_ignore_ascii_case(name));
    found.map(|member| &member.value)
}

/// The texts of a member that is one or a list of them.
fn texts(object: &Object<'_>, name: &str) -> Vec<String> {
    let one = |value: &Value<'_>| match value {
        Value::StringLit(text) => Some(text.value.to_string()),
        _ => None,
    };
    match member(object, name) {
        Some(Value::Array(list)) => list.elements.iter().filter_map(one).collect(),
        Some(value) => one(value).into_iter().collect(),
        None => Vec::new(),
    }
}
