//! The one text of a scenario that a link carries: the same content gives the same text.
//!
//! The members around the policies are sorted; inside a policy, and inside members that this version does not know, the order is the author's.
//! What is absent and what is null mean the same and travel as absent; so do empty lists and objects where the format lets them.

use std::cmp::Reverse;

use scopedown_policy::json::{Object, ObjectProp, Ranged, Value, read_tree};

use super::fault::LinkFault;
use super::minify::minify;
use super::{Carries, PolicyTexts};
use crate::read::fields::span;

/// The members of the format outside of policies, in the order in which they travel.
const MEMBERS: [&str; 47] = [
    "title",
    "role",
    "arn",
    "name",
    "kind",
    "resource",
    "account",
    "policies",
    "document",
    "tags",
    "boundary",
    "trust",
    "session",
    "association",
    "clusterName",
    "namespace",
    "serviceAccount",
    "roleArn",
    "targetRoleArn",
    "disableSessionTags",
    "policy",
    "externalId",
    "associationId",
    "associationArn",
    "ownerArn",
    "sourceRole",
    "organization",
    "scps",
    "rcps",
    "resourcePolicies",
    "role_policies",
    "session_policies",
    "resource_policy",
    "principal",
    "resource_account",
    "context",
    "unlisted",
    "matrix",
    "actions",
    "resources",
    "expect",
    "action",
    "verdict",
    "by",
    "about",
    "$schema",
    "scenario",
];

/// What may be empty or absent with the same meaning. An empty list of session policies is not among them: it is an error.
const MAY_BE_EMPTY: [&str; 9] = [
    "tags",
    "session",
    "organization",
    "scps",
    "rcps",
    "resourcePolicies",
    "context",
    "matrix",
    "expect",
];

/// Brackets that a policy may open inside a scenario; one that opens more stays a string, which is counted by itself.
const DEPTH: usize = 32;

/// What a value is, by where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// The whole.
    Top,
    /// An object of members that the format names.
    Named,
    /// An object whose names are the author's, such as tags.
    Keys,
    /// A list of objects that the format names.
    List,
    /// A list of policies.
    Policies,
    /// A list of levels.
    Levels,
    /// A policy, bare or with its name.
    Policy,
    /// The text of a policy, or the object itself.
    Document,
    /// Anything else; it travels as it is.
    Other,
}

/// The text that travels.
pub(super) fn canonical(
    text: &str,
    policies: PolicyTexts,
    carries: Carries,
) -> Result<String, LinkFault> {
    let tree = read_tree(text).map_err(|diagnostic| {
        let words = diagnostic.words();
        LinkFault::NotJson(format!("{} {}", words.message, words.help))
    })?;
    if !matches!(tree, Value::Object(_)) {
        return Err(LinkFault::NotAScenario);
    }
    let writer = Writer {
        text,
        policies,
        carries,
    };
    Ok(writer.value(&tree, Shape::Top))
}

/// A text that travelled, with the version that every scenario file states.
pub(super) fn with_version(text: &str, object: &Object<'_>) -> Option<String> {
    if object
        .properties
        .iter()
        .any(|member| member.name.as_str() == "scenario")
    {
        return Some(text.to_owned());
    }
    let rest = text.get(object.start() + 1..)?;
    let comma = if object.properties.is_empty() {
        ""
    } else {
        ","
    };
    Some(format!("{{\"scenario\":1{comma}{rest}"))
}

struct Writer<'t> {
    text: &'t str,
    policies: PolicyTexts,
    carries: Carries,
}

