//! Columns where a catalogue is at hand: what a policy names, and what shows where its patterns end.

use std::collections::HashSet;

use scopedown_catalog::{ActionEntry, Catalog, Need, ResourceType};
use scopedown_policy::{Action, ArnPattern, Policy, ResourcePattern, Statement, Values, limits};

use super::neighbours::{Edge, kinds};
use super::{AxisEntry, Breadth, Derived, Origin, for_companions};

/// Columns that are shown unless all are asked for.
const TELLING: usize = 12;

/// Among them at most so many for companions that act on no other column.
const FOR_COMPANIONS: usize = 4;

/// Kinds of resources of which one pattern gets neighbours: those on which most rows act.
const KINDS: usize = 2;

/// Kinds that are tried.
const TRIED: usize = 8;

/// Patterns that are looked at; the others are only counted.
const PATTERNS: usize = limits::DERIVED_RESOURCES;

/// The columns that policies speak of.
///
/// Every ARN that a policy names is one. A pattern gives one inside, one that shows where it ends and one outside, of the kinds on which the rows
/// act. [Companions](for_companions) that act on none of these bring one of their own; `*` comes last, where a policy or a row needs it. The most
/// telling are shown: first what is named or inside, then where patterns end, then what is outside.
pub(super) fn derived(
    policies: &[&Policy],
    rows: &[AxisEntry],
    values: &dyn Values,
    account: &str,
    catalog: &Catalog,
    breadth: Breadth,
) -> Derived {
    let rows = KnownRow::all(rows, catalog);
    let patterns = Patterns::of(policies, values);
    let mut ranked = ranked(&patterns, &rows, account, catalog);
    let texts = ranked.iter().map(|column| column.entry.text.clone());
    let mut more = for_companions::columns(&rows, texts.collect(), account);
    more.truncate(FOR_COMPANIONS);
    let limit = match breadth {
        Breadth::Telling => TELLING - more.len() - 1,
        Breadth::Full => limits::DERIVED_RESOURCES,
    };
    let left_out = ranked.len().saturating_sub(limit) + patterns.beyond;
    ranked.truncate(limit);
    ranked.sort_by_key(|column| (column.pattern, column.place));
    let mut entries: Vec<AxisEntry> = ranked.into_iter().map(|column| column.entry).collect();
    entries.extend(more);
    let needs_star =
        |row: &KnownRow<'_>| row.entry.needs_star() || for_companions::is_lost(row, &entries);
    let star = patterns.everything || entries.is_empty() || rows.iter().any(needs_star);
    entries.extend(star.then(|| AxisEntry {
        text: "*".to_owned(),
        origin: Origin::Named,
    }));
    Derived { entries, left_out }
}

/// A column and how telling it is.
struct Column {
    entry: AxisEntry,
    /// The lower, the more telling.
    rank: u8,
    /// The number of its pattern.
    pattern: usize,
    /// Its place among the columns of the pattern.
    place: usize,
}

