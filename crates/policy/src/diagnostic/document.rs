use super::{SYNTAX_ERRORS, Words, quote};
use crate::kind::PolicyKind;

/// What is wrong at the document level (semantics 1.1–1.4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DocumentCode {
    /// `[…]`, `42`, `"{…}"`
    NotAnObject,
    /// `{"Effect": …, "effect": …}`: a member twice in one object.
    RepeatedMember(Box<str>),
    /// `{"Conditions": …}`
    UnknownMember {
        /// The member as written.
        name: Box<str>,
        /// The member that it differs from by letter case alone.
        meant: Option<&'static str>,
    },
    /// `"Version": "2013-10-17"`
    BadVersion(Box<str>),
    /// No `Version`.
    MissingVersion(PolicyKind),
    /// `"Version": "2008-10-17"`
    OldVersion(PolicyKind),
    /// An `Id` that is not a string.
    BadId,
    /// An `Id` where AWS's grammar has none.
    UselessId,
    /// No `Statement`.
    MissingStatement,
    /// `"Statement": []`
    EmptyStatement,
    /// A `Statement` that is neither an object nor a list of objects.
    BadStatement,
    /// A character above U+00FF.
    CharacterRange(char),
}

impl DocumentCode {
    pub(super) fn words(&self) -> Words {
        match self {
            Self::NotAnObject => {
                Words::new("document-not-object", "A policy is a JSON object.", "Begin with `{ \"Version\": \"2012-10-17\", \"Statement\": [ … ] }`.")
                    .aws(SYNTAX_ERRORS)
            }
            Self::RepeatedMember(name) => Words::new(
                "repeated-member",
                format!("The member {} stands twice in one object.", quote(name)),
                "Keep one of them, or merge their values into one list; which of the two would count cannot be known.",
            )
            .aws(SYNTAX_ERRORS),
            Self::UnknownMember { name, meant: Some(meant) } => Words::new(
                "unknown-member",
                format!("{} is not a member that a policy has; names are case-sensitive.", quote(name)),
                format!("Write `{meant}`."),
            )
            .aws(SYNTAX_ERRORS),
            Self::UnknownMember { name, meant: None } => Words::new(
                "unknown-member",
                format!("A policy has no member {}.", quote(name)),
                "Delete it; a document has `Version`, `Id` and `Statement`, and nothing may stand beside them, comments included.",
            )
            .aws(SYNTAX_ERRORS),
            Self::BadVersion(found) => Words::new(
                "version-unknown",
                format!("{} is not a version of the policy language.", quote(found)),
                "Write `\"2012-10-17\"`; it is the name of the language, not the date of the document.",
            )
            .aws(SYNTAX_ERRORS),
            Self::MissingVersion(kind) => version_words(
                "version-missing",
                "`Version` is missing, so the language of 2008 applies, in which `${…}` is ordinary text.",
                "Add `\"Version\": \"2012-10-17\"`.",
                *kind,
            ),
            Self::OldVersion(kind) => version_words(
                "version-2008",
                "This is the language of 2008, in which `${…}` is ordinary text.",
                "Write `\"2012-10-17\"`, unless the document relies on that.",
                *kind,
            ),
            Self::BadId => Words::new("id-not-string", "`Id` must be a string.", "Put it in quotation marks, or delete it.").aws(SYNTAX_ERRORS),
            Self::UselessId => {
                Words::new("id-unused", "`Id` has no meaning here and is ignored.", "Delete it; AWS's grammar has it in resource-based policies alone.")
            }
            Self::MissingStatement => {
                Words::new("statement-missing", "`Statement` is missing.", "Add `\"Statement\": [ { \"Effect\": …, \"Action\": …, \"Resource\": … } ]`.")
                    .aws(SYNTAX_ERRORS)
            }
            Self::EmptyStatement => Words::new(
                "statement-empty",
                "`Statement` is an empty list, which AWS refuses.",
                "Add a statement. For a session without restriction pass no session policy at all; for one that may do nothing, deny `*` on `*`.",
            )
            .aws(SYNTAX_ERRORS),
            Self::BadStatement => {
                Words::new("statement-type", "`Statement` must be an object or a list of objects.", "Write each statement as `{ … }`.").aws(SYNTAX_ERRORS)
            }
            Self::CharacterRange(character) => Words::new(
                "character-range",
                format!("The character `{}` (U+{:04X}) cannot stand in a policy; AWS takes characters up to U+00FF.", character, u32::from(*character)),
                "Replace it. Typographic quotes and dashes come from word processors; for a name in another script use a wildcard or a tag.",
            ),
        }
    }
}

fn version_words(code: &'static str, message: &str, help: &str, kind: PolicyKind) -> Words {
    let words = Words::new(code, message, help);
    if kind.must_state_version() {
        return words.aws("Policy document must be version 2012-10-17 or greater.");
    }
    words
}
