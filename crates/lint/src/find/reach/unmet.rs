//! Entries of a statement that meet none of the other list.

use scopedown_catalog::ResourceType;
use scopedown_policy::Severity;

use super::meeting::{Entry, Fate, Meeting};
use crate::code::ReachCode;
use crate::find::s3;
use crate::finding::Finding;
use crate::found::Found;

/// Forms of ARNs that a sentence shows.
const SHOWN: usize = 3;

/// Resources that the reference leaves out and AWS asks about all the same, by service and beginning: the macros of a template (CloudFormation
/// user guide, "Control access with IAM"), and the change tokens of WAF Classic, which AWS's own policies name.
const UNLISTED: [(&str, &str); 3] = [
    ("cloudformation", "transform/"),
    ("waf", "changetoken/"),
    ("waf-regional", "changetoken/"),
];

/// Semantics 1.8.8, 12.4. The whole statement, else its resources and its actions one by one.
pub(super) fn unmet(meeting: &Meeting<'_, '_>, found: &mut Found) {
    let mut listed = meeting.clause.patterns.iter();
    let is_unlisted = listed.any(|entry| is_unlisted(entry.value.as_written()));
    if meeting.has(Fate::Met) {
        resources(meeting, found);
    }
    if is_unlisted {
        return;
    }
    if meeting.has(Fate::Met) {
        actions(meeting, found);
    } else if meeting.is_known() && meeting.has(Fate::Unmet) {
        whole(meeting, found);
    }
}

fn whole(meeting: &Meeting<'_, '_>, found: &mut Found) {
    // Actions of S3 on the wrong level have words of their own.
    if meeting.actions.iter().any(|entry| is_s3(meeting, entry)) {
        return;
    }
    let span = meeting.clause.span;
    let finding = Finding::new(ReachCode::StatementNeverMatches, meeting.sheet.place, span);
    found.add(finding.naming("none of its actions acts on any of its resources"));
}

fn resources(meeting: &Meeting<'_, '_>, found: &mut Found) {
    if !meeting.is_known() {
        return;
    }
    let entries = meeting.clause.patterns.iter().zip(&meeting.resources);
    for (entry, _) in entries.filter(|(_, kinds)| kinds.is_empty()) {
        if is_unlisted(entry.value.as_written()) {
            continue;
        }
        let finding = Finding::new(
            ReachCode::ResourceNeverMatches,
            meeting.sheet.place,
            entry.span,
        );
        let named = finding
            .naming(entry.value.as_written())
            .naming(forms(expected(meeting, entry.value.as_written())));
        // A list of more kinds than these actions need is generous; an ARN of no kind at all is misspelt.
        let severity = if meeting.is_of_a_kind(&entry.value) {
            Severity::Info
        } else {
            Severity::Warning
        };
        found.add(named.graded(severity));
    }
}

fn actions(meeting: &Meeting<'_, '_>, found: &mut Found) {
    for entry in meeting.actions.iter().filter(|it| it.fate == Fate::Unmet) {
        if is_s3(meeting, entry) || meeting.is_met_elsewhere(entry) {
            continue;
        }
        let action = &entry.entry;
        let place = meeting.sheet.place;
        let finding = Finding::new(ReachCode::ActionResourceMismatch, place, action.span);
        found.add(
            finding
                .naming(action.value.as_written())
                .naming(forms(entry.kinds())),
        );
    }
}

/// The kinds on which the actions act: those of the ARN's own service, where there are any.
fn expected<'a>(meeting: &Meeting<'_, 'a>, arn: &str) -> Vec<ResourceType<'a>> {
    let all = || meeting.actions.iter().flat_map(Entry::kinds);
    let service = |arn: &str| arn.split(':').nth(2).map(str::to_owned);
    let own: Vec<_> = all()
        .filter(|kind| service(kind.arn()) == service(arn))
        .collect();
    if own.is_empty() { all().collect() } else { own }
}

fn is_unlisted(arn: &str) -> bool {
    let mut segments = arn.splitn(6, ':');
    let (service, resource) = (segments.nth(2), segments.nth(2).unwrap_or_default());
    let mut unlisted = UNLISTED.iter();
    unlisted.any(|(of, start)| service == Some(*of) && resource.starts_with(start))
}

/// Whether a lint that needs no catalogue speaks of the entry.
fn is_s3(meeting: &Meeting<'_, '_>, entry: &Entry<'_>) -> bool {
    s3::is_on_the_wrong_level(&entry.entry.value, meeting.clause)
}

/// The forms of the ARNs of some types, each once, the first few of them.
fn forms<'a>(kinds: impl IntoIterator<Item = ResourceType<'a>>) -> String {
    let mut forms: Vec<&str> = kinds.into_iter().map(ResourceType::arn).collect();
    forms.sort_unstable();
    forms.dedup();
    let shown = forms.iter().take(SHOWN).map(|form| format!("`{form}`"));
    let shown: Vec<String> = shown.collect();
    match forms.len().checked_sub(SHOWN) {
        None | Some(0) => shown.join(", "),
        Some(more) => format!("{} and {more} more", shown.join(", ")),
    }
}
