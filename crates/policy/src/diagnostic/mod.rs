//! What is wrong with a text: a code, a place, a consequence; and beside each code its words.

mod condition;
mod document;
mod json;
mod pattern;
mod principal;
mod size;
mod statement;

pub use condition::ConditionCode;
pub use document::DocumentCode;
pub use json::JsonCode;
pub use pattern::PatternCode;
pub use principal::PrincipalCode;
pub use size::{Counted, SizeCode};
pub use statement::StatementCode;

use crate::text::Span;

/// One thing wrong with a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Where.
    pub span: Span,
    /// What.
    pub code: Code,
    /// What follows from it.
    pub consequence: Consequence,
}

impl Diagnostic {
    /// The sentences for people, and the name for programs.
    pub fn words(&self) -> Words {
        self.code.words()
    }

    /// Whether the document is refused for it.
    pub fn refuses(&self) -> bool {
        self.consequence == Consequence::Refused
    }

    /// How grave it is.
    pub fn severity(&self) -> Severity {
        match self.consequence {
            Consequence::Refused => Severity::Error,
            Consequence::Lint(severity) => severity,
        }
    }
}

/// What follows from a diagnostic (semantics 1.12).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Consequence {
    /// No part of the document is evaluated.
    Refused,
    /// The document is evaluated as written. `Error` where AWS would not save it.
    Lint(Severity),
}

/// How grave a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Probably not what was meant.
    Warning,
    /// AWS would not take the document.
    Error,
}

impl Severity {
    /// The name for programs.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// Everything that can be wrong with a policy text, by the part of the language that it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Code {
    /// The text is not JSON.
    Json(JsonCode),
    /// The document level.
    Document(DocumentCode),
    /// A statement and its members.
    Statement(StatementCode),
    /// An entry of an action or resource list, or a variable.
    Pattern(PatternCode),
    /// A condition.
    Condition(ConditionCode),
    /// A principal.
    Principal(PrincipalCode),
    /// A limit or quota.
    Size(SizeCode),
}

impl Code {
    fn words(&self) -> Words {
        match self {
            Self::Json(code) => code.words(),
            Self::Document(code) => code.words(),
            Self::Statement(code) => code.words(),
            Self::Pattern(code) => code.words(),
            Self::Condition(code) => code.words(),
            Self::Principal(code) => code.words(),
            Self::Size(code) => code.words(),
        }
    }
}

macro_rules! into_code {
    ($($family:ident($code:ident)),*) => {
        $(impl From<$code> for Code {
            fn from(code: $code) -> Self {
                Self::$family(code)
            }
        })*
    };
}

into_code!(
    Json(JsonCode),
    Document(DocumentCode),
    Statement(StatementCode),
    Pattern(PatternCode),
    Condition(ConditionCode),
    Principal(PrincipalCode),
    Size(SizeCode)
);

/// What a diagnostic says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// The stable name of the code.
    pub code: &'static str,
    /// What is wrong, in one sentence.
    pub message: String,
    /// What to do next, in one sentence.
    pub help: String,
    /// What AWS says when it refuses the document, where that is known (semantics 1.10; probed with `CreatePolicy`).
    pub aws: Option<String>,
}

impl Words {
    pub(crate) fn new(
        code: &'static str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self {
            code,
            message: message.into(),
            help: help.into(),
            aws: None,
        }
    }

    pub(crate) fn aws(self, aws: impl Into<String>) -> Self {
        Self {
            aws: Some(aws.into()),
            ..self
        }
    }
}

/// AWS's sentence for most faults of form.
pub(crate) const SYNTAX_ERRORS: &str = "Syntax errors in policy.";
/// AWS's sentence for what its older reader cannot take.
pub(crate) const LEGACY_PARSING: &str = "The policy failed legacy parsing";

/// A piece of the user's text for a sentence: short, on one line, in backticks.
pub fn quote(text: &str) -> String {
    const LONGEST: usize = 60;
    let line: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .take(LONGEST)
        .collect();
    let more = if text.chars().nth(LONGEST).is_some() {
        "…"
    } else {
        ""
    };
    format!("`{line}{more}`")
}
