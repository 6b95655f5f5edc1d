//! The association, and what it makes of the policies of its roles.

mod rules;
mod source;
mod tags;
mod trust;

use scopedown_association::{Code as Said, RoleBreach};
use scopedown_eval::Place;
use scopedown_policy::{Span, Words};

use super::Finder;
use crate::code::AssociationCode;
use crate::finding::Finding;
use crate::layout::span;
use crate::view::Sheet;

pub(super) const FINDERS: &[Finder] = &[
    rules::rules,
    rules::several_policies,
    rules::cached,
    trust::trust,
    trust::target_trust,
    source::source_role,
    tags::tags_off,
];

/// A finding in the words of a rule; `None` where it is not for the lints to find.
fn said(said: Said, words: Words, place: Place, span: Span) -> Option<Finding> {
    let code = AssociationCode::of(said)?;
    Some(Finding::new(code, place, span).saying(words))
}

/// What is wrong with a document of one of the roles. Where something is missing all of its statements are marked.
fn of_role(breach: &RoleBreach, sheet: &Sheet<'_>) -> Option<Finding> {
    let marked = breach.span.unwrap_or_else(|| whole(sheet));
    said(breach.rule.code(), breach.words(), sheet.place, marked)
}

/// The statements of a document.
fn whole(sheet: &Sheet<'_>) -> Span {
    sheet.layout.statements().map(span).unwrap_or_default()
}
