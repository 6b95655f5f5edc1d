//! The session that an association makes, as lines to read.

use scopedown_association::{
    Association, ExternalId, Narrowing, Part, SESSION_NAME_FORM, SESSION_NAME_PREFIX, Session,
    TagValue, session,
};
use scopedown_eval::ContextValue;

/// What follows from an association for the pod.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Made {
    /// The roles, in the order in which they are assumed.
    pub(crate) hops: Vec<Hop>,
    /// What else is to be known, by term.
    pub(crate) facts: Vec<(&'static str, String)>,
    /// The six session tags.
    pub(crate) tags: Vec<KeyLine>,
    /// The other keys of the principal; empty where the role is not known.
    pub(crate) keys: Vec<KeyLine>,
}

/// A role on the way to the pod's session.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Hop {
    /// The role.
    pub(crate) role: String,
    /// What the session policy does to its session.
    pub(crate) reach: Narrowed,
    /// The same in a sentence.
    pub(crate) says: &'static str,
}

/// What the session policy does to a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Narrowed {
    /// It narrows it.
    Yes,
    /// It does not.
    No,
    /// That is not known.
    Unknown,
}

/// A condition key and what is known of it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct KeyLine {
    /// The key.
    pub(crate) key: String,
    /// Whether it is there.
    pub(crate) presence: Presence,
    /// Its value, where it is known.
    pub(crate) value: Option<String>,
}

/// Whether a session has a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Presence {
    /// It has it.
    Present,
    /// It does not.
    Absent,
    /// That, or the value, is not known.
    Unknown,
}

impl Presence {
    /// The word in a table.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Present => "present",
            Self::Absent => "absent",
            Self::Unknown => "not known",
        }
    }
}

/// What follows from the association, with the tags of its role.
pub(crate) fn made(association: &Association, role_tags: &[(Box<str>, Box<str>)]) -> Made {
    let session = session(association);
    Made {
        hops: hops(&session),
        facts: facts(&session),
        tags: session
            .tags
            .iter()
            .map(|tag| tag_line(tag.key, &tag.value))
            .collect(),
        keys: keys(&session, role_tags),
    }
}

fn hops(session: &Session<'_>) -> Vec<Hop> {
    let last = match session.narrowing {
        Narrowing::None => (
            Narrowed::No,
            "not narrowed: there is no session policy, so the pod has all that the role has",
        ),
        Narrowing::Policy => (
            Narrowed::Yes,
            "narrowed by the session policy; the pod works with this session",
        ),
        Narrowing::Open => (
            Narrowed::Unknown,
            "narrowed by a session policy that cannot be read here",
        ),
    };
    let first = session.first_hop.map(|role| Hop {
        role: name(role),
        reach: Narrowed::No,
        says: "not narrowed: a session policy binds the target role alone; this session serves only to assume that one",
    });
    let working = Hop {
        role: name(session.role),
        reach: last.0,
        says: last.1,
    };
    first.into_iter().chain([working]).collect()
}

fn name(role: &Part) -> String {
    match role {
        Part::Known(arn) => arn.to_string(),
        Part::Open(text) => format!("{text} (not evaluated here)"),
        Part::Absent => "a role that is not given yet".to_owned(),
    }
}

fn facts(session: &Session<'_>) -> Vec<(&'static str, String)> {
    let external = match &session.external_id {
        ExternalId::NotPassed => "not passed".to_owned(),
        ExternalId::Passed(text) => text.to_string(),
        ExternalId::Unknown => {
            "passed as region/account/cluster/namespace/service-account; a part is not known yet"
                .to_owned()
        }
    };
    let hours = match session.cached_minutes {
        minutes if minutes % 60 == 0 => format!("{} hours", minutes / 60),
        minutes => format!("{minutes} minutes"),
    };
    vec![
        (
            "Session name",
            format!(
                "{SESSION_NAME_FORM}; what stands behind {SESSION_NAME_PREFIX} cannot be predicted, so no policy should name it"
            ),
        ),
        ("External id", external),
        (
            "After a change",
            format!(
                "pods keep their credentials for up to {hours}; start them anew to see it sooner"
            ),
        ),
    ]
}

