//! The place at the caret: what a policy has there, what is typed of it, and how a proposal gets in.

use scopedown_policy::Span;

use super::node::{Gap, Spot, Token, Wants};
use super::outline::{Outline, Role};

/// A place where something can be proposed.
#[derive(Debug)]
pub(crate) struct Place {
    pub(crate) wanted: Wanted,
    /// The member or item that is typed; none where none was begun.
    pub(crate) node: Option<usize>,
    /// The statement that it stands in.
    pub(crate) statement: Option<usize>,
    /// What is typed before the caret.
    pub(crate) typed: String,
    /// What a proposal replaces.
    pub(crate) span: Span,
    pub(crate) quotes: Quotes,
}

/// What a policy has at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// A member of an object of this role.
    Name { object: usize, role: Role },
    /// A value of this role, of the member or list `owner`.
    Value { owner: usize, role: Role },
    /// A policy variable inside a value.
    Variable,
}

/// What a proposal has to bring with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Quotes {
    /// It comes between quotes that are there.
    There,
    /// It replaces a word that stands without.
    Missing,
    /// It is something new, with a comma behind where something follows.
    New { is_followed: bool },
}

impl Place {
    /// The place at the caret.
    pub(crate) fn of(outline: &Outline<'_>) -> Option<Self> {
        match outline.spot {
            Spot::Nowhere => None,
            Spot::Name(node) => {
                let token = outline.node(node)?.name?;
                let wanted = name_in(outline, outline.node(node)?.parent?)?;
                Some(Self::in_token(outline, wanted, node, token))
            }
            Spot::Value(node) => {
                let token = outline.node(node)?.value.text()?;
                let role = outline.part(node)?.role;
                let wanted = Wanted::Value { owner: node, role };
                Some(Self::in_token(outline, wanted, node, token))
            }
            Spot::Gap(gap) => Self::in_gap(outline, gap),
        }
    }

    fn in_token(outline: &Outline<'_>, wanted: Wanted, node: usize, token: Token) -> Self {
        let before = Span::new(token.span.start, outline.at);
        let typed = Token::quoted(before);
        let quotes = if token.is_quoted() {
            Quotes::There
        } else {
            Quotes::Missing
        };
        Self {
            wanted,
            node: Some(node),
            statement: outline.part(node).and_then(|part| part.statement),
            typed: outline.read(typed).into_owned(),
            span: Span::new(token.span.start, end_of_name(outline, token)),
            quotes,
        }
    }

    fn in_gap(outline: &Outline<'_>, gap: Gap) -> Option<Self> {
        let part = outline.part(gap.owner)?;
        let role = part.role;
        let wanted = match gap.wants {
            Wants::Name => name_in(outline, gap.owner)?,
            Wants::Item => Wanted::Value {
                owner: gap.owner,
                role,
            },
            Wants::Value if outline.node(gap.owner)?.value.is_missing() => Wanted::Value {
                owner: gap.owner,
                role,
            },
            Wants::Value => return None,
        };
        let is_followed = gap.is_followed && gap.wants != Wants::Value;
        Some(Self {
            wanted,
            node: None,
            statement: part.statement,
            typed: String::new(),
            span: Span::new(outline.at, outline.at),
            quotes: Quotes::New { is_followed },
        })
    }

    /// What a proposal of some text inserts.
    pub(crate) fn insertion(&self, text: &str, value_of_new_member: &str) -> String {
        let value = match self.wanted {
            Wanted::Name { .. } => format!(": {value_of_new_member}"),
            Wanted::Value { .. } | Wanted::Variable => String::new(),
        };
        match self.quotes {
            Quotes::There => text.to_owned(),
            Quotes::Missing => format!("\"{text}\""),
            Quotes::New { is_followed } => {
                let comma = if is_followed { ", " } else { "" };
                format!("\"{text}\"{value}{comma}")
            }
        }
    }
}

fn name_in(outline: &Outline<'_>, object: usize) -> Option<Wanted> {
    let role = outline.part(object)?.role;
    Some(Wanted::Name { object, role })
}

/// Where the name at the caret ends. A string that was never closed runs into what follows, which is no part of a name.
fn end_of_name(outline: &Outline<'_>, token: Token) -> usize {
    let before = Span::new(token.span.start, outline.at).of(outline.text);
    let backslashes = before.len() - before.trim_end_matches('\\').len();
    if backslashes % 2 == 1 {
        // The caret stands inside an escape, half of which must not stay behind.
        return token.span.end;
    }
    let behind = Span::new(outline.at, token.span.end).of(outline.text);
    let ends = |character: char| matches!(character, ',' | ']' | '\\') || character.is_whitespace();
    let name = behind.split(ends).next().unwrap_or_default();
    // A brace that nothing opens is not of the name either; that of a variable is.
    let brace = name.find('}').filter(|brace| {
        let before = name.get(..*brace);
        before.is_some_and(|before| !before.contains('{'))
    });
    outline.at + brace.unwrap_or(name.len())
}
