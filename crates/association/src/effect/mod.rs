//! What turning the session tags off does to statements that lean on them (semantics 8.4.6, 12.9).

mod lean;
mod world;

pub use lean::{Lean, LeanPlace};
pub use world::{TagContexts, tag_contexts};

use scopedown_policy::{Effect, Policy, Span, Statement};

use crate::association::Association;
use crate::code::Code;
use world::Worlds;

/// Where a policy sees the session tags.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Seen {
    /// Role and session policies, and every other policy about what the session does: as `aws:PrincipalTag/…`.
    Principal,
    /// The trust policy of the role that EKS assumes: as `aws:RequestTag/…`, `aws:TagKeys` and `sts:TransitiveTagKeys`.
    Request,
}

/// A statement that leans on the session tags.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TagEffect {
    /// The position of the policy in the list.
    pub policy: usize,
    /// The position of the statement in the policy.
    pub statement: usize,
    /// The whole statement.
    pub span: Span,
    /// What the statement does when it applies.
    pub effect: Effect,
    /// The places that name a tag, in the order of the text.
    pub leans: Vec<Lean>,
    /// How far these places let the statement apply while the tags are passed.
    pub on: Reach,
    /// And while they are not.
    pub off: Reach,
    /// What takes the place of the tags while they are not passed.
    pub instead: Instead,
}

/// What takes the place of session tags.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Instead {
    /// Nothing: the tags are absent.
    Nothing,
    /// A tag of the role itself that has the key of one of them.
    RoleTag,
}

/// How far the places that lean on tags let a statement apply; action, resource and other conditions are not looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reach {
    /// The statement cannot apply.
    Never,
    /// For some requests it can and for some not.
    Sometimes,
    /// They are no hurdle.
    Always,
}

/// What becomes of a statement when the tags are turned off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TagChange {
    /// An `Allow` never matches any more.
    GrantLost,
    /// An `Allow` matches whatever the tags were meant to keep out.
    GrantWidened,
    /// A `Deny` never matches any more.
    DenialLost,
    /// A `Deny` matches whatever the tags were meant to spare.
    DenialWidened,
    /// Some entries fall away, or a default or a tag of the role takes the place of the session tag.
    Shifted,
    /// Nothing.
    Unchanged,
}

impl TagEffect {
    /// What becomes of the statement when the tags are turned off.
    pub fn change(&self) -> TagChange {
        match (self.effect, self.on, self.off) {
            (_, Reach::Sometimes, Reach::Sometimes) => TagChange::Shifted,
            (_, on, off) if on == off => TagChange::Unchanged,
            _ if self.instead == Instead::RoleTag => TagChange::Shifted,
            (Effect::Allow, _, Reach::Never) => TagChange::GrantLost,
            (Effect::Deny, _, Reach::Never) => TagChange::DenialLost,
            (Effect::Allow, _, Reach::Always) => TagChange::GrantWidened,
            (Effect::Deny, _, Reach::Always) => TagChange::DenialWidened,
            (_, _, Reach::Sometimes) => TagChange::Shifted,
        }
    }
}

impl TagChange {
    /// The stable name; `None` where nothing changes.
    pub const fn code(self) -> Option<Code> {
        match self {
            Self::GrantLost => Some(Code::TagsOffGrantLost),
            Self::GrantWidened => Some(Code::TagsOffGrantWidened),
            Self::DenialLost => Some(Code::TagsOffDenialLost),
            Self::DenialWidened => Some(Code::TagsOffDenialWidened),
            Self::Shifted => Some(Code::TagsOffShifted),
            Self::Unchanged => None,
        }
    }

    /// What happens, in one sentence.
    pub const fn message(self) -> &'static str {
        match self {
            Self::GrantLost => {
                "Without session tags this grants nothing: it asks for a tag that no session has."
            }
            Self::GrantWidened => {
                "Without session tags this grants to every session: its condition holds where the tag is absent."
            }
            Self::DenialLost => {
                "Without session tags this denies nothing: it asks for a tag that no session has."
            }
            Self::DenialWidened => {
                "Without session tags this denies every session: its condition holds where the tag is absent."
            }
            Self::Shifted => {
                "Without session tags this speaks of something else: entries fall away, or a default or a tag of the role takes their place."
            }
            Self::Unchanged => "This names a session tag, and means the same with and without it.",
        }
    }

    /// What to do, in one sentence.
    pub const fn help(self) -> &'static str {
        match self {
            Self::GrantLost => {
                "Write the value itself in place of the tag, in this policy or in the session policy of each association."
            }
            Self::GrantWidened => {
                "Narrow it in the session policy of each association, or ask that the tag is there with a condition on `Null`."
            }
            Self::DenialLost => {
                "Move the denial into the session policy of the associations that it is meant for."
            }
            Self::DenialWidened => {
                "Take the condition out, and put the limit into the session policy of each association."
            }
            Self::Shifted => "Compare the two matrices, with tags and without.",
            Self::Unchanged => "Nothing needs to be done.",
        }
    }
}

/// So many statements are evaluated; no role has room for more that lean on tags.
const EVALUATED: usize = 500;

/// Every statement that leans on the session tags, with what it means while they are passed and while they are not. The association gives the
/// values of the tags, as far as it tells them; tags of the role itself stay either way, and stand in where they have the same key.
/// Beyond 500 statements they are told without being evaluated: as [`TagChange::Shifted`].
///
/// ```
/// use scopedown_association::{Association, Seen, TagChange, tag_effects};
/// use scopedown_policy::{PolicyKind, parse};
///
/// let policy = parse(r#"{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::${aws:PrincipalTag/kubernetes-namespace}/*"}}"#, PolicyKind::Role).policy.unwrap();
/// let effects = tag_effects(&[&policy], Seen::Principal, &Association::default(), &[]);
/// assert_eq!(effects[0].change(), TagChange::GrantLost);
/// ```
pub fn tag_effects(
    policies: &[&Policy],
    seen: Seen,
    association: &Association,
    role_tags: &[(Box<str>, Box<str>)],
) -> Vec<TagEffect> {
    let worlds = Worlds::new(association, role_tags, seen);
    let mut effects = Vec::new();
    for (policy_at, policy) in policies.iter().enumerate() {
        for (statement_at, statement) in policy.statements.iter().enumerate() {
            let leans = lean::leans(statement, seen);
            if leans.is_empty() {
                continue;
            }
            let (on, off) = if effects.len() < EVALUATED {
                (
                    worlds.with_tags(statement, policy.version),
                    worlds.without_tags(statement, policy.version),
                )
            } else {
                (Reach::Sometimes, Reach::Sometimes)
            };
            effects.push(TagEffect {
                policy: policy_at,
                statement: statement_at,
                span: statement.span,
                effect: statement.effect.value,
                on,
                off,
                instead: worlds.instead(&leans),
                leans,
            });
        }
    }
    effects
}

/// The conditions of a statement that lean on tags.
fn leaning_conditions(
    statement: &Statement,
    seen: Seen,
) -> impl Iterator<Item = &scopedown_policy::Condition> {
    statement
        .conditions
        .iter()
        .filter(move |condition| !lean::of_condition(condition, seen).is_empty())
}

impl Reach {
    /// The reach of two clauses together.
    const fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Never, _) | (_, Self::Never) => Self::Never,
            (Self::Always, Self::Always) => Self::Always,
            _ => Self::Sometimes,
        }
    }
}

#[cfg(test)]
mod tests;
