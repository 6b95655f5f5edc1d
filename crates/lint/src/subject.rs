//! What is looked at.

use scopedown_catalog::Catalog;
use scopedown_eval::{Authority, OpenPoints, Situation};
use scopedown_policy::{Diagnostic, Parsed, Policy};

/// Documents that bear on one session, and what is known beside them.
#[derive(Clone, Default)]
pub struct Subject<'a> {
    /// The documents, each in a place of its own.
    pub documents: Vec<Document<'a>>,
    /// The layers that the documents make, where they were compiled.
    pub authority: Option<&'a Authority>,
    /// Who asks, and under which circumstances; a lint that speaks of role sessions is silent for an IAM user.
    pub situation: Option<&'a Situation>,
    /// The open points that answers about these documents leaned on; `None` where nothing was asked.
    pub assumed: Option<OpenPoints>,
    /// The ARN of the role.
    pub role_arn: Option<&'a str>,
    /// What AWS has; without it the lints that ask it are silent.
    pub catalog: Option<&'a Catalog>,
}

/// One document.
#[derive(Debug, Clone)]
pub struct Document<'a> {
    /// Where it stands.
    pub place: Place,
    /// Its name, for people.
    pub name: &'a str,
    /// Its text, to which all spans refer.
    pub text: &'a str,
    /// The document, unless the grammar refused it.
    pub policy: Option<&'a Policy>,
    /// What reading it reported.
    pub diagnostics: &'a [Diagnostic],
}

/// Where a document stands among the layers; numbers count from 0 in the order in which the documents were given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// An identity-based policy of the role or user.
    Role(usize),
    /// A session policy.
    Session(usize),
    /// The permissions boundary.
    Boundary,
    /// A service control policy.
    Scp {
        /// Its level, root first.
        level: usize,
        /// Its number in the level.
        number: usize,
    },
    /// A resource control policy.
    Rcp {
        /// Its level, root first.
        level: usize,
        /// Its number in the level.
        number: usize,
    },
    /// A policy that hangs on a resource.
    Resource(usize),
    /// The role's trust policy.
    Trust,
}

impl<'a> Subject<'a> {
    /// The documents alone, with nothing known beside them.
    pub fn new(documents: Vec<Document<'a>>) -> Self {
        Self {
            documents,
            ..Self::default()
        }
    }
}

impl<'a> Document<'a> {
    /// A document as it was read.
    pub fn new(place: Place, name: &'a str, text: &'a str, parsed: &'a Parsed) -> Self {
        Self {
            place,
            name,
            text,
            policy: parsed.policy.as_ref(),
            diagnostics: &parsed.diagnostics,
        }
    }
}

impl Place {
    /// Whether the policy grants to whoever carries it: a role's own policy.
    pub const fn is_role(self) -> bool {
        matches!(self, Self::Role(_))
    }

    /// Whether it scopes a session down.
    pub const fn is_session(self) -> bool {
        matches!(self, Self::Session(_))
    }

    /// Whether it hangs on a resource, a role among them, and so names its principals.
    pub const fn hangs_on_resource(self) -> bool {
        matches!(self, Self::Resource(_) | Self::Trust)
    }
}
