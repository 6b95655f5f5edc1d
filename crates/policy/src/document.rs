//! The document: types only. Everything here has passed the grammar (semantics 1.12).

use crate::{ActionPattern, Condition, Principal, ResourcePattern, Span, Spanned};

/// One policy document.
#[derive(Debug, Clone)]
pub struct Policy {
    /// The version that rules the document; a missing one counts as 2008 (semantics 1.3.2).
    pub version: Version,
    /// The document's name, which no decision looks at.
    pub id: Option<Spanned<Box<str>>>,
    /// The statements, in the order of the text, at least one.
    pub statements: Vec<Statement>,
}

/// The version of the policy language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Version {
    /// `2008-10-17`, or no version at all: `${…}` is ordinary text.
    V2008,
    /// `2012-10-17`: policy variables are replaced.
    V2012,
}

/// One statement: it applies when every clause matches.
#[derive(Debug, Clone)]
pub struct Statement {
    /// The whole object.
    pub span: Span,
    /// The statement's name, if it has one.
    pub sid: Option<Spanned<Box<str>>>,
    /// What it does when it applies.
    pub effect: Spanned<Effect>,
    /// Whom it speaks of; only in policies that hang on a resource and in RCPs.
    pub principal: Option<PrincipalClause>,
    /// The actions that it speaks of.
    pub action: ActionClause,
    /// The resources that it speaks of; left out, the resource that the policy hangs on.
    pub resource: Option<ResourceClause>,
    /// The conditions, one for each operator and key; all must hold.
    pub conditions: Vec<Condition>,
}

/// What a statement does when it applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Effect {
    /// It grants, or in a limiting layer lets through.
    Allow,
    /// It refuses, and nothing outranks it.
    Deny,
}

/// Whether a clause names what it means or what it spares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sense {
    /// `Action`, `Resource`, `Principal`, `StringEquals`: what is listed.
    Listed,
    /// `NotAction`, `NotResource`, `NotPrincipal`, `StringNotEquals`: all but what is listed.
    AllBut,
}

impl Sense {
    /// The answer of the clause, given whether the list has a match.
    pub const fn of(self, listed: bool) -> bool {
        match self {
            Self::Listed => listed,
            Self::AllBut => !listed,
        }
    }
}

/// `Action` or `NotAction`.
#[derive(Debug, Clone)]
pub struct ActionClause {
    /// Which of the two.
    pub sense: Sense,
    /// Member name and value.
    pub span: Span,
    /// The entries, at least one.
    pub patterns: Vec<Spanned<ActionPattern>>,
}

/// `Resource` or `NotResource`.
#[derive(Debug, Clone)]
pub struct ResourceClause {
    /// Which of the two.
    pub sense: Sense,
    /// Member name and value.
    pub span: Span,
    /// The entries, at least one.
    pub patterns: Vec<Spanned<ResourcePattern>>,
}

/// `Principal` or `NotPrincipal`.
#[derive(Debug, Clone)]
pub struct PrincipalClause {
    /// Which of the two.
    pub sense: Sense,
    /// Member name and value.
    pub span: Span,
    /// The entries; none at all names nobody.
    pub principals: Vec<Spanned<Principal>>,
}
