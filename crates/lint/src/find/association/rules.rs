//! The association by itself (semantics 8.2 to 8.4).

use scopedown_association::{
    Association, Breach, Code as Said, Field, Figures, PackedShare, Part, Rule, check, session,
};
use scopedown_eval::Place;
use scopedown_policy::Span;
use scopedown_rewrite::packed_estimate;

use super::{said, whole};
use crate::finding::Finding;
use crate::found::Found;
use crate::subject::PodIdentity;
use crate::view::View;

/// Every rule that the association breaks.
pub(super) fn rules(view: &View<'_>, found: &mut Found) {
    let Some(pods) = &view.subject.pods else {
        return;
    };
    let figures = Figures {
        packed: pods.association.policy.known().map(packed),
        ..Figures::default()
    };
    let told = is_told(pods.association);
    for breach in check(pods.association, &figures) {
        if breach.rule == Rule::Missing && !told {
            continue;
        }
        if let Some(finding) = at(&breach, pods, view) {
            found.add(finding);
        }
    }
}

/// Whether anything says for which pods the association is; a session of which only the kind is known has no association to complete.
fn is_told(association: &Association) -> bool {
    let of_pods = [Field::ClusterName, Field::Namespace, Field::ServiceAccount];
    of_pods
        .iter()
        .any(|field| association.part(*field).is_given())
}

fn packed(policy: &str) -> PackedShare {
    let estimate = packed_estimate([policy], [], []);
    PackedShare {
        low: estimate.low,
        high: estimate.high,
    }
}

/// A finding in the document that should be changed.
fn at(breach: &Breach, pods: &PodIdentity<'_>, view: &View<'_>) -> Option<Finding> {
    let code = breach.rule.code();
    let (place, span) = match (breach.field, code) {
        // It is the target role that makes the difference.
        (_, Said::FirstHop) => (Place::Association, pods.record.span(Field::TargetRoleArn)),
        (Field::Policy, _) => {
            let sheet = view.sheets.iter().find(|sheet| sheet.place.is_session())?;
            (sheet.place, whole(sheet))
        }
        (field, _) => (Place::Association, pods.record.span(field)),
    };
    said(code, breach.words(), place, span)
}

/// An association takes one text (semantics 8.2).
pub(super) fn several_policies(view: &View<'_>, found: &mut Found) {
    if view.subject.pods.is_none() {
        return;
    }
    let documents = view.subject.documents.iter();
    let policies: Vec<Place> = documents
        .map(|document| document.place)
        .filter(|place| place.is_session())
        .collect();
    let Some(second) = policies.get(1) else {
        return;
    };
    let breach = Breach {
        field: Field::Policy,
        span: None,
        rule: Rule::SeveralPolicies(policies.len()),
    };
    let sheet = view.sheets.iter().find(|sheet| sheet.place == *second);
    let span = sheet.map(whole).unwrap_or_default();
    if let Some(finding) = said(breach.rule.code(), breach.words(), *second, span) {
        found.add(finding);
    }
}

/// An association that exists already is updated, and running pods see that late (semantics 8.5.2).
pub(super) fn cached(view: &View<'_>, found: &mut Found) {
    let Some(pods) = &view.subject.pods else {
        return;
    };
    let known = [&pods.association.id, &pods.association.arn];
    if known.into_iter().all(Part::is_absent) {
        return;
    }
    let field = match pods.association.id {
        Part::Absent => Field::Arn,
        Part::Open(_) | Part::Known(_) => Field::Id,
    };
    let breach = Breach {
        field,
        span: None,
        rule: Rule::CachedCredentials(session(pods.association).cached_minutes),
    };
    let span: Span = pods.record.span(field);
    if let Some(finding) = said(breach.rule.code(), breach.words(), Place::Association, span) {
        found.add(finding);
    }
}
