//! Statements that mean something else once session tags are off (semantics 8.4.6, 12.9).

use scopedown_association::{
    Association, Code as Said, RoleRule, Seen, TagEffect, check_trust, tag_effects,
};
use scopedown_eval::Place;
use scopedown_policy::{Span, Words};

use super::said;
use super::trust::of_eks_role;
use crate::finding::Finding;
use crate::found::Found;
use crate::view::{Sheet, View};

/// Every statement whose meaning changes, at the first place that names a tag.
pub(super) fn tags_off(view: &View<'_>, found: &mut Found) {
    let Some(pods) = &view.subject.pods else {
        return;
    };
    if !are_off(pods.association) {
        return;
    }
    let trust = of_eks_role(view).map(|sheet| sheet.place);
    for sheet in &view.sheets {
        let (seen, role_tags) = match sheet.place {
            place if Some(place) == trust => (Seen::Request, &[][..]),
            Place::SourceRole(_) | Place::SourceTrust => (Seen::Principal, &[][..]),
            _ => (Seen::Principal, pods.role_tags),
        };
        let told = match seen {
            Seen::Request => told_of_trust(sheet, pods.association),
            Seen::Principal => Vec::new(),
        };
        for effect in tag_effects(&[sheet.policy], seen, pods.association, role_tags) {
            let first = effect.leans.first().map(|lean| lean.span);
            if first.is_some_and(|span| told.contains(&span)) {
                continue;
            }
            if let Some(finding) = of_effect(&effect, sheet) {
                found.add(finding);
            }
        }
    }
}

/// Tags are off where the association says so, and where a session policy demands it (semantics 8.3.2).
fn are_off(association: &Association) -> bool {
    association.session_tags.are_passed() != Some(true) || association.policy.is_given()
}

/// The places of which the check of the trust policy says already that nothing comes of them.
fn told_of_trust(sheet: &Sheet<'_>, association: &Association) -> Vec<Span> {
    let breaches = check_trust(sheet.policy, association).into_iter();
    breaches
        .filter(|breach| matches!(breach.rule, RoleRule::AsksForTags(_)))
        .filter_map(|breach| breach.span)
        .collect()
}

fn of_effect(effect: &TagEffect, sheet: &Sheet<'_>) -> Option<Finding> {
    let change = effect.change();
    let code: Said = change.code()?;
    let words = Words {
        code: code.name(),
        message: change.message().to_owned(),
        help: change.help().to_owned(),
        aws: None,
    };
    let mut leans = effect.leans.iter().map(|lean| lean.span);
    let first = leans.next().unwrap_or(effect.span);
    let finding = said(code, words, sheet.place, first)?;
    Some(leans.fold(finding, |finding, span| finding.beside(sheet.place, span)))
}
