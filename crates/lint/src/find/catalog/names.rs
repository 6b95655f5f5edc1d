//! Actions and services that the catalogue does not have.

use scopedown_catalog::authorised_as;
use scopedown_policy::{Action, ActionPattern, Severity, Span, Spanned, Statement};
use scopedown_rewrite::{Edit, Edits, append_entry, remove_entry};

use super::meant::Meant;
use crate::code::CatalogCode;
use crate::finding::Finding;
use crate::fix::Fix;
use crate::found::Found;
use crate::layout::quoted;
use crate::lookup::{Lookup, Named};
use crate::nearest::did_you_mean;
use crate::view::{Sheet, View};

/// Semantics 1.7.3, 2.10. The catalogue is stale the day it ships, so what it lacks is a mistake only where a known name is near.
pub(super) fn names(view: &View<'_>, found: &mut Found) {
    let Some(lookup) = &view.lookup else {
        return;
    };
    let mut meant = Meant::new(lookup);
    for (sheet, statement) in view.statements() {
        for entry in &statement.action.patterns {
            let at = Entry {
                sheet,
                statement,
                entry,
            };
            if let Some(finding) = at.looked_up(lookup, &mut meant) {
                found.add(finding);
            }
        }
    }
}

/// An entry of `Action` where it stands.
struct Entry<'v, 'a> {
    sheet: &'v Sheet<'a>,
    statement: &'a Statement,
    entry: &'a Spanned<ActionPattern>,
}

impl Entry<'_, '_> {
    fn looked_up(&self, lookup: &Lookup<'_>, meant: &mut Meant<'_, '_>) -> Option<Finding> {
        let entry = &self.entry.value;
        let written = entry.as_written();
        match lookup.actions(entry) {
            Named::Everything => None,
            Named::NoService => {
                let name = meant.under_another_prefix(entry);
                let finding = self.finding(CatalogCode::UnknownService);
                let finding = finding.naming(lookup.date()).naming(written);
                Some(self.mended(finding.naming(did_you_mean(name.as_deref())), name))
            }
            Named::Actions(actions) if !actions.is_empty() => None,
            Named::Actions(_) => {
                let Some(action) = entry.literal().and_then(|text| Action::parse(text).ok()) else {
                    let finding = self.finding(CatalogCode::PatternMatchesNothing);
                    return Some(self.mended(finding.naming(written).naming(lookup.date()), None));
                };
                let needed = authorised_as(&action);
                if !needed.is_empty() {
                    return Some(self.operation(&needed));
                }
                let name = meant.action(&action);
                let finding = self.finding(CatalogCode::UnknownAction);
                let finding = finding.naming(written).naming(lookup.date());
                Some(self.mended(finding.naming(did_you_mean(name.as_deref())), name))
            }
        }
    }

    fn operation(&self, needed: &[String]) -> Finding {
        let names: Vec<String> = needed.iter().map(|name| format!("`{name}`")).collect();
        let title = format!("Write {}", names.join(" and "));
        self.finding(CatalogCode::ApiOperation)
            .naming(self.entry.value.as_written())
            .naming(names.join(" and "))
            .mended(Fix::new(title, self.written_as(needed)))
    }

    fn finding(&self, code: CatalogCode) -> Finding {
        Finding::new(code, self.sheet.place, self.entry.span)
    }

    /// With the known name as the fix, or less grave where there is none.
    fn mended(&self, finding: Finding, name: Option<String>) -> Finding {
        let Some(name) = name else {
            return finding.graded(Severity::Info);
        };
        let stands_beside = |other: &Spanned<ActionPattern>| {
            let written = other.value.as_written();
            written.eq_ignore_ascii_case(&name)
        };
        let title = if self.statement.action.patterns.iter().any(stands_beside) {
            format!("Delete it; `{name}` stands beside it")
        } else {
            format!("Write `{name}`")
        };
        finding.mended(Fix::new(title, self.written_as(&[name])))
    }

    /// Puts names in the place of the entry, but for those that the list has already.
    fn written_as(&self, names: &[String]) -> Option<Edits> {
        let text = self.sheet.document.text;
        let list = &self.statement.action.patterns;
        let is_there = |name: &&String| {
            let mut others = list.iter().map(|other| other.value.as_written());
            !others.any(|other| other.eq_ignore_ascii_case(name))
        };
        let mut new = names.iter().filter(is_there);
        let Some(first) = new.next() else {
            return (list.len() > 1).then(|| remove_entry(text, self.entry.span));
        };
        let mut edits = vec![Edit::replace(self.entry.span, quoted(first))];
        let others: Vec<String> = new.map(|name| quoted(name)).collect();
        if !others.is_empty() {
            let spans: Vec<Span> = list.iter().map(|entry| entry.span).collect();
            let more = append_entry(text, &spans, &others.join(", "))?;
            edits.extend(more.as_slice().iter().cloned());
        }
        Edits::new(edits)
    }
}
