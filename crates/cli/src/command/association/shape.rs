//! What programs read.

use scopedown_association::{
    Association, ExternalId, Narrowing, Part, SESSION_NAME_FORM, TagValue, session,
};
use scopedown_report::shape::DiagnosticShape;
use serde::Serialize;

use super::Known;
use super::problem::Problem;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct AssociationsShape<'a> {
    /// The version of this form.
    association: u32,
    associations: Vec<AssociationShape<'a>>,
}

/// One association, the session that it makes, and what is wrong. What is not known is null.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct AssociationShape<'a> {
    name: &'a str,
    cluster_name: Option<&'a str>,
    namespace: Option<&'a str>,
    service_account: Option<&'a str>,
    /// The role that the pod works as.
    role: Option<&'a str>,
    /// The role on the way to the target role, whose session nothing narrows.
    first_hop: Option<&'a str>,
    /// `policy`, `none`, or `open` where the policy cannot be evaluated.
    narrowed_by: &'static str,
    /// Its characters.
    policy_characters: Option<usize>,
    session_name: &'static str,
    /// Null where none is passed.
    external_id: Option<String>,
    tags: Vec<TagShape<'a>>,
    cached_minutes: u32,
    problems: Vec<&'a DiagnosticShape>,
}

/// One of the six session tags.
#[derive(Serialize)]
struct TagShape<'a> {
    key: &'static str,
    /// `absent`, `known`, `pod` where every pod has its own, or `unknown`.
    state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<std::borrow::Cow<'a, str>>,
}

pub(super) fn json(associations: &[Known], problems: &[Vec<Problem>]) -> String {
    let shapes = associations
        .iter()
        .zip(problems)
        .map(|(known, problems)| shape(&known.name, &known.association, problems));
    let shape = AssociationsShape {
        association: 1,
        associations: shapes.collect(),
    };
    serde_json::to_string(&shape).unwrap_or_default() + "\n"
}

fn shape<'a>(
    name: &'a str,
    association: &'a Association,
    problems: &'a [Problem],
) -> AssociationShape<'a> {
    let session = session(association);
    let tags = session.tags.into_iter().map(|tag| {
        let (state, value) = match tag.value {
            TagValue::Absent => ("absent", None),
            TagValue::Known(value) => ("known", Some(value)),
            TagValue::OfPod => ("pod", None),
            TagValue::Unknown => ("unknown", None),
        };
        TagShape {
            key: tag.key,
            state,
            value,
        }
    });
    AssociationShape {
        name,
        cluster_name: association.cluster_name.known(),
        namespace: association.namespace.known(),
        service_account: association.service_account.known(),
        role: session.role.known(),
        first_hop: session.first_hop.and_then(Part::known),
        narrowed_by: match session.narrowing {
            Narrowing::None => "none",
            Narrowing::Policy => "policy",
            Narrowing::Open => "open",
        },
        policy_characters: association.policy.known().map(|text| text.chars().count()),
        session_name: SESSION_NAME_FORM,
        external_id: match session.external_id {
            ExternalId::Passed(text) => Some(text.into()),
            ExternalId::NotPassed | ExternalId::Unknown => None,
        },
        tags: tags.collect(),
        cached_minutes: session.cached_minutes,
        problems: problems.iter().map(|problem| &problem.shape).collect(),
    }
}
