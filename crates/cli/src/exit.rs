//! How a command ends.

use std::io::{self, Write};
use std::process::ExitCode;

/// The exit codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// The command did what it was asked, and the answer is yes where there is one.
    Fine,
    /// The answer is no: not allowed, or a line that could not be answered.
    No,
    /// The input could not be read, or a policy is one that AWS refuses.
    Unreadable,
    /// The command was not used as it is meant to be.
    Usage,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::Fine => Self::SUCCESS,
            Exit::No => Self::from(1),
            Exit::Unreadable => Self::from(2),
            Exit::Usage => Self::from(3),
        }
    }
}

/// Why a command stops before its end.
#[derive(Debug)]
pub(crate) enum Stop {
    /// What to say on standard error, and how to end.
    Say(Exit, String),
    /// Whoever read the output has gone; there is nothing to say and nobody to say it to.
    NobodyListens,
}

impl Stop {
    /// A sentence about usage.
    pub(crate) fn usage(sentence: impl Into<String>) -> Self {
        Self::Say(Exit::Usage, format!("error: {}\n", sentence.into()))
    }

    /// A sentence about an input.
    pub(crate) fn unreadable(sentence: impl Into<String>) -> Self {
        Self::Say(Exit::Unreadable, format!("error: {}\n", sentence.into()))
    }

    /// Led by the file that it is about, for excerpts that know only their policy.
    pub(crate) fn about(self, file: &str) -> Self {
        match self {
            Self::Say(exit, text) => {
                Self::Say(exit, format!("error: {file} cannot be evaluated.\n{text}"))
            }
            Self::NobodyListens => self,
        }
    }

    /// What is to be said.
    pub(crate) fn text(self) -> String {
        match self {
            Self::Say(_, text) => text,
            Self::NobodyListens => String::new(),
        }
    }

    /// Says it.
    pub(crate) fn report(self) -> Exit {
        match self {
            Self::Say(exit, text) => {
                // Without standard error the exit code alone has to do.
                let _ = anstream::stderr().lock().write_all(text.as_bytes());
                exit
            }
            Self::NobodyListens => Exit::Fine,
        }
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::NobodyListens,
            _ => Self::unreadable(error.to_string()),
        }
    }
}

/// Prints to standard output.
pub(crate) fn print(text: &str) -> Result<(), Stop> {
    let mut out = anstream::stdout().lock();
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}

/// Prints an answer and ends with what it says. A reader that has seen enough makes no failure a success.
pub(crate) fn answer(text: &str, exit: Exit) -> Result<Exit, Stop> {
    match print(text) {
        Ok(()) | Err(Stop::NobodyListens) => Ok(exit),
        Err(stop) => Err(stop),
    }
}