impl Writer<'_> {
    /// The depth is that of the shapes: whatever they do not know is copied.
    fn value(&self, value: &Value<'_>, shape: Shape) -> String {
        match (value, shape) {
            (Value::Object(object), Shape::Top | Shape::Named | Shape::Keys) => {
                self.members(object, shape)
            }
            (Value::Object(object), Shape::Policy) if has_document(object) => {
                self.members(object, Shape::Named)
            }
            (Value::StringLit(text), Shape::Policy | Shape::Document) => {
                self.policy_text(&text.value, shape)
            }
            (Value::Array(array), Shape::List) => self.list(&array.elements, Shape::Named),
            (Value::Array(array), Shape::Policies) => self.list(&array.elements, Shape::Policy),
            (Value::Array(array), Shape::Levels) => self.list(&array.elements, Shape::Policies),
            _ => self.as_it_is(value),
        }
    }

    fn list(&self, elements: &[Value<'_>], shape: Shape) -> String {
        let elements: Vec<String> = elements.iter().map(|one| self.value(one, shape)).collect();
        format!("[{}]", elements.join(","))
    }

    fn members(&self, object: &Object<'_>, shape: Shape) -> String {
        let mut members: Vec<(&ObjectProp<'_>, String)> = object
            .properties
            .iter()
            .map(|member| {
                let inner = inner(shape, member.name.as_str());
                (member, self.value(&member.value, inner))
            })
            .filter(|(member, value)| self.travels(object, member, value, shape))
            .collect();
        members.sort_by_key(|(member, _)| order(member.name.as_str(), shape));
        let members: Vec<String> = members
            .into_iter()
            .map(|(member, value)| {
                let name = span(&member.name).of(self.text);
                format!("{name}:{value}")
            })
            .collect();
        format!("{{{}}}", members.join(","))
    }

    fn travels(
        &self,
        object: &Object<'_>,
        member: &ObjectProp<'_>,
        value: &str,
        shape: Shape,
    ) -> bool {
        let name = member.name.as_str();
        if shape == Shape::Keys || !MEMBERS.contains(&name) || is_repeated(object, name) {
            return true;
        }
        let is_asked_for = || self.carries == Carries::Everything;
        match (name, value) {
            (_, "null") => false,
            (name, "{}" | "[]") if MAY_BE_EMPTY.contains(&name) => false,
            ("scenario", "1") if shape == Shape::Top => false,
            ("about" | "expect" | "$schema", _) if shape == Shape::Top => is_asked_for(),
            _ => true,
        }
    }

    /// A text that is an object travels as one, unless it was asked for exactly, or would be read otherwise.
    fn policy_text(&self, text: &str, shape: Shape) -> String {
        let string = || serde_json::to_string(text).unwrap_or_default();
        if self.policies == PolicyTexts::Exact || depth(text) > DEPTH {
            return string();
        }
        match read_tree(text) {
            Ok(Value::Object(object)) if shape == Shape::Document || !has_document(&object) => {
                minify(text)
            }
            _ => string(),
        }
    }

    fn as_it_is(&self, value: &Value<'_>) -> String {
        minify(span(value).of(self.text))
    }
}

/// What a member's value is.
fn inner(shape: Shape, name: &str) -> Shape {
    if shape == Shape::Keys {
        return Shape::Other;
    }
    match name {
        "role" | "session" | "association" | "sourceRole" | "organization" | "matrix" => {
            Shape::Named
        }
        "tags" | "context" => Shape::Keys,
        "policies" | "role_policies" | "session_policies" => Shape::Policies,
        "scps" | "rcps" => Shape::Levels,
        "boundary" | "trust" | "resource_policy" => Shape::Policy,
        "document" => Shape::Document,
        "resourcePolicies" | "expect" => Shape::List,
        _ => Shape::Other,
    }
}

/// Known members first, in their order, then the others by name. Members of one name keep their order.
fn order(name: &str, shape: Shape) -> (Reverse<bool>, usize, &str) {
    let known = MEMBERS.iter().position(|known| *known == name);
    match known.filter(|_| shape != Shape::Keys) {
        Some(at) => (Reverse(true), at, ""),
        None => (Reverse(false), 0, name),
    }
}

fn has_document(object: &Object<'_>) -> bool {
    object
        .properties
        .iter()
        .any(|member| member.name.as_str() == "document")
}

fn is_repeated(object: &Object<'_>, name: &str) -> bool {
    let same = object
        .properties
        .iter()
        .filter(|member| member.name.as_str() == name);
    same.count() > 1
}

/// The most brackets open at once, counting those in strings too: no fewer than there are.
fn depth(text: &str) -> usize {
    let (mut open, mut most) = (0_usize, 0);
    for byte in text.bytes() {
        match byte {
            b'{' | b'[' => open += 1,
            b'}' | b']' => open = open.saturating_sub(1),
            _ => {}
        }
        most = most.max(open);
    }
    most
}
