//! A policy while it is rewritten: what the typed document knows of each entry, beside the text that its author wrote for it.

mod print;
mod read;
mod same;

use scopedown_policy::{ActionPattern, Condition, Effect, ResourcePattern, Sense};

pub(crate) use same::{Compared, Frame};

/// A document, its members in the order of their author.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    members: Vec<DocumentMember>,
    pub(crate) statements: Vec<StatementDraft>,
    /// How one element is printed.
    pub(crate) brackets: Brackets,
}

/// Whether a list of one element keeps its brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Brackets {
    /// Where the author wrote them.
    AsWritten,
    /// Nowhere: they are optional around one value (semantics 1.1.4).
    Dropped,
}

#[derive(Debug, Clone)]
enum DocumentMember {
    /// A member that is printed as it was, its name included.
    Other(Box<str>),
    /// `Statement`, and whether its author wrote a list.
    Statements(Written),
}

/// How the author wrote a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Written {
    List,
    One,
}

/// One statement.
#[derive(Debug, Clone)]
pub(crate) struct StatementDraft {
    pub(crate) effect: Effect,
    /// The principal clause without white space, if there is one; compared as text.
    principal: Option<Box<str>>,
    conditions: Vec<Condition>,
    pub(crate) members: Vec<Member>,
}

/// A member of a statement.
#[derive(Debug, Clone)]
pub(crate) enum Member {
    /// `Sid`, printed as it was.
    Sid(Box<str>),
    /// `Effect` or a principal clause, printed as it was.
    Other(Box<str>),
    /// `Action` or `NotAction`.
    Action(Clause<ActionPattern>),
    /// `Resource` or `NotResource`.
    Resource(Clause<ResourcePattern>),
    /// `Condition`: operators in order.
    Condition(Vec<OperatorDraft>),
}

/// A list of actions or resources.
#[derive(Debug, Clone)]
pub(crate) struct Clause<P> {
    /// The member's name in quotes.
    name: Box<str>,
    pub(crate) sense: Sense,
    pub(crate) entries: Vec<Entry<P>>,
    written: Written,
}

/// One entry: its JSON text, and what it means.
#[derive(Debug, Clone)]
pub(crate) struct Entry<P> {
    pub(crate) json: Box<str>,
    pub(crate) pattern: P,
}

/// An operator with its keys.
#[derive(Debug, Clone)]
pub(crate) struct OperatorDraft {
    /// The operator's name in quotes.
    name: Box<str>,
    pub(crate) keys: Vec<KeyDraft>,
}

/// A key with its values.
#[derive(Debug, Clone)]
pub(crate) struct KeyDraft {
    /// The key's name in quotes.
    name: Box<str>,
    pub(crate) values: Vec<ValueDraft>,
    written: Written,
}

/// A value: its JSON text, and the text that it is compared as.
#[derive(Debug, Clone)]
pub(crate) struct ValueDraft {
    json: Box<str>,
    pub(crate) text: Box<str>,
}

impl Draft {
    /// The lists of one value that their author put in brackets.
    pub(crate) fn single_lists(&self) -> usize {
        let statements = self.members.iter().any(|member| {
            matches!(member, DocumentMember::Statements(Written::List))
                && self.statements.len() == 1
        });
        let inside = self
            .statements
            .iter()
            .flat_map(|statement| &statement.members);
        usize::from(statements) + inside.map(Member::single_lists).sum::<usize>()
    }
}

impl Member {
    fn single_lists(&self) -> usize {
        let is_single = |written, count: usize| usize::from(written == Written::List && count == 1);
        match self {
            Self::Sid(_) | Self::Other(_) => 0,
            Self::Action(clause) => is_single(clause.written, clause.entries.len()),
            Self::Resource(clause) => is_single(clause.written, clause.entries.len()),
            Self::Condition(operators) => operators
                .iter()
                .flat_map(|operator| &operator.keys)
                .map(|key| is_single(key.written, key.values.len()))
                .sum(),
        }
    }
}

impl<P> Entry<P> {
    /// An entry of a text that needs no escapes.
    pub(crate) fn plain(text: &str, pattern: P) -> Self {
        Self {
            json: format!("\"{text}\"").into(),
            pattern,
        }
    }
}

impl<P: Clone> Clause<P> {
    /// Adds the entries of another clause.
    pub(crate) fn extend(&mut self, other: &Self) {
        self.entries.extend_from_slice(&other.entries);
    }
}

impl StatementDraft {
    /// `Action` or `NotAction`.
    pub(crate) fn action(&self) -> Option<&Clause<ActionPattern>> {
        self.members.iter().find_map(|member| match member {
            Member::Action(clause) => Some(clause),
            _ => None,
        })
    }

    /// The clause, to change it.
    pub(crate) fn action_mut(&mut self) -> Option<&mut Clause<ActionPattern>> {
        self.members.iter_mut().find_map(|member| match member {
            Member::Action(clause) => Some(clause),
            _ => None,
        })
    }

    /// `Resource` or `NotResource`, if there is one.
    pub(crate) fn resource(&self) -> Option<&Clause<ResourcePattern>> {
        self.members.iter().find_map(|member| match member {
            Member::Resource(clause) => Some(clause),
            _ => None,
        })
    }

    /// The clause, to change it.
    pub(crate) fn resource_mut(&mut self) -> Option<&mut Clause<ResourcePattern>> {
        self.members.iter_mut().find_map(|member| match member {
            Member::Resource(clause) => Some(clause),
            _ => None,
        })
    }

    /// The operators of the conditions, if there are any.
    pub(crate) fn operators_mut(&mut self) -> Option<&mut Vec<OperatorDraft>> {
        self.members.iter_mut().find_map(|member| match member {
            Member::Condition(operators) => Some(operators),
            _ => None,
        })
    }
}
