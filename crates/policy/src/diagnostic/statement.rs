use super::{LEGACY_PARSING, SYNTAX_ERRORS, Words, quote};
use crate::kind::PolicyKind;

/// What is wrong with a statement (semantics 1.4–1.8).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StatementCode {
    /// A member outside the nine of the grammar.
    UnknownMember {
        /// The member as written.
        name: Box<str>,
        /// The member that it differs from by letter case alone.
        meant: Option<&'static str>,
    },
    /// A member that is `null`.
    NullMember(&'static str),
    /// A `Sid` that is not a string.
    SidType,
    /// `"Sid": "my statement"`
    SidCharacters(Box<str>),
    /// A `Sid` that another statement has already.
    SidRepeated(Box<str>),
    /// No `Effect`.
    EffectMissing,
    /// `"Effect": "allow"`
    EffectCase(&'static str),
    /// `"Effect": "Permit"`
    EffectUnknown,
    /// `Action` beside `NotAction`, and the like.
    BothOf(&'static str, &'static str),
    /// Neither `Action` nor `NotAction`, or an empty list.
    ActionMissing,
    /// An action that is not a string, or a nested list.
    ActionType(&'static str),
    /// Neither `Resource` nor `NotResource`, or an empty list.
    ResourceMissing,
    /// A resource that is not a string, or a nested list.
    ResourceType(&'static str),
    /// `Resource` in a trust policy.
    ResourceInTrust,
    /// `Effect: Allow` in a resource control policy.
    RcpEffect,
    /// `NotAction` or `NotPrincipal` where the kind of policy has none.
    NotInKind(&'static str, PolicyKind),
}

impl StatementCode {
    pub(super) fn words(&self) -> Words {
        match self {
            Self::UnknownMember { name, meant: Some(meant) } => Words::new(
                "unknown-member",
                format!("{} is not a member that a statement has; names are case-sensitive.", quote(name)),
                format!("Write `{meant}`."),
            )
            .aws(SYNTAX_ERRORS),
            Self::UnknownMember { name, meant: None } => Words::new(
                "unknown-member",
                format!("A statement has no member {}.", quote(name)),
                "Delete it; a comment can go into the `Sid`, in letters and digits.",
            )
            .aws(SYNTAX_ERRORS),
            Self::NullMember(name) => {
                Words::new("null-member", format!("`{name}` is `null`."), "Give it a value, or delete the member.").aws(SYNTAX_ERRORS)
            }
            Self::SidType => Words::new("sid-type", "`Sid` must be a string.", "Put it in quotation marks.").aws(SYNTAX_ERRORS),
            Self::SidCharacters(sid) => Words::new(
                "sid-characters",
                format!("The Sid {} holds other characters than letters and digits.", quote(sid)),
                "Use only A–Z, a–z and 0–9: no spaces, hyphens or underscores.",
            )
            .aws("Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*"),
            Self::SidRepeated(sid) => Words::new(
                "sid-repeated",
                format!("Another statement has the Sid {} already.", quote(sid)),
                "Give each statement its own, or leave `Sid` out.",
            )
            .aws("Statement IDs (SID) in a single policy must be unique."),
            Self::EffectMissing => {
                Words::new("effect-missing", "`Effect` is missing.", "Add `\"Effect\": \"Allow\"` or `\"Effect\": \"Deny\"`.").aws(SYNTAX_ERRORS)
            }
            Self::EffectCase(meant) => {
                Words::new("effect-case", "`Effect` is case-sensitive.", format!("Write `\"{meant}\"`.")).aws(LEGACY_PARSING)
            }
            Self::EffectUnknown => {
                Words::new("effect-unknown", "`Effect` must be `Allow` or `Deny`.", "Write one of the two.").aws(SYNTAX_ERRORS)
            }
            Self::BothOf(plain, not) => Words::new(
                "both-forms",
                format!("A statement has either `{plain}` or `{not}`, not both."),
                "Keep one, and put the other into a statement of its own.",
            )
            .aws(SYNTAX_ERRORS),
            Self::ActionMissing => {
                Words::new("action-missing", "The statement names no action.", "Add `\"Action\": \"service:Name\"`, or `\"*\"` for all.")
                    .aws("Policy statement must contain actions.")
            }
            Self::ActionType(name) => {
                Words::new("action-type", format!("`{name}` must be a string or a list of strings."), "Write each action as \"service:Name\".")
                    .aws(SYNTAX_ERRORS)
            }
            Self::ResourceMissing => {
                Words::new("resource-missing", "The statement names no resource.", "Add `\"Resource\": \"arn:…\"`, or `\"*\"` for all.")
                    .aws("Policy statement must contain resources.")
            }
            Self::ResourceType(name) => {
                Words::new("resource-type", format!("`{name}` must be a string or a list of strings."), "Write each resource as \"arn:…\" or \"*\".")
                    .aws(SYNTAX_ERRORS)
            }
            Self::ResourceInTrust => Words::new(
                "trust-resource",
                "A role trust policy names no resource: it speaks of the role that it hangs on.",
                "Delete the member; AWS does not save it.",
            ),
            Self::RcpEffect => Words::new(
                "rcp-effect",
                "A resource control policy can only deny.",
                "Write `\"Deny\"`; the default policy `RCPFullAWSAccess` allows everything beside it.",
            ),
            Self::NotInKind(name, kind) => Words::new(
                "member-not-in-kind",
                format!("`{name}` cannot stand in {}.", kind.with_article()),
                format!("Use `{}`.", name.strip_prefix("Not").unwrap_or(name)),
            ),
        }
    }
}
