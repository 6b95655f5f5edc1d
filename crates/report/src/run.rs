//! Sentences as runs: what is text, what is code, what points into a policy. Whoever shows them decides how that looks.

use std::fmt;

use scopedown_policy::Span;
use scopedown_scenario::Place;

/// A part of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    /// Plain words.
    Text(String),
    /// An action, ARN, key or value.
    Code(String),
    /// A statement, which can be shown in its text.
    Link {
        /// The words.
        text: String,
        /// The document.
        place: Place,
        /// The place in it.
        span: Span,
    },
}

/// A sentence.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sentence(pub Vec<Run>);

impl Sentence {
    /// The sentence without the runs' kinds.
    pub fn plain(&self) -> String {
        self.to_string()
    }
}

impl fmt::Display for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) | Self::Code(text) | Self::Link { text, .. } => f.write_str(text),
        }
    }
}

impl fmt::Display for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|run| run.fmt(f))
    }
}

/// A sentence in which backticks enclose code.
pub fn sentence(marked: &str) -> Sentence {
    let run = |(number, part): (usize, &str)| {
        if number % 2 == 0 {
            Run::Text(part.to_owned())
        } else {
            Run::Code(part.to_owned())
        }
    };
    Sentence(
        marked
            .split('`')
            .enumerate()
            .filter(|(_, part)| !part.is_empty())
            .map(run)
            .collect(),
    )
}

impl std::ops::Add for Sentence {
    type Output = Self;

    fn add(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }
}

impl From<Run> for Sentence {
    fn from(run: Run) -> Self {
        Self(vec![run])
    }
}

/// A piece of code as a sentence of its own.
pub(crate) fn code(text: &str) -> Sentence {
    Run::Code(text.to_owned()).into()
}

/// Plain words as a sentence.
pub(crate) fn text(text: impl Into<String>) -> Sentence {
    Run::Text(text.into()).into()
}
