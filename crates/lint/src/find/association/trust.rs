//! Who may assume the roles (semantics 8.4.1, 8.4.2, 8.4.7).

use scopedown_association::{RoleBreach, check_target_trust, check_trust};
use scopedown_eval::Place;

use super::of_role;
use crate::found::Found;
use crate::view::{Sheet, View};

/// The trust policy of the role that EKS assumes.
pub(super) fn trust(view: &View<'_>, found: &mut Found) {
    let Some(pods) = &view.subject.pods else {
        return;
    };
    if let Some(sheet) = of_eks_role(view) {
        add(check_trust(sheet.policy, pods.association), sheet, found);
    }
}

/// The trust policy of the target role.
pub(super) fn target_trust(view: &View<'_>, found: &mut Found) {
    let Some(pods) = &view.subject.pods else {
        return;
    };
    let is_targets = |sheet: &&Sheet<'_>| {
        sheet.place == Place::Trust && pods.association.target_role_arn.is_given()
    };
    if let Some(sheet) = view.sheets.iter().find(is_targets) {
        add(
            check_target_trust(sheet.policy, pods.association),
            sheet,
            found,
        );
    }
}

/// The trust policy of the role that EKS assumes: that of the session's role, but for an association with a target role.
pub(super) fn of_eks_role<'v, 'a>(view: &'v View<'a>) -> Option<&'v Sheet<'a>> {
    let pods = view.subject.pods.as_ref()?;
    let place = match pods.association.target_role_arn.is_given() {
        true => Place::SourceTrust,
        false => Place::Trust,
    };
    view.sheets.iter().find(|sheet| sheet.place == place)
}

/// One statement can fail both actions for the same reason, which is said once.
fn add(breaches: Vec<RoleBreach>, sheet: &Sheet<'_>, found: &mut Found) {
    let mut said = Vec::new();
    for breach in breaches {
        let what = (breach.rule.code(), breach.span);
        if said.contains(&what) {
            continue;
        }
        said.push(what);
        if let Some(finding) = of_role(&breach, sheet) {
            found.add(finding);
        }
    }
}
