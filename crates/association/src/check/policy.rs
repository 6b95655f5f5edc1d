//! The session policy, in the stages in which EKS checks it (semantics 8.3.6), and what must be set beside it.

use scopedown_policy::{Code, Diagnostic, DocumentCode, PolicyKind, Severity, SizeCode, parse};

use crate::association::{Association, Field};
use crate::breach::Breach;
use crate::figures::Figures;
use crate::rule::{Rule, Stage};

pub(super) fn check(association: &Association, figures: &Figures) -> Vec<Breach> {
    if association.policy.is_absent() {
        return Vec::new();
    }
    let mut breaches: Vec<Breach> = tags_beside(association).into_iter().collect();
    if let Some(text) = association.policy.known() {
        breaches.extend(of_text(text, figures));
    }
    if association.target_role_arn.is_given() {
        breaches.push(Breach::of(Field::Policy, Rule::FirstHopNotNarrowed));
    }
    breaches
}

/// Session tags must be off (semantics 8.3.2).
fn tags_beside(association: &Association) -> Option<Breach> {
    let rule = match association.session_tags.are_passed() {
        Some(false) => return None,
        Some(true) => Rule::TagsBesidePolicy,
        None => Rule::TagsOpenBesidePolicy,
    };
    Some(Breach::of(Field::SessionTags, rule))
}

fn of_text(text: &str, figures: &Figures) -> Vec<Breach> {
    if text.trim().is_empty() {
        return vec![Breach::of(Field::Policy, Rule::EmptyPolicy)];
    }
    let diagnostics = parse(text, PolicyKind::Session).diagnostics;
    let mut breaches: Vec<Breach> = [Stage::Json, Stage::Characters, Stage::Grammar]
        .into_iter()
        .filter_map(|stage| first_of(stage, &diagnostics))
        .collect();
    let characters = text.chars().count();
    let limit = figures.policy_characters;
    if characters > limit {
        breaches.push(Breach::of(
            Field::Policy,
            Rule::LongPolicy { characters, limit },
        ));
    }
    breaches.extend(packed(figures));
    breaches
}

/// The first diagnostic for which EKS stops at a stage; it tells no more than one either.
fn first_of(stage: Stage, diagnostics: &[Diagnostic]) -> Option<Breach> {
    let stops = |diagnostic: &&Diagnostic| {
        diagnostic.severity() == Severity::Error && stage_of(&diagnostic.code) == Some(stage)
    };
    diagnostics.iter().find(stops).map(|diagnostic| Breach {
        field: Field::Policy,
        span: Some(diagnostic.span),
        rule: Rule::Refused(stage, Box::new(diagnostic.clone())),
    })
}

/// The stage of a diagnostic; sizes are checked here, with figures of their own.
const fn stage_of(code: &Code) -> Option<Stage> {
    match code {
        Code::Json(_) => Some(Stage::Json),
        Code::Document(DocumentCode::CharacterRange(_)) => Some(Stage::Characters),
        Code::Size(SizeCode::Quota { .. }) => None,
        _ => Some(Stage::Grammar),
    }
}

fn packed(figures: &Figures) -> Option<Breach> {
    let share = figures.packed?;
    let rule = if share.low > 100 {
        Rule::PackedTooLarge(share.low)
    } else if share.high > 100 {
        Rule::PackedUnsure(share.high)
    } else {
        return None;
    };
    Some(Breach::of(Field::Policy, rule))
}
