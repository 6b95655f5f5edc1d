//! What may be missing, or be otherwise than the texts at hand say.

use scopedown_eval::OpenPoints;
use scopedown_policy::ContextKey;

use super::super::PolicyType;

/// A suspect, and what it is suspected on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranked {
    /// What may be missing.
    pub suspect: Suspect,
    /// On what grounds.
    pub grounds: Grounds,
}

/// How sure a suspicion is, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grounds {
    /// AWS's message says so.
    Told,
    /// The message and the texts at hand, side by side, show it.
    Shown,
    /// It would explain the difference, and nothing speaks against it.
    Possible,
}

/// What may be missing, or be otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Suspect {
    /// A policy of this type is in force and none was given.
    NotGiven(PolicyType),
    /// Another document of this type is in force beside those at hand: an explicit deny, or a level of an organization.
    AnotherDocument(PolicyType),
    /// The document of this type that was in force is another one than the text at hand.
    Changed(PolicyType),
    /// The credentials were issued before the session policy was what it is now. EKS caches them for 6 h, behind a target role for 59 min, and
    /// new ones take up to 10 s (semantics 8.5.1, 8.5.2).
    StaleCredentials,
    /// The message speaks of another principal than the one at hand.
    OtherPrincipal {
        /// The caller in the message.
        theirs: String,
        /// The role or principal at hand.
        ours: String,
    },
    /// Caller and resource may belong to different accounts, and then the resource's policy has to allow as well (semantics 6.9.6). The
    /// resource's ARN names no account.
    OtherAccount,
    /// The answer hangs on these keys, whose values were given or taken as absent.
    Keys(Vec<ContextKey>),
    /// The answer leans on points that AWS leaves open.
    Assumed(OpenPoints),
    /// The action was concluded from the operation; the call needs these, or AWS asked for another one.
    OtherAction(Vec<String>),
    /// S3 answers 403 for an object that does not exist to whoever may not list the bucket.
    MissingObject,
}
