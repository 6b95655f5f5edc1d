//! One tree for JSON, YAML and Terraform alike, in which everything knows its place in the text as given.

#[cfg(feature = "hcl")]
mod hcl;
mod json;
mod print;
#[cfg(feature = "yaml")]
mod yaml;

use scopedown_policy::Span;

#[cfg(feature = "hcl")]
pub(crate) use hcl::{Expressions, source_of};
pub(crate) use json::json;
pub(crate) use print::print;
#[cfg(feature = "yaml")]
pub(crate) use yaml::yaml;

use crate::text::Text;

/// A value and its place.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    /// What it is.
    pub(crate) value: Value,
    /// Where it stands in the text as given.
    pub(crate) span: Span,
    /// Where it stands in the JSON text that it was read from, as long as nothing in it was changed.
    pub(crate) exact: Option<Span>,
}

#[derive(Debug, Clone)]
pub(crate) enum Value {
    Null,
    Bool(bool),
    /// The digits as written.
    Number(String),
    Text(Text),
    List(Vec<Node>),
    Object(Vec<Member>),
    /// What only another program can evaluate, as written.
    Open(String),
}

#[derive(Debug, Clone)]
pub(crate) struct Member {
    pub(crate) name: String,
    pub(crate) name_span: Span,
    pub(crate) value: Node,
}

impl Node {
    pub(crate) fn new(value: Value, span: Span) -> Self {
        Self {
            value,
            span,
            exact: None,
        }
    }

    /// Leaves the text behind that documents could be cut from. The tree's depth is bounded.
    pub(crate) fn forget_source(&mut self) {
        self.exact = None;
        match &mut self.value {
            Value::List(elements) => elements.iter_mut().for_each(Self::forget_source),
            Value::Object(members) => members
                .iter_mut()
                .for_each(|member| member.value.forget_source()),
            _ => {}
        }
    }

    /// The members of an object; none of anything else.
    pub(crate) fn members(&self) -> &[Member] {
        match &self.value {
            Value::Object(members) => members,
            _ => &[],
        }
    }

    /// The elements of a list; none of anything else.
    pub(crate) fn elements(&self) -> &[Node] {
        match &self.value {
            Value::List(elements) => elements,
            _ => &[],
        }
    }

    /// The elements of a list, or the value itself where it stands alone.
    pub(crate) fn each(&self) -> &[Node] {
        match &self.value {
            Value::List(elements) => elements,
            Value::Null => &[],
            _ => std::slice::from_ref(self),
        }
    }

    /// A member by its exact name; the last where it is repeated, as JSON readers do. Null counts as absent.
    pub(crate) fn get(&self, name: &str) -> Option<&Node> {
        let member = self.members().iter().rev().find(|one| one.name == name)?;
        (!matches!(member.value.value, Value::Null)).then_some(&member.value)
    }

    /// The first of several spellings that is there.
    pub(crate) fn any(&self, names: &[&str]) -> Option<&Node> {
        names.iter().find_map(|name| self.get(name))
    }

    /// A way of members.
    pub(crate) fn at(&self, way: &[&str]) -> Option<&Node> {
        way.iter().try_fold(self, |node, name| node.get(name))
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.members().iter().any(|one| one.name == name)
    }

    /// The text, where it is one that is fully known.
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) if text.open.is_empty() => Some(&text.value),
            Value::Number(digits) => Some(digits),
            _ => None,
        }
    }

    /// The text of a member.
    pub(crate) fn text_of(&self, name: &str) -> Option<&str> {
        self.get(name)?.text()
    }

    /// The text of a member, as a `String`.
    pub(crate) fn owned(&self, name: &str) -> Option<String> {
        self.text_of(name).map(str::to_owned)
    }

    /// A value in a few words: its text, or the expression that it is.
    pub(crate) fn brief(&self) -> String {
        match &self.value {
            Value::Text(text) => text.value.clone(),
            Value::Number(text) | Value::Open(text) => text.clone(),
            Value::Bool(value) => value.to_string(),
            Value::Null => "null".to_owned(),
            Value::List(_) => "a list".to_owned(),
            Value::Object(_) => "an object".to_owned(),
        }
    }
}
