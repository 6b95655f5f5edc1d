//! What is to be said of a text that was written.

use crate::association::Field;
use scopedown_policy::quote;

/// Something that the writer did and the association did not say, or the other way round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// Session tags are written as disabled, as a session policy demands, and the association did not have them so (semantics 8.3.2).
    TagsDisabled,
    /// Whether session tags are disabled could not be evaluated, so nothing is written of them.
    TagsLeftOpen(Box<str>),
    /// A value that is not known; the placeholder stands for it.
    Placeholder {
        /// What stands there.
        placeholder: &'static str,
        /// What the association had in its place, if anything.
        written: Option<Box<str>>,
    },
    /// The association's own tags, which this form cannot change or has no place for.
    OwnTagsLeftOut,
    /// An update leaves the session policy as it is, since the association has none here (semantics 8.3.9).
    PolicyLeft,
    /// Tags of a pod, which are not known before there is one.
    PodTagsLeftOut,
    /// U+0000, which no argument of a command can hold; it is left out.
    NulLeftOut(Field),
    /// A value that the AWS CLI would take for the name of a file.
    ReadAsFile(Field),
}

impl Remark {
    /// The stable name for programs.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TagsDisabled => "written-tags-disabled",
            Self::TagsLeftOpen(_) => "written-tags-open",
            Self::Placeholder { .. } => "written-placeholder",
            Self::OwnTagsLeftOut => "written-without-tags",
            Self::PolicyLeft => "written-policy-left",
            Self::PodTagsLeftOut => "written-without-pod-tags",
            Self::NulLeftOut(_) => "written-nul",
            Self::ReadAsFile(_) => "written-file",
        }
    }

    /// What is to be known, and done.
    pub fn message(&self) -> String {
        match self {
            Self::TagsDisabled => "Session tags are written as disabled, which a session policy demands; they were not before.".into(),
            Self::TagsLeftOpen(written) => format!(
                "Whether session tags are disabled is written as {}, which cannot be evaluated here; nothing is written of it.",
                quote(written)
            ),
            Self::Placeholder { placeholder, written: Some(written) } => {
                format!("Put the value of {} in place of `{placeholder}`.", quote(written))
            }
            Self::Placeholder { placeholder, written: None } => {
                format!("Put a value in place of `{placeholder}`.")
            }
            Self::OwnTagsLeftOut => "The association's own tags are left out: this form has no place for them.".into(),
            Self::PolicyLeft => "A session policy that the association has is left as it is; to take it away, delete the association and create it again.".into(),
            Self::PodTagsLeftOut => "The name and id of the pod are left out of the tags: they are not known before there is a pod.".into(),
            Self::NulLeftOut(field) => format!("The {} holds the character U+0000, which no command takes; it is left out.", field.label()),
            Self::ReadAsFile(field) => format!("The AWS CLI takes the {} for the name of a file, for it begins with `file`.", field.label()),
        }
    }
}