/// The columns of all patterns, the most telling first, each text once.
fn ranked(
    patterns: &Patterns<'_>,
    rows: &[KnownRow<'_>],
    account: &str,
    catalog: &Catalog,
) -> Vec<Column> {
    let mut ranked = Vec::new();
    for (number, (statement, pattern, text)) in patterns.arns.iter().enumerate() {
        let spoken_of = rows_of_statement(rows, statement);
        let columns = columns_of(pattern, text, &spoken_of, account, catalog);
        let columns = columns.into_iter().enumerate();
        ranked.extend(columns.map(|(place, (entry, rank))| Column {
            entry,
            rank,
            pattern: number,
            place,
        }));
    }
    ranked.sort_by_key(|column| (column.rank, column.pattern, column.place));
    let mut seen = HashSet::new();
    ranked.retain(|column| seen.insert(column.entry.text.clone()));
    ranked
}

/// The columns of one pattern, each with its rank: the lower, the more telling.
fn columns_of(
    pattern: &ArnPattern,
    text: &str,
    rows: &[ActionEntry<'_>],
    account: &str,
    catalog: &Catalog,
) -> Vec<(AxisEntry, u8)> {
    let entry = |text: String, origin| AxisEntry { text, origin };
    if pattern.is_literal() {
        return vec![(entry(text.to_owned(), Origin::Named), 0)];
    }
    let edge = Edge::of(text);
    let mut columns = Vec::new();
    let around = kinds_of(&edge, rows, catalog)
        .into_iter()
        .take(TRIED)
        .filter_map(|kind| edge.neighbours(kind, account));
    for (around, rank) in around.take(KINDS).zip([0, 3]) {
        columns.push((entry(around.inside, Origin::Inside), rank));
        let near = around.near.into_iter();
        columns.extend(near.map(|(text, origin)| (entry(text, origin), rank + 1)));
        let outside = around.outside.into_iter();
        columns.extend(outside.map(|text| (entry(text, Origin::Outside), rank + 2)));
    }
    if columns.is_empty() {
        // Nothing that the catalogue knows is like it; some ARN that it matches still shows what it allows.
        columns.push((entry(pattern.example("example"), Origin::Inside), 0));
    }
    columns
}

/// The kinds of resources that a pattern matches some of, those first on which most of its statement's rows act. Kinds on which no row acts count
/// only where there is no other.
fn kinds_of<'c>(
    edge: &Edge,
    rows: &[ActionEntry<'c>],
    catalog: &'c Catalog,
) -> Vec<ResourceType<'c>> {
    let mut services = Vec::new();
    services.extend(catalog.service(edge.service()));
    for row in rows {
        let is_new = services
            .iter()
            .all(|service: &scopedown_catalog::Service<'_>| {
                service.prefix() != row.service().prefix()
            });
        if is_new {
            services.push(row.service());
        }
    }
    let fitting = services
        .into_iter()
        .flat_map(|service| kinds(edge, service));
    let mut fitting: Vec<(usize, ResourceType<'c>)> = fitting
        .map(|kind| (rows.iter().map(|row| weight(*row, kind)).sum(), kind))
        .collect();
    if fitting.iter().any(|(weight, _)| *weight > 0) {
        fitting.retain(|(weight, _)| *weight > 0);
    }
    fitting.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    fitting.into_iter().map(|(_, kind)| kind).collect()
}

/// How much a row speaks for a kind of resource: more where each of its requests names one.
fn weight(action: ActionEntry<'_>, kind: ResourceType<'_>) -> usize {
    if action.service().prefix() != kind.service().prefix() {
        return 0;
    }
    let mut uses = action.resources();
    let used = uses.find(|used| used.resource_type().name() == kind.name());
    used.map_or(0, |used| match used.need() {
        Need::Required => 2,
        Need::Optional => 1,
    })
}

/// The resource patterns of policies in order, each once.
struct Patterns<'p> {
    /// Statement, pattern, and the pattern's text with its variables replaced by their values, or by `*` where they have none.
    arns: Vec<(&'p Statement, &'p ArnPattern, String)>,
    /// Whether a lone `*` is among them.
    everything: bool,
    /// How many are not looked at.
    beyond: usize,
}

impl<'p> Patterns<'p> {
    fn of(policies: &[&'p Policy], values: &dyn Values) -> Self {
        let mut patterns = Self {
            arns: Vec::new(),
            everything: false,
            beyond: 0,
        };
        let mut seen = HashSet::new();
        for statement in policies.iter().flat_map(|policy| &policy.statements) {
            let clause = statement.resource.iter();
            for pattern in clause.flat_map(|clause| &clause.patterns) {
                match &pattern.value {
                    ResourcePattern::Any => patterns.everything = true,
                    ResourcePattern::Arn(arn) if seen.insert(arn.as_written()) => {
                        if patterns.arns.len() < PATTERNS {
                            let text = arn.with_values(values);
                            patterns.arns.push((statement, arn, text));
                        } else {
                            patterns.beyond += 1;
                        }
                    }
                    ResourcePattern::Arn(_) => {}
                }
            }
        }
        patterns
    }
}

/// A row that the catalogue knows.
pub(super) struct KnownRow<'c> {
    action: Action,
    pub(super) entry: ActionEntry<'c>,
    pub(super) origin: Origin,
}

impl<'c> KnownRow<'c> {
    fn all(entries: &[AxisEntry], catalog: &'c Catalog) -> Vec<Self> {
        let entries = entries.iter().take(limits::DERIVED_ACTIONS);
        let known = entries.filter_map(|row| {
            let action = Action::parse(&row.text).ok()?;
            Some(Self {
                entry: catalog.action(&action)?,
                action,
                origin: row.origin,
            })
        });
        known.collect()
    }
}

/// The rows of which a statement speaks.
fn rows_of_statement<'c>(rows: &[KnownRow<'c>], statement: &Statement) -> Vec<ActionEntry<'c>> {
    let clause = &statement.action;
    let speaks_of = |row: &&KnownRow<'_>| {
        let mut patterns = clause.patterns.iter();
        clause
            .sense
            .of(patterns.any(|pattern| pattern.value.matches(&row.action)))
    };
    let rows = rows.iter().filter(speaks_of);
    rows.map(|row| row.entry).collect()
}