fn tag_line(key: &str, value: &TagValue<'_>) -> KeyLine {
    let (presence, value) = match value {
        TagValue::Absent => (Presence::Absent, None),
        TagValue::Known(text) => (Presence::Present, Some(text.to_string())),
        TagValue::OfPod => (Presence::Present, Some("of each pod".to_owned())),
        TagValue::Unknown => (Presence::Unknown, None),
    };
    KeyLine {
        key: format!("aws:PrincipalTag/{key}"),
        presence,
        value,
    }
}

fn keys(session: &Session<'_>, role_tags: &[(Box<str>, Box<str>)]) -> Vec<KeyLine> {
    let Some(caller) = session.caller(SESSION_NAME_FORM) else {
        return Vec::new();
    };
    let keys = session.principal_keys(&caller, role_tags).into_iter();
    let own = keys.filter(|(key, _)| !session.tags.iter().any(|tag| is_tag(key.folded(), tag.key)));
    own.map(|(key, value)| {
        let (presence, value) = match value {
            ContextValue::Absent => (Presence::Absent, None),
            ContextValue::One(text) => (Presence::Present, Some(text.into())),
            ContextValue::Many(texts) => (Presence::Present, Some(texts.join(", "))),
            ContextValue::Unknown => (Presence::Unknown, None),
        };
        KeyLine {
            key: key.as_written().to_owned(),
            presence,
            value,
        }
    })
    .collect()
}

/// Whether a folded condition key is that of a principal's tag.
fn is_tag(key: &str, tag: &str) -> bool {
    key.strip_prefix("aws:principaltag/") == Some(tag)
}

#[cfg(test)]
mod tests {
    use super::*;
    use scopedown_association::SessionTags;

    fn association() -> Association {
        Association {
            cluster_name: "demo".into(),
            namespace: "shop".into(),
            service_account: "app".into(),
            role_arn: "arn:aws:iam::111122223333:role/app".into(),
            region: "eu-west-1".into(),
            ..Association::default()
        }
    }

    fn fact(made: &Made, term: &str) -> String {
        let found = made.facts.iter().find(|(name, _)| *name == term);
        found.map(|(_, says)| says.clone()).unwrap_or_default()
    }

    #[test]
    fn beside_a_target_role_only_that_one_is_narrowed() {
        let association = Association {
            target_role_arn: "arn:aws:iam::444455556666:role/target".into(),
            policy: "{}".into(),
            session_tags: SessionTags::Disabled,
            ..association()
        };
        let made = made(&association, &[]);
        let reaches: Vec<Narrowed> = made.hops.iter().map(|hop| hop.reach).collect();
        assert_eq!(reaches, [Narrowed::No, Narrowed::Yes]);
        assert_eq!(made.hops[1].role, "arn:aws:iam::444455556666:role/target");
        assert_eq!(
            fact(&made, "External id"),
            "eu-west-1/111122223333/demo/shop/app"
        );
        assert!(fact(&made, "After a change").contains("59 minutes"));
        assert!(made.tags.iter().all(|tag| tag.presence == Presence::Absent));
    }

    #[test]
    fn tags_are_told_as_far_as_they_are_known() {
        let made = made(&association(), &[("team".into(), "a".into())]);
        assert_eq!(made.hops.len(), 1);
        assert_eq!(made.hops[0].reach, Narrowed::No);
        let tag = |key: &str| made.tags.iter().find(|tag| tag.key.ends_with(key)).unwrap();
        assert_eq!(tag("kubernetes-namespace").value.as_deref(), Some("shop"));
        assert_eq!(
            tag("kubernetes-pod-name").value.as_deref(),
            Some("of each pod")
        );
        assert!(
            made.keys
                .iter()
                .any(|key| key.key == "aws:PrincipalTag/team")
        );
        assert!(!made.keys.iter().any(|key| key.key.contains("kubernetes-")));
        assert!(fact(&made, "After a change").contains("6 hours"));
    }

    #[test]
    fn without_a_role_there_are_no_keys() {
        assert!(made(&Association::default(), &[]).keys.is_empty());
    }
}
