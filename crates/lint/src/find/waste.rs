//! What could be left out.

use std::collections::HashMap;

use scopedown_policy::{ActionPattern, Effect, ResourcePattern, Spanned, Statement};
use scopedown_rewrite::{Edits, remove_entry, remove_statement};

use super::Finder;
use crate::code::WasteCode;
use crate::finding::Finding;
use crate::fix::Fix;
use crate::found::Found;
use crate::layout::{member, span};
use crate::sets::{action_covers, covers, covers_actions, covers_resources, resource_covers};
use crate::view::{Sheet, View};

pub(super) const FINDERS: &[Finder] = &[
    redundant_actions,
    redundant_resources,
    redundant_statements,
    empty_sid,
];

/// Access Analyzer: "Redundant action".
fn redundant_actions(view: &View<'_>, found: &mut Found) {
    for (sheet, statement) in view.statements() {
        let list = List {
            code: WasteCode::Action,
            written: ActionPattern::as_written,
            same: |entry| entry.as_written().to_ascii_lowercase(),
            is_wide: |entry| entry.literal().is_none(),
            covers: action_covers,
        };
        list.look_at(sheet, &statement.action.patterns, found);
    }
}

/// Access Analyzer: "Redundant resource".
fn redundant_resources(view: &View<'_>, found: &mut Found) {
    for (sheet, statement) in view.statements() {
        let list = List {
            code: WasteCode::Resource,
            written: ResourcePattern::as_written,
            same: |entry| entry.as_written().to_owned(),
            is_wide: |entry| !matches!(entry, ResourcePattern::Arn(arn) if arn.is_literal()),
            covers: resource_covers,
        };
        if let Some(clause) = &statement.resource {
            list.look_at(sheet, &clause.patterns, found);
        }
    }
}

/// How the entries of one kind of list are compared. Only entries with wildcards can cover others, but for repeated ones.
struct List<T> {
    code: WasteCode,
    written: fn(&T) -> &str,
    same: fn(&T) -> String,
    is_wide: fn(&T) -> bool,
    covers: fn(&T, &T) -> bool,
}

impl<T> List<T> {
    fn look_at(&self, sheet: &Sheet<'_>, entries: &[Spanned<T>], found: &mut Found) {
        let mut first: HashMap<String, usize> = HashMap::new();
        let wide: Vec<usize> = (0..entries.len())
            .filter(|at| {
                entries
                    .get(*at)
                    .is_some_and(|entry| (self.is_wide)(&entry.value))
            })
            .collect();
        for (at, entry) in entries.iter().enumerate() {
            let before = first.get(&(self.same)(&entry.value)).copied();
            let by = before.or_else(|| {
                found
                    .pay(wide.len())
                    .then(|| self.covering(entries, &wide, at))
                    .flatten()
            });
            first.entry((self.same)(&entry.value)).or_insert(at);
            if let Some(by) = by.and_then(|by| entries.get(by)) {
                let edits = remove_entry(sheet.document.text, entry.span);
                let finding = Finding::new(self.code, sheet.place, entry.span)
                    .naming((self.written)(&entry.value))
                    .naming((self.written)(&by.value))
                    .beside(sheet.place, by.span)
                    .mended(Fix::new("Delete it", Some(edits)));
                found.add(finding);
            }
        }
    }

    /// An entry that covers another one; of two that cover each other, the first stays.
    fn covering(&self, entries: &[Spanned<T>], wide: &[usize], at: usize) -> Option<usize> {
        let narrow = &entries.get(at)?.value;
        wide.iter().copied().find(|other| {
            let Some(entry) = entries.get(*other).filter(|_| *other != at) else {
                return false;
            };
            (self.covers)(&entry.value, narrow)
                && (*other < at || !(self.covers)(narrow, &entry.value))
        })
    }
}

/// Access Analyzer: "Redundant statement". Semantics 6.2, 12.40.
fn redundant_statements(view: &View<'_>, found: &mut Found) {
    for sheet in &view.sheets {
        let statements = &sheet.policy.statements;
        for (at, narrow) in statements.iter().enumerate() {
            let covering = statements.iter().enumerate().find(|(other, wide)| {
                *other != at
                    && wide.effect.value == narrow.effect.value
                    && found.pay(cost(wide, narrow))
                    && covers(wide, narrow)
                    && (*other < at || !covers(narrow, wide))
            });
            if let Some((_, wide)) = covering {
                found.add(redundant(sheet, at, wide, narrow));
            }
        }
    }
}

/// Most pairs differ in their first entry and cost little.
fn cost(wide: &Statement, narrow: &Statement) -> usize {
    1 + wide.action.patterns.len().min(narrow.action.patterns.len())
}

fn redundant(sheet: &Sheet<'_>, at: usize, wide: &Statement, narrow: &Statement) -> Finding {
    let same_reach = covers_actions(&narrow.action, &wide.action)
        && covers_resources(narrow.resource.as_ref(), wide.resource.as_ref());
    let allows = narrow.effect.value == Effect::Allow;
    let code = if covers(narrow, wide) {
        WasteCode::Repeated
    } else if same_reach && allows && wide.conditions.is_empty() {
        WasteCode::SplitCondition
    } else {
        WasteCode::Statement
    };
    let edits = remove_statement(sheet.policy, sheet.document.text, at);
    // Whoever wrote a condition meant it: deleting it is not what helps.
    let fix = Fix::new(
        "Delete the statement",
        edits.filter(|_| code != WasteCode::SplitCondition),
    );
    Finding::new(code, sheet.place, narrow.span)
        .beside(sheet.place, wide.span)
        .mended(fix)
}

/// Access Analyzer: "Empty Sid value".
fn empty_sid(view: &View<'_>, found: &mut Found) {
    for (sheet, statement) in view.statements() {
        let Some(sid) = statement.sid.as_ref().filter(|sid| sid.value.is_empty()) else {
            continue;
        };
        let written = sheet.layout.statement(statement);
        let edits: Option<Edits> = written
            .and_then(|object| member(object, "Sid"))
            .map(|sid| remove_entry(sheet.document.text, span(sid)));
        let finding = Finding::new(WasteCode::Sid, sheet.place, sid.span);
        found.add(finding.mended(Fix::new("Delete it", edits)));
    }
}
