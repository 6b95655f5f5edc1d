//! What can be wrong with an association: a rule for each constraint of semantics 8.2 to 8.5, with its weight and its words.

mod words;

use scopedown_policy::{Diagnostic, Severity};

use crate::association::Field;
use crate::code::Code;

/// A rule that is broken, with what its sentence names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rule {
    /// A field without which there is no association (8.2).
    Missing,
    /// A field that is a reference or function, so nothing is checked of it.
    Open(Box<str>),
    /// A cluster name of another form than `[0-9A-Za-z][A-Za-z0-9-_]*`, or longer than 100 characters (8.2).
    ClusterName(Box<str>),
    /// A namespace that is no DNS label (8.2).
    Namespace(Box<str>),
    /// A service account that is no DNS subdomain (8.2).
    ServiceAccount(Box<str>),
    /// A text that is not the ARN of a role.
    NotARole(Box<str>),
    /// A role outside the cluster's account (8.2).
    ForeignRole {
        /// The account of the role.
        role: Box<str>,
        /// The account of the cluster.
        cluster: Box<str>,
    },
    /// A target role in another partition than the role.
    OtherPartition {
        /// The partition of the target role.
        target: Box<str>,
        /// The partition of the role.
        role: Box<str>,
    },
    /// A target role that is the role itself.
    TargetIsRole,
    /// A session policy while the session tags are passed (8.3.2).
    TagsBesidePolicy,
    /// A session policy, and it is not known whether the session tags are passed (8.3.2).
    TagsOpenBesidePolicy,
    /// So many session policies, where an association takes one (8.2).
    SeveralPolicies(usize),
    /// A session policy without any text.
    EmptyPolicy,
    /// A session policy that fails one of the stages in which EKS checks it (8.3.6).
    Refused(Stage, Box<Diagnostic>),
    /// A session policy of too many characters (8.2, 8.3.6).
    LongPolicy {
        /// Its characters.
        characters: usize,
        /// Those that EKS takes.
        limit: usize,
    },
    /// A session policy that probably packs into more than AWS takes (7.2.4).
    PackedTooLarge(usize),
    /// A session policy of which it is not sure that it packs into what AWS takes (7.2.4).
    PackedUnsure(usize),
    /// Beside a target role, what the session policy leaves alone (8.3.5).
    FirstHopNotNarrowed,
    /// Too many tags (8.2).
    ManyTags {
        /// How many there are.
        count: usize,
        /// How many EKS takes.
        limit: usize,
    },
    /// A tag without a key, or with one of more than 128 characters (8.2).
    TagKey(Box<str>),
    /// A tag with a value of more than 256 characters (8.2).
    TagValue(Box<str>),
    /// A tag whose key begins with `aws:`.
    ReservedTag(Box<str>),
    /// A tag whose key stands twice.
    RepeatedTag(Box<str>),
    /// A tag with the name of a session tag, which it is not.
    TagNamedAsSessionTag(Box<str>),
    /// An association for a service account that has one already (8.3.8): the first has this position in the list.
    SecondAssociation(usize),
    /// An association that belongs to an add-on (8.2).
    Owned(Box<str>),
    /// An external id that is not the one which EKS makes of the other fields (8.4.7).
    ExternalId(Box<str>),
    /// A change of what an update cannot change (8.2).
    Unchangeable,
    /// An update that changes nothing (8.2).
    NothingChanged,
    /// A session policy that is taken away (8.3.9).
    PolicyRemoved,
    /// Credentials that pods keep after the change, for so many minutes (8.5.2).
    CachedCredentials(u32),
}

/// The stages in which EKS checks a session policy (8.3.6), but for those of its size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stage {
    /// The text is JSON.
    Json,
    /// Its characters are those that IAM takes.
    Characters,
    /// The document is a policy.
    Grammar,
}

impl Rule {
    /// How grave a breach is: `Error` where AWS refuses the association or makes no session of it.
    pub const fn severity(&self) -> Severity {
        self.code().severity()
    }

    /// The stable name.
    pub const fn code(&self) -> Code {
        match self {
            Self::Missing => Code::Missing,
            Self::Open(_) => Code::Open,
            Self::ClusterName(_) => Code::ClusterName,
            Self::Namespace(_) => Code::Namespace,
            Self::ServiceAccount(_) => Code::ServiceAccount,
            Self::NotARole(_) => Code::NotARole,
            Self::ForeignRole { .. } => Code::ForeignRole,
            Self::OtherPartition { .. } => Code::OtherPartition,
            Self::TargetIsRole => Code::TargetIsRole,
            Self::TagsBesidePolicy => Code::TagsBesidePolicy,
            Self::TagsOpenBesidePolicy => Code::TagsOpen,
            Self::SeveralPolicies(_) => Code::SeveralPolicies,
            Self::EmptyPolicy => Code::EmptyPolicy,
            Self::Refused(Stage::Json, _) => Code::PolicyJson,
            Self::Refused(Stage::Characters, _) => Code::PolicyCharacters,
            Self::Refused(Stage::Grammar, _) => Code::PolicyGrammar,
            Self::LongPolicy { .. } => Code::PolicyLong,
            Self::PackedTooLarge(_) => Code::PolicyPacked,
            Self::PackedUnsure(_) => Code::PolicyPackedUnsure,
            Self::FirstHopNotNarrowed => Code::FirstHop,
            Self::ManyTags { .. } => Code::ManyTags,
            Self::TagKey(_) => Code::TagKey,
            Self::TagValue(_) => Code::TagValue,
            Self::ReservedTag(_) => Code::ReservedTag,
            Self::RepeatedTag(_) => Code::RepeatedTag,
            Self::TagNamedAsSessionTag(_) => Code::TagNoSessionTag,
            Self::SecondAssociation(_) => Code::Second,
            Self::Owned(_) => Code::Owned,
            Self::ExternalId(_) => Code::ExternalId,
            Self::Unchangeable => Code::Unchangeable,
            Self::NothingChanged => Code::NothingChanged,
            Self::PolicyRemoved => Code::PolicyRemoved,
            Self::CachedCredentials(_) => Code::Cached,
        }
    }

    /// Whether the rule speaks of the text of the session policy, which other checks may have reported already.
    pub const fn is_of_policy_text(&self) -> bool {
        matches!(
            self,
            Self::EmptyPolicy
                | Self::Refused(..)
                | Self::LongPolicy { .. }
                | Self::PackedTooLarge(_)
                | Self::PackedUnsure(_)
        )
    }

    pub(crate) fn words(&self, field: Field) -> scopedown_policy::Words {
        words::of(self, field)
    }
}
