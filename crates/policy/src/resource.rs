//! Resources: what a request acts on and the entries that policies write (semantics 3).

use crate::arn::{Arn, ArnPattern, Cuts};
use crate::pattern::{Match, Values};

/// The resource of a request: one concrete ARN, or `*` for an action without resource types.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Resource {
    written: Box<str>,
    cuts: Option<Cuts>,
}

impl Resource {
    /// The resource of that name. Wildcards inside an ARN are ordinary characters (semantics 3.1.7).
    pub fn new(text: &str) -> Self {
        Self {
            written: text.into(),
            cuts: Cuts::of(text),
        }
    }

    /// Whether the action acts on no resource.
    pub fn is_none(&self) -> bool {
        &*self.written == "*"
    }

    /// The ARN taken apart, where the text is one.
    pub fn arn(&self) -> Option<Arn<'_>> {
        Arn::at(&self.written, self.cuts.as_ref()?)
    }

    /// The text as it was given.
    pub fn as_written(&self) -> &str {
        &self.written
    }
}

/// One entry of `Resource` or `NotResource`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ResourcePattern {
    /// `*`, or a run of stars: every resource, "no resource" included.
    Any,
    /// An ARN with wildcards and variables.
    Arn(Box<ArnPattern>),
}

impl ResourcePattern {
    /// Whether the entry speaks of the resource, given its ARN taken apart (`None` where it is not one).
    pub fn matches(&self, arn: Option<&Arn<'_>>, values: &dyn Values) -> Match {
        match (self, arn) {
            (Self::Any, _) => Match::Yes,
            (Self::Arn(pattern), Some(arn)) => pattern.matches(arn, values),
            (Self::Arn(_), None) => Match::No,
        }
    }

    /// The entry as the author wrote it.
    pub fn as_written(&self) -> &str {
        match self {
            Self::Any => "*",
            Self::Arn(pattern) => pattern.as_written(),
        }
    }
}
