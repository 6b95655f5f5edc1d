//! What an outline is made of.

use scopedown_policy::Span;

/// A member of an object, an item of a list, or what stands alone.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Node {
    /// The object or list that it stands in; its number is always the lower one.
    pub(crate) parent: Option<usize>,
    /// A member's name.
    pub(crate) name: Option<Token>,
    pub(crate) value: Value,
}

/// What a node holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Value {
    /// Nothing yet.
    Missing,
    /// A string, or a number or word without quotes.
    Scalar(Token),
    Object,
    List,
}

/// A text and its place: between the quotes, where it has some.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) span: Span,
    form: Form,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Quoted,
    Bare,
}

/// Where the caret stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spot {
    /// In the name of a member.
    Name(usize),
    /// In a scalar.
    Value(usize),
    /// Where a name or value can be begun.
    Gap(Gap),
    /// Where nothing can be said.
    Nowhere,
}

/// A place between tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Gap {
    /// The object that wants a name, the list that wants an item, or the member that wants its value.
    pub(crate) owner: usize,
    pub(crate) wants: Wants,
    /// Whether something stands behind that a comma would have to set apart.
    pub(crate) is_followed: bool,
}

/// What can be begun in a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wants {
    Name,
    Item,
    Value,
}

impl Value {
    pub(crate) fn is_missing(self) -> bool {
        self == Self::Missing
    }

    pub(crate) fn text(self) -> Option<Token> {
        match self {
            Self::Scalar(token) => Some(token),
            _ => None,
        }
    }
}

impl Token {
    pub(crate) fn quoted(span: Span) -> Self {
        Self {
            span,
            form: Form::Quoted,
        }
    }

    pub(crate) fn bare(span: Span) -> Self {
        Self {
            span,
            form: Form::Bare,
        }
    }

    pub(crate) fn is_quoted(self) -> bool {
        self.form == Form::Quoted
    }
}
