//! Members of objects: repeated ones are refused everywhere (semantics 1.1.8).

use std::collections::HashSet;

use jsonc_parser::ast::{Object, ObjectProp, Value};
use jsonc_parser::common::Ranged;

use super::Reader;
use crate::diagnostic::DocumentCode;
use crate::text::Span;

/// The place of a node.
pub(super) fn span(node: &impl Ranged) -> Span {
    Span::new(node.start(), node.end())
}

impl Reader<'_> {
    /// The members of an object, each name once; a repeated one is refused at its second place.
    pub(super) fn members<'a, 't>(&mut self, object: &'a Object<'t>) -> Vec<&'a ObjectProp<'t>> {
        let mut seen = HashSet::new();
        let mut members = Vec::with_capacity(object.properties.len());
        for member in &object.properties {
            let name = member.name.as_str();
            if seen.insert(name) {
                members.push(member);
            } else {
                self.refuse(
                    span(&member.name),
                    DocumentCode::RepeatedMember(name.into()),
                );
            }
        }
        members
    }
}

/// The one known name that differs from `name` by letter case alone.
pub(super) fn meant(name: &str, known: &[&'static str]) -> Option<&'static str> {
    known
        .iter()
        .copied()
        .find(|known| known.eq_ignore_ascii_case(name))
}

/// A value, or the elements of a list; brackets are optional around one value (semantics 1.1.4).
pub(super) fn one_or_many<'a, 't>(value: &'a Value<'t>) -> &'a [Value<'t>] {
    match value {
        Value::Array(array) => &array.elements,
        _ => std::slice::from_ref(value),
    }
}
