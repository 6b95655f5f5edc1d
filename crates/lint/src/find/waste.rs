//! What could be left out.

use std::collections::{BTreeSet, HashMap};

use scopedown_policy::{ActionPattern, Effect, ResourcePattern, Sense, Spanned, Statement};
use scopedown_rewrite::{Edits, remove_entry, remove_statement};

use super::Finder;
use crate::code::WasteCode;
use crate::finding::Finding;
use crate::fix::Fix;
use crate::found::Found;
use crate::layout::{member, span};
use crate::sets::Sets;
use crate::view::{Sheet, View};

pub(super) const FINDERS: &[Finder] = &[
    redundant_actions,
    redundant_resources,
    redundant_statements,
    empty_sid,
];

/// Access Analyzer: "Redundant action".
fn redundant_actions(view: &View<'_>, found: &mut Found) {
    let list = List {
        code: WasteCode::Action,
        written: ActionPattern::as_written,
        service: |entry| match entry {
            ActionPattern::Any => "*",
            ActionPattern::Named { service, .. } => service,
        },
        is_wide: |entry| entry.literal().is_none(),
        same: |one, other| one.as_written().eq_ignore_ascii_case(other.as_written()),
        covers: Sets::action_covers,
    };
    for (sheet, statement) in view.statements() {
        list.look_at(&view.sets, sheet, &statement.action.patterns, found);
    }
}

/// Access Analyzer: "Redundant resource".
fn redundant_resources(view: &View<'_>, found: &mut Found) {
    let list = List {
        code: WasteCode::Resource,
        written: ResourcePattern::as_written,
        service: |entry| {
            let service = entry.as_written().split(':').nth(2).unwrap_or("*");
            if service.contains(['*', '?']) {
                "*"
            } else {
                service
            }
        },
        is_wide: |entry| !matches!(entry, ResourcePattern::Arn(arn) if arn.is_literal()),
        same: |one, other| one == other,
        covers: Sets::resource_covers,
    };
    for (sheet, statement) in view.statements() {
        if let Some(clause) = &statement.resource {
            list.look_at(&view.sets, sheet, &clause.patterns, found);
        }
    }
}

/// How the entries of one kind of list are compared. Only entries with wildcards can cover others, but for repeated ones.
struct List<T> {
    code: WasteCode,
    written: fn(&T) -> &str,
    /// The one service that an entry speaks of, or `*`.
    service: fn(&T) -> &str,
    is_wide: fn(&T) -> bool,
    same: fn(&T, &T) -> bool,
    covers: fn(&Sets, &T, &T) -> bool,
}

impl<T> List<T> {
    fn look_at(&self, sets: &Sets, sheet: &Sheet<'_>, entries: &[Spanned<T>], found: &mut Found) {
        let mut wide: HashMap<&str, Vec<usize>> = HashMap::new();
        let mut first: HashMap<String, usize> = HashMap::new();
        for (at, entry) in entries.iter().enumerate() {
            if (self.is_wide)(&entry.value) {
                wide.entry((self.service)(&entry.value))
                    .or_default()
                    .push(at);
            }
        }
        for (at, entry) in entries.iter().enumerate() {
            let text = (self.written)(&entry.value).to_ascii_lowercase();
            let before = *first.entry(text).or_insert(at);
            let repeated = entries
                .get(before)
                .filter(|other| before != at && (self.same)(&other.value, &entry.value));
            let by = repeated.or_else(|| {
                if sets.is_exhausted() {
                    return None;
                }
                let of = |service: &str| wide.get(service).into_iter().flatten().copied();
                let mut others = of((self.service)(&entry.value)).chain(of("*"));
                let covering = others.find(|other| self.covers(sets, entries, *other, at));
                covering.and_then(|other| entries.get(other))
            });
            if let Some(by) = by {
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

    /// Whether an entry makes another one superfluous; of two that cover each other, the first stays.
    fn covers(&self, sets: &Sets, entries: &[Spanned<T>], wide: usize, narrow: usize) -> bool {
        let (Some(one), Some(other)) = (entries.get(wide), entries.get(narrow)) else {
            return false;
        };
        wide != narrow
            && (self.covers)(sets, &one.value, &other.value)
            && (wide < narrow || !(self.covers)(sets, &other.value, &one.value))
    }
}

/// Access Analyzer: "Redundant statement". Semantics 6.2, 12.40.
fn redundant_statements(view: &View<'_>, found: &mut Found) {
    for sheet in &view.sheets {
        let statements = &sheet.policy.statements;
        let by_service = ByService::of(statements);
        for (at, narrow) in statements.iter().enumerate() {
            if view.sets.is_exhausted() {
                return;
            }
            let covering = by_service.candidates(narrow).find(|other| {
                statements.get(*other).is_some_and(|wide| {
                    *other != at
                        && wide.effect.value == narrow.effect.value
                        && view.sets.covers(wide, narrow)
                        && (*other < at || !view.sets.covers(narrow, wide))
                })
            });
            if let Some(wide) = covering.and_then(|wide| statements.get(wide)) {
                found.add(redundant(&view.sets, sheet, at, wide, narrow));
            }
        }
    }
}

/// The statements that can cover others, by the services that they name.
struct ByService<'a> {
    named: HashMap<&'a str, Vec<usize>>,
    any: Vec<usize>,
}

impl<'a> ByService<'a> {
    fn of(statements: &'a [Statement]) -> Self {
        let (mut named, mut any): (HashMap<&str, Vec<usize>>, _) = (HashMap::new(), Vec::new());
        for (at, statement) in statements.iter().enumerate() {
            let services: Option<BTreeSet<&str>> = statement
                .action
                .patterns
                .iter()
                .map(|entry| service(&entry.value))
                .collect();
            match services.filter(|_| statement.action.sense == Sense::Listed) {
                None => any.push(at),
                Some(services) => {
                    for service in services {
                        named.entry(service).or_default().push(at);
                    }
                }
            }
        }
        Self { named, any }
    }

    /// The statements that can cover another one: they name the service of its first entry, or speak of all services.
    fn candidates(&self, narrow: &Statement) -> impl Iterator<Item = usize> {
        let first = narrow.action.patterns.first();
        let listed = first.filter(|_| narrow.action.sense == Sense::Listed);
        let service = listed.and_then(|entry| service(&entry.value));
        let named = service.and_then(|service| self.named.get(service));
        named.into_iter().flatten().chain(&self.any).copied()
    }
}

/// The service of an entry; `None` for `*`.
fn service(entry: &ActionPattern) -> Option<&str> {
    match entry {
        ActionPattern::Any => None,
        ActionPattern::Named { service, .. } => Some(service),
    }
}

fn redundant(
    sets: &Sets,
    sheet: &Sheet<'_>,
    at: usize,
    wide: &Statement,
    narrow: &Statement,
) -> Finding {
    let same_reach = sets.covers_actions(&narrow.action, &wide.action)
        && sets.covers_resources(narrow.resource.as_ref(), wide.resource.as_ref());
    let allows = narrow.effect.value == Effect::Allow;
    let code = if sets.covers(narrow, wide) {
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
