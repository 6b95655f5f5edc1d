//! Why a link cannot be made or opened, in words.

use std::fmt;

use super::{CONTENT_BYTES, FRAGMENT_CHARACTERS, VERSION};

/// What is wrong with a link, or keeps a scenario from becoming one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkFault {
    /// The text does not begin as a link does.
    NotALink,
    /// There is no check at its end.
    CutOff,
    /// The check does not fit what stands before it.
    Mistyped,
    /// The link, or the link that would be made, has too many characters.
    TooLong,
    /// The scenario in it, or for it, has too many bytes.
    ContentTooLong,
    /// A later version wrote it.
    Newer {
        /// The version of its state.
        version: u16,
        /// Its text, where that can be unpacked.
        text: Option<String>,
    },
    /// It is packed in a way that is not known.
    UnknownCodec(char),
    /// It is packed with a dictionary that is not known.
    UnknownDictionary(u16),
    /// The check fits, and the content cannot be unpacked all the same.
    Garbled,
    /// The content is no JSON, for the reason given.
    NotJson(String),
    /// The content is JSON, but no object.
    NotAScenario,
}

impl LinkFault {
    /// The name for programs.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotALink => "link-form",
            Self::CutOff => "link-cut-off",
            Self::Mistyped => "link-mistyped",
            Self::TooLong => "link-too-long",
            Self::ContentTooLong => "link-content-too-long",
            Self::Newer { .. } => "link-newer",
            Self::UnknownCodec(_) => "link-codec",
            Self::UnknownDictionary(_) => "link-dictionary",
            Self::Garbled => "link-garbled",
            Self::NotJson(_) => "link-json",
            Self::NotAScenario => "link-content",
        }
    }

    /// What to do next.
    pub fn help(&self) -> &'static str {
        match self {
            Self::NotALink => "Copy it whole, from the `#` on, such as `#1d1.…~abc`.",
            Self::CutOff => {
                "Copy it to its end: `~` and three letters or digits. Mail and chat programs break long links; ask for it as a file if that goes on."
            }
            Self::Mistyped => "Copy it again from where it came from; do not type it.",
            Self::TooLong | Self::ContentTooLong => "Send the scenario as a file instead.",
            Self::Newer { .. } | Self::UnknownCodec(_) | Self::UnknownDictionary(_) => {
                "Open it with a newer version of Scopedown, or ask for the scenario as a file."
            }
            Self::Garbled | Self::NotAScenario => {
                "Ask whoever made the link for the scenario as a file."
            }
            Self::NotJson(_) => "Correct the scenario, or ask for it as a file.",
        }
    }
}

impl fmt::Display for LinkFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotALink => write!(f, "This is no share link."),
            Self::CutOff => write!(f, "The link is cut off: its end is missing."),
            Self::Mistyped => write!(
                f,
                "The link is damaged: a character of it is missing, added or changed."
            ),
            Self::TooLong => write!(
                f,
                "The link is longer than {FRAGMENT_CHARACTERS} characters, which is the limit."
            ),
            Self::ContentTooLong => write!(
                f,
                "The scenario is longer than {CONTENT_BYTES} bytes, which is the limit of a link."
            ),
            Self::Newer { version, .. } => write!(
                f,
                "The link is of version {version}; this program knows version {VERSION}."
            ),
            Self::UnknownCodec(codec) => {
                write!(
                    f,
                    "The link is packed in a way that is not known: `{codec}`."
                )
            }
            Self::UnknownDictionary(number) => {
                write!(f, "The link needs dictionary {number}, which is not known.")
            }
            Self::Garbled => write!(f, "The content of the link cannot be unpacked."),
            Self::NotJson(why) => write!(f, "The scenario is not JSON. {why}"),
            Self::NotAScenario => write!(f, "The content is no scenario: it is not a JSON object."),
        }
    }
}

impl std::error::Error for LinkFault {}
