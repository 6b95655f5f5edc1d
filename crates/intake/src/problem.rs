//! What could not be read, and where.

use scopedown_policy::Span;

use crate::limits;

/// Something that could not be read; the rest was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where in the text as given.
    pub span: Span,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// The faults of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {
    /// Nothing but white space.
    Empty,
    /// A text beyond the limit of bytes.
    TooLong {
        /// The bytes that are read.
        limit: usize,
    },
    /// Brackets, wrappings or aliases beyond a limit.
    TooDeep,
    /// More parts than are handed out.
    TooMany,
    /// It should be JSON; the words say why it is not.
    NotJson(String),
    /// It should be YAML.
    NotYaml(String),
    /// It should be Terraform's language.
    NotTerraform(String),
    /// No format that is known here.
    Unknown,
    /// A format that this build was made without.
    LeftOut(&'static str),
    /// A member has another type than its format says.
    WrongType {
        /// The member.
        name: String,
        /// What belongs there.
        wanted: &'static str,
    },
}

impl Problem {
    /// The name for programs.
    pub fn code(&self) -> &'static str {
        match self.kind {
            ProblemKind::Empty => "intake-empty",
            ProblemKind::TooLong { .. } => "limit-bytes",
            ProblemKind::TooDeep => "limit-depth",
            ProblemKind::TooMany => "limit-parts",
            ProblemKind::NotJson(_) => "intake-json",
            ProblemKind::NotYaml(_) => "intake-yaml",
            ProblemKind::NotTerraform(_) => "intake-terraform",
            ProblemKind::Unknown => "intake-unknown",
            ProblemKind::LeftOut(_) => "intake-left-out",
            ProblemKind::WrongType { .. } => "intake-type",
        }
    }

    /// What is wrong, in a sentence.
    pub fn message(&self) -> String {
        match &self.kind {
            ProblemKind::Empty => "There is no text here.".to_owned(),
            ProblemKind::TooLong { limit } => {
                format!("The text is too long to be taken apart: at most {limit} bytes are read.")
            }
            ProblemKind::TooDeep => "This is wrapped or nested too deep to be read.".to_owned(),
            ProblemKind::TooMany => format!(
                "The text holds more than {} parts; the rest is not read.",
                limits::FOUND
            ),
            ProblemKind::NotJson(why) => format!("This begins as JSON and is none. {why}"),
            ProblemKind::NotYaml(why) => format!("This looks like YAML and is none: {why}."),
            ProblemKind::NotTerraform(why) => {
                format!("This looks like Terraform and cannot be read: {why}.")
            }
            ProblemKind::Unknown => "This is in no format that is known here.".to_owned(),
            ProblemKind::LeftOut(format) => {
                format!("This looks like {format}, whose reader is not part of this program.")
            }
            ProblemKind::WrongType { name, wanted } => {
                format!("`{name}` should be {wanted}.")
            }
        }
    }

    /// What to do.
    pub fn help(&self) -> &'static str {
        match self.kind {
            ProblemKind::Empty => {
                "Paste a policy, an answer of the AWS CLI, a template or a message."
            }
            ProblemKind::TooLong { .. } => {
                "Give the part that is meant, or the file of `get-account-authorization-details` itself."
            }
            ProblemKind::TooDeep | ProblemKind::TooMany => "Give the part that is meant.",
            ProblemKind::NotJson(_) | ProblemKind::NotYaml(_) | ProblemKind::NotTerraform(_) => {
                "Correct the text at this place, or give the policy document alone."
            }
            ProblemKind::Unknown | ProblemKind::LeftOut(_) => {
                "Give the policy document as JSON, or the answer of the AWS CLI that holds it."
            }
            ProblemKind::WrongType { .. } => "Correct the value; the rest was read without it.",
        }
    }
}
