//! What a file is: a scenario, a document alone, something with documents in it, or nothing that is known.

use scopedown_intake::{As, Content, Found, Intake, ProblemKind};
use scopedown_policy::PolicyKind;
use scopedown_policy::json::{Value, read_tree};

/// The forms of a file that is no scenario.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// A policy document alone, or what was meant to be one: the grammar says what is wrong with it.
    Document,
    /// Something with documents, roles or associations in it.
    Wrapped,
    /// Nothing that is known.
    Unknown,
}

pub(super) fn of(text: &str, intake: &Intake, purpose: As) -> Form {
    match intake.found.as_slice() {
        [] => unrecognised(text, intake),
        [only] if is_alone(text, only) && !is_trust(only, purpose) => Form::Document,
        _ => Form::Wrapped,
    }
}

/// A text with nothing in it. What is no JSON is best explained by the reader of policies.
fn unrecognised(text: &str, intake: &Intake) -> Form {
    let Some(problem) = intake.problems.first() else {
        return Form::Document;
    };
    match problem.kind {
        ProblemKind::NotYaml(_) | ProblemKind::NotTerraform(_) => Form::Unknown,
        ProblemKind::Unknown if is_other_object(text) => Form::Unknown,
        _ => Form::Document,
    }
}

/// An object with members, none of which a policy has.
fn is_other_object(text: &str) -> bool {
    let Ok(Value::Object(object)) = read_tree(text) else {
        return false;
    };
    let of_policy = |name: &str| {
        ["Version", "Id", "Statement"]
            .iter()
            .any(|known| known.eq_ignore_ascii_case(name))
    };
    !object.properties.is_empty()
        && !object
            .properties
            .iter()
            .any(|member| of_policy(member.name.as_str()))
}

/// Whether the whole text is one document as it stands. AWS takes none in YAML, and the grammar says so.
fn is_alone(text: &str, found: &Found) -> bool {
    let Content::Policy(document) = &found.content else {
        return false;
    };
    let trimmed = text.trim_start_matches('\u{FEFF}').trim();
    let is_whole = found.span.of(text).trim() == trimmed;
    let is_yaml = trimmed.starts_with(|first: char| first.is_alphabetic() || first == '-');
    is_whole && (is_yaml || document.text.map.is_verbatim(document.text.value.len()))
}

/// A trust policy says by its principal and actions what it is; it is none of the role's permissions.
fn is_trust(found: &Found, purpose: As) -> bool {
    let Content::Policy(document) = &found.content else {
        return false;
    };
    document.kind == Some(PolicyKind::Trust) && matches!(purpose, As::Whatever | As::Role)
}

/// Whether a text begins as a JSON object and is none, nor an escaped one.
pub(super) fn is_broken(text: &str) -> bool {
    if !text.trim_start().starts_with('{') || read_tree(text).is_ok() {
        return false;
    }
    let intake = scopedown_intake::read(text);
    of(text, &intake, As::Whatever) == Form::Document
}

/// Whether a JSON object has a member that only scenario files have.
pub(crate) fn is_scenario(text: &str) -> bool {
    let own = [
        "scenario",
        "role",
        "role_policies",
        "session",
        "session_policies",
        "organization",
        "expect",
    ];
    match read_tree(text) {
        Ok(Value::Object(object)) => object
            .properties
            .iter()
            .any(|member| own.contains(&member.name.as_str())),
        _ => false,
    }
}

/// Whether a JSON object says of itself that it is a scenario.
pub(super) fn states_scenario(text: &str) -> bool {
    match read_tree(text) {
        Ok(Value::Object(object)) => object
            .properties
            .iter()
            .any(|member| member.name.as_str() == "scenario"),
        _ => false,
    }
}
