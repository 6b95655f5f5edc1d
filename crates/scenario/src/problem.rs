//! What is wrong with a scenario file or a batch line, outside its policy documents.

use std::fmt;

use scopedown_policy::{Severity, Span, limits};

/// A fault of the file's form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The member, as `role.policies[0].document`; empty for the whole text.
    pub path: String,
    /// Where in the file.
    pub span: Span,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// The faults.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {
    /// The text is not JSON.
    NotJson(String),
    /// A member that the format does not have; it is ignored.
    UnknownField,
    /// A member twice in one object.
    RepeatedField,
    /// Another type than the member has.
    WrongType {
        /// The type that it has.
        wanted: &'static str,
    },
    /// A member that must be there.
    Missing,
    /// An empty list of session policies.
    NoSessionPolicies,
    /// A condition key that stands twice, also in different letter case.
    RepeatedKey,
    /// More condition keys than a request can have here.
    TooManyKeys,
    /// A word that the member does not know.
    UnknownWord {
        /// The words that it knows.
        known: &'static str,
    },
    /// A principal that cannot make requests.
    BadPrincipal,
    /// An action that is not `service:Name`.
    BadAction,
    /// A level of an organization without SCP: it allows nothing.
    EmptyLevel,
    /// A text beyond the limit.
    TooLong {
        /// The bytes that are read.
        limit: usize,
    },
}

impl Problem {
    /// How grave it is: a scenario with an error is read as far as it goes, and not evaluated.
    pub fn severity(&self) -> Severity {
        match self.kind {
            ProblemKind::UnknownField | ProblemKind::EmptyLevel => Severity::Warning,
            _ => Severity::Error,
        }
    }

    /// The name for programs.
    pub fn code(&self) -> &'static str {
        match self.kind {
            ProblemKind::NotJson(_) => "scenario-json",
            ProblemKind::UnknownField => "scenario-unknown-field",
            ProblemKind::RepeatedField => "scenario-repeated-field",
            ProblemKind::WrongType { .. } => "scenario-type",
            ProblemKind::Missing => "scenario-missing",
            ProblemKind::NoSessionPolicies => "session-policies-empty",
            ProblemKind::RepeatedKey => "context-repeated-key",
            ProblemKind::TooManyKeys => "limit-context-keys",
            ProblemKind::UnknownWord { .. } => "scenario-word",
            ProblemKind::BadPrincipal => "principal-form",
            ProblemKind::BadAction => "action-form",
            ProblemKind::EmptyLevel => "scp-level-empty",
            ProblemKind::TooLong { .. } => "limit-bytes",
        }
    }

    /// What to do next.
    pub fn help(&self) -> String {
        match &self.kind {
            ProblemKind::NotJson(help) => help.clone(),
            ProblemKind::UnknownField => "Delete it, or correct its spelling.".into(),
            ProblemKind::RepeatedField => "Keep one of the two.".into(),
            ProblemKind::WrongType { wanted } => format!("Write {wanted}."),
            ProblemKind::Missing if self.path.ends_with("policies") => "Add it; an empty list says that there are no policies.".into(),
            ProblemKind::Missing => "Add it.".into(),
            ProblemKind::NoSessionPolicies => "Leave the member out, or write null, for a session without restriction.".into(),
            ProblemKind::RepeatedKey => "Keep one entry; a key with several values takes a list.".into(),
            ProblemKind::TooManyKeys => format!("Keep to the keys that the policies look at; {} are the limit.", limits::CONTEXT_KEYS),
            ProblemKind::UnknownWord { known } => format!("Use one of {known}."),
            ProblemKind::BadPrincipal => {
                "Give the ARN of a role session, role, user or federated user, the name of a service, or `anonymous`.".into()
            }
            ProblemKind::BadAction => "Write it as `service:Name`, such as `s3:GetObject`.".into(),
            ProblemKind::EmptyLevel => "Add the SCPs of the level; AWS attaches `FullAWSAccess` where nobody chose otherwise.".into(),
            ProblemKind::TooLong { limit } => format!("Keep the text under {limit} bytes."),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = if self.path.is_empty() {
            "The text"
        } else {
            &self.path
        };
        match &self.kind {
            ProblemKind::NotJson(_) => write!(f, "{path} is not JSON."),
            ProblemKind::UnknownField => {
                write!(f, "`{path}` is not a member of the format and is ignored.")
            }
            ProblemKind::RepeatedField => write!(f, "`{path}` stands twice."),
            ProblemKind::WrongType { wanted } if self.path.is_empty() => {
                write!(f, "The text is not {wanted}.")
            }
            ProblemKind::WrongType { wanted } => write!(f, "`{path}` must be {wanted}."),
            ProblemKind::Missing => write!(f, "`{path}` is missing."),
            ProblemKind::NoSessionPolicies => {
                write!(
                    f,
                    "`{path}` is an empty list: whether that means no restriction or no permission cannot be known."
                )
            }
            ProblemKind::RepeatedKey => write!(
                f,
                "`{path}` stands twice; condition keys compare without regard to letter case."
            ),
            ProblemKind::TooManyKeys => {
                write!(f, "`{path}` lists more condition keys than are looked at.")
            }
            ProblemKind::UnknownWord { .. } => write!(f, "`{path}` has a value that is not known."),
            ProblemKind::BadPrincipal => {
                write!(f, "`{path}` is not a principal that can make requests.")
            }
            ProblemKind::BadAction => write!(f, "`{path}` is not the name of one action."),
            ProblemKind::EmptyLevel => write!(
                f,
                "`{path}` is a level without service control policy, so it allows nothing."
            ),
            ProblemKind::TooLong { .. } => write!(f, "{path} is too long to be read."),
        }
    }
}
