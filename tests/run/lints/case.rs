//! A case as its file says it.

use std::collections::BTreeMap;

use scopedown_lint::Place;
use scopedown_policy::PolicyKind;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct File {
    pub(crate) about: String,
    pub(crate) facts: Vec<String>,
    pub(crate) raises: Vec<Raises>,
    pub(crate) spares: Vec<Spares>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Raises {
    pub(crate) name: String,
    #[serde(flatten)]
    pub(crate) given: Given,
    pub(crate) policy: Option<String>,
    pub(crate) at: OneOrMany,
    pub(crate) severity: Option<String>,
    /// Words that the sentences hold.
    pub(crate) says: Option<String>,
    pub(crate) fixed: Option<String>,
    #[serde(default)]
    pub(crate) mends_too: Vec<String>,
}

#[derive(Deserialize)]
pub(crate) struct Spares {
    pub(crate) name: String,
    #[serde(flatten)]
    pub(crate) given: Given,
}

#[derive(Deserialize)]
pub(crate) struct Given {
    pub(crate) role: Option<OneOrMany>,
    pub(crate) session: Option<OneOrMany>,
    pub(crate) boundary: Option<String>,
    pub(crate) scp: Option<OneOrMany>,
    pub(crate) resource: Option<OneOrMany>,
    pub(crate) trust: Option<String>,
    /// The policies of the role that leads to an association's target role, and its trust policy.
    pub(crate) source: Option<OneOrMany>,
    pub(crate) source_trust: Option<String>,
    /// The association, as a scenario file has it.
    pub(crate) association: Option<String>,
    #[serde(default)]
    pub(crate) role_tags: BTreeMap<String, String>,
    pub(crate) role_arn: Option<String>,
    /// What the resource policies hang on.
    pub(crate) resource_arn: Option<String>,
    pub(crate) principal: Option<String>,
}

#[derive(Deserialize, Clone)]
#[serde(untagged)]
pub(crate) enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

/// What the text of an association is called.
pub(crate) const ASSOCIATION: &str = "association";

/// A text with its place, ready to be looked at.
pub(crate) struct Text {
    pub(crate) name: String,
    pub(crate) place: Place,
    pub(crate) kind: PolicyKind,
    pub(crate) text: String,
}

pub(crate) fn texts(given: &Given) -> Result<Vec<Text>, String> {
    let one = |text: &Option<String>| text.clone().map(OneOrMany::One);
    let (boundary, trust) = (one(&given.boundary), one(&given.trust));
    let source_trust = one(&given.source_trust);
    type Of = fn(usize) -> Place;
    let fields: [(&str, Option<&OneOrMany>, PolicyKind, Of); 8] = [
        ("role", given.role.as_ref(), PolicyKind::Role, Place::Role),
        (
            "session",
            given.session.as_ref(),
            PolicyKind::Session,
            Place::Session,
        ),
        ("boundary", boundary.as_ref(), PolicyKind::Boundary, |_| {
            Place::Boundary
        }),
        ("scp", given.scp.as_ref(), PolicyKind::Scp, |number| {
            Place::Scp { level: 0, number }
        }),
        (
            "resource",
            given.resource.as_ref(),
            PolicyKind::Resource,
            Place::Resource,
        ),
        ("trust", trust.as_ref(), PolicyKind::Trust, |_| Place::Trust),
        (
            "source",
            given.source.as_ref(),
            PolicyKind::Role,
            Place::SourceRole,
        ),
        (
            "source trust",
            source_trust.as_ref(),
            PolicyKind::Trust,
            |_| Place::SourceTrust,
        ),
    ];
    let mut texts = Vec::new();
    for (field, given, kind, place) in fields {
        for (number, text) in list(given).into_iter().enumerate() {
            let name = match number {
                0 => field.to_owned(),
                _ => format!("{field} {}", number + 1),
            };
            texts.push(Text {
                name,
                place: place(number),
                kind,
                text,
            });
        }
    }
    if texts.is_empty() && given.association.is_none() {
        return Err("give at least one policy".to_owned());
    }
    Ok(texts)
}

/// The policy in which the finding must stand; without a word about it the only one, else the session policy.
pub(crate) fn policy_name(case: &Raises, texts: &[Text]) -> Result<String, String> {
    let name = match (&case.policy, texts) {
        (Some(policy), _) => policy.clone(),
        (None, []) => ASSOCIATION.to_owned(),
        (None, [only]) => only.name.clone(),
        (None, _) => "session".to_owned(),
    };
    let known = texts.iter().any(|text| text.name == name)
        || (name == ASSOCIATION && case.given.association.is_some());
    known
        .then_some(name)
        .ok_or_else(|| "`policy` is `role`, `session`, `role 2` and so on".to_owned())
}

pub(crate) fn list(given: Option<&OneOrMany>) -> Vec<String> {
    match given {
        None => Vec::new(),
        Some(OneOrMany::One(text)) => vec![text.clone()],
        Some(OneOrMany::Many(texts)) => texts.clone(),
    }
}
