//! What is looked at.

use scopedown_association::{Association, Record};
use scopedown_catalog::Catalog;
use scopedown_eval::{Authority, OpenPoints, Place, Situation};
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
    /// The EKS Pod Identity association that makes the session.
    pub pods: Option<PodIdentity<'a>>,
}

/// An association, as the lints look at it. Where it has a target role the session is that role's, and so are the policies at
/// [`Place::Role`] and [`Place::Trust`]; the role that leads there has [`Place::SourceRole`] and [`Place::SourceTrust`].
#[derive(Debug, Clone, Copy)]
pub struct PodIdentity<'a> {
    /// The association.
    pub association: &'a Association,
    /// Its text, to which spans at [`Place::Association`] refer.
    pub record: &'a Record,
    /// The tags of the session's role.
    pub role_tags: &'a [(Box<str>, Box<str>)],
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
