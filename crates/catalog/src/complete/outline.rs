//! The outline of a text that need not be whole: what each part is in a policy, and where the caret stands.

use std::borrow::Cow;

use scopedown_policy::{Sense, Version};

use super::node::{Node, Spot, Token, Value};
use super::scan::scan;
use super::unescape::unescape;

/// A policy text as far as it can be made out.
#[derive(Debug)]
pub(crate) struct Outline<'t> {
    pub(crate) text: &'t str,
    pub(crate) at: usize,
    pub(crate) spot: Spot,
    nodes: Vec<Node>,
    parts: Vec<Part>,
}

/// What a node is in a policy, and the statement that it belongs to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Part {
    pub(crate) role: Role,
    pub(crate) statement: Option<usize>,
}

/// What a part of a policy is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// The policy.
    Document,
    Version,
    /// The list of statements.
    Statements,
    Statement,
    Effect,
    /// An entry of `Action` or `NotAction`, or their list.
    Action(Sense),
    /// An entry of `Resource` or `NotResource`, or their list.
    Resource(Sense),
    /// The object that maps operators to their tests.
    Condition,
    /// The object that maps keys to operands.
    Tests,
    /// A value that a key is compared with, or the list of them.
    Operand,
    /// Anything else.
    Other,
}

impl<'t> Outline<'t> {
    /// Reads a text once. The caret must stand on the boundary of a character.
    pub(crate) fn of(text: &'t str, at: usize) -> Self {
        let (nodes, spot) = scan(text, at);
        let mut outline = Self {
            text,
            at,
            spot,
            nodes,
            parts: Vec::new(),
        };
        outline.parts.reserve(outline.nodes.len());
        for node in 0..outline.nodes.len() {
            let part = outline.part_from_above(node);
            outline.parts.push(part);
        }
        outline
    }

    pub(crate) fn node(&self, node: usize) -> Option<&Node> {
        self.nodes.get(node)
    }

    pub(crate) fn part(&self, node: usize) -> Option<Part> {
        self.parts.get(node).copied()
    }

    /// What a token says.
    pub(crate) fn read(&self, token: Token) -> Cow<'t, str> {
        unescape(token.span.of(self.text))
    }

    /// The name of a member; that of its list for an item.
    pub(crate) fn name(&self, node: usize) -> Option<Cow<'t, str>> {
        let node = self.node(node)?;
        let named = match (node.name, node.parent) {
            (None, Some(parent)) => self.node(parent)?.name?,
            (name, _) => name?,
        };
        Some(self.read(named))
    }

    /// The members of an object, in order.
    pub(crate) fn members(&self, object: usize) -> impl Iterator<Item = (usize, Cow<'t, str>)> {
        self.children(object)
            .filter_map(|(at, node)| Some((at, self.read(node.name?))))
    }

    /// The texts that have a role, in order, each with its node.
    pub(crate) fn texts(&self, role: Role) -> impl Iterator<Item = (usize, Cow<'t, str>)> {
        let nodes = self.nodes.iter().zip(&self.parts).enumerate();
        nodes
            .filter(move |(_, (_, part))| part.role == role)
            .filter_map(|(at, (node, _))| Some((at, self.read(node.value.text()?))))
    }

    /// The version that the document states.
    pub(crate) fn version(&self) -> Option<Version> {
        let (_, text) = self.texts(Role::Version).last()?;
        match &*text {
            "2012-10-17" => Some(Version::V2012),
            "2008-10-17" => Some(Version::V2008),
            _ => None,
        }
    }

    fn children(&self, parent: usize) -> impl Iterator<Item = (usize, &Node)> {
        let nodes = self.nodes.iter().enumerate();
        nodes.filter(move |(_, node)| node.parent == Some(parent))
    }

    /// What a node is, given what stands around it is known.
    fn part_from_above(&self, at: usize) -> Part {
        let none = Part {
            role: Role::Other,
            statement: None,
        };
        let Some(node) = self.node(at) else {
            return none;
        };
        let Some(around) = node.parent else {
            let is_document = node.value == Value::Object;
            let role = if is_document {
                Role::Document
            } else {
                Role::Other
            };
            return Part { role, ..none };
        };
        let above = self.part(around).unwrap_or(none);
        let role = match node.name {
            Some(name) => member(above.role, &self.read(name), node.value),
            None => item(above.role, node.value),
        };
        let statement = match role {
            Role::Statement => Some(at),
            _ => above.statement,
        };
        Part { role, statement }
    }
}

fn member(object: Role, name: &str, value: Value) -> Role {
    match (object, name) {
        (Role::Document, "Version") => Role::Version,
        // A policy may stand inside something else, such as the answer of a command.
        (Role::Document | Role::Other, "Statement") if value == Value::Object => Role::Statement,
        (Role::Document | Role::Other, "Statement") => Role::Statements,
        (Role::Statement, "Effect") => Role::Effect,
        (Role::Statement, "Action") => Role::Action(Sense::Listed),
        (Role::Statement, "NotAction") => Role::Action(Sense::AllBut),
        (Role::Statement, "Resource") => Role::Resource(Sense::Listed),
        (Role::Statement, "NotResource") => Role::Resource(Sense::AllBut),
        (Role::Statement, "Condition") => Role::Condition,
        (Role::Condition, _) => Role::Tests,
        (Role::Tests, _) => Role::Operand,
        _ => Role::Other,
    }
}

fn item(list: Role, value: Value) -> Role {
    match (list, value) {
        (Role::Statements, Value::Object) => Role::Statement,
        (Role::Action(_) | Role::Resource(_) | Role::Operand, Value::Scalar(_)) => list,
        _ => Role::Other,
    }
}
