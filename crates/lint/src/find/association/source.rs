//! The role that leads to a target role (semantics 8.3.5, 12.28).

use scopedown_association::{RoleDocument, check_source_policies};
use scopedown_eval::Place;
use scopedown_policy::Policy;

use super::of_role;
use crate::found::Found;
use crate::view::{Sheet, View};

/// What it may do beside leading there, and whether it may do that. A policy that could not be read might hold the answer, so all must have been.
pub(super) fn source_role(view: &View<'_>, found: &mut Found) {
    let Some(pods) = &view.subject.pods else {
        return;
    };
    let is_source = |place: Place| matches!(place, Place::SourceRole(_));
    let documents = view.subject.documents.iter();
    let given = documents.filter(|document| is_source(document.place));
    let sheets: Vec<&Sheet<'_>> = view
        .sheets
        .iter()
        .filter(|sheet| is_source(sheet.place))
        .collect();
    if sheets.is_empty() || sheets.len() != given.count() {
        return;
    }
    let policies: Vec<Policy> = sheets.iter().map(|sheet| sheet.policy.clone()).collect();
    for breach in check_source_policies(&policies, pods.association) {
        let sheet = match breach.document {
            RoleDocument::Policy(number) => sheets.get(number),
            RoleDocument::Trust | RoleDocument::TargetTrust => None,
        };
        if let Some(finding) = sheet.and_then(|sheet| of_role(&breach, sheet)) {
            found.add(finding);
        }
    }
}
