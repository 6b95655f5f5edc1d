//! Rows where a catalogue is at hand: what a policy names, a share of what its wildcards match, and what people forget beside them.

use std::collections::{BTreeMap, HashSet};

use scopedown_catalog::{ActionEntry, Catalog};
use scopedown_policy::{Action, ActionPattern, Policy, limits};

use super::{AxisEntry, AxisFault, Breadth, Derived, Origin, companions, share};
use crate::examples;

/// Wildcards that get a share of rows; the others are only counted.
const SHARES: usize = 40;

/// Wildcards that are looked at.
const WILDCARDS: usize = 1_000;

/// Stated wildcards that are expanded.
const STATED_WILDCARDS: usize = 1_000;

/// Rows by service and lower-case name.
pub(super) type Rows = BTreeMap<(String, String), AxisEntry>;

/// The stated rows: names in the catalogue's spelling, wildcards expanded in order of service and name, each action once.
pub(super) fn stated(texts: &[String], catalog: &Catalog) -> (Vec<AxisEntry>, Vec<AxisFault>) {
    let (mut entries, mut faults) = (Vec::new(), Vec::new());
    let (mut seen, mut expanded) = (HashSet::new(), HashSet::new());
    let mut add = |action: &Action| {
        if seen.insert(action.folded().to_owned()) {
            entries.push(AxisEntry {
                text: spelt(action, catalog),
                origin: Origin::Stated,
            });
        }
    };
    for text in texts {
        if !text.contains(['*', '?']) {
            match Action::parse(text) {
                Ok(action) => add(&action),
                Err(fault) => faults.push(AxisFault::NotAnAction(text.clone(), fault)),
            }
            continue;
        }
        let pattern = match ActionPattern::parse(text) {
            Ok(pattern) => pattern,
            Err(fault) => {
                faults.push(AxisFault::NotAnAction(text.clone(), fault));
                continue;
            }
        };
        if expanded.len() == STATED_WILDCARDS {
            faults.push(AxisFault::WildcardAction(text.clone()));
        } else if expanded.insert(text.to_ascii_lowercase()) {
            let matching = catalog.matching(&pattern);
            if matching.is_empty() {
                faults.push(AxisFault::NothingMatches(text.clone()));
            }
            let actions = matching.into_iter().map(ActionEntry::full);
            actions
                .filter_map(|name| Action::parse(&name).ok())
                .for_each(|action| add(&action));
        }
    }
    (entries, faults)
}

/// The rows that policies speak of, by service and name.
///
/// Every action that a policy names is one. Each wildcard adds a [share](share::of) of the actions that it matches; a lone `*` one for each
/// service that another entry names. [`Breadth::Full`] adds all that they match. Then come the [companions] of what is allowed.
pub(super) fn derived(policies: &[&Policy], catalog: &Catalog, breadth: Breadth) -> Derived {
    let statements = policies.iter().flat_map(|policy| &policy.statements);
    let patterns: Vec<&ActionPattern> = statements
        .flat_map(|statement| &statement.action.patterns)
        .map(|pattern| &pattern.value)
        .collect();
    let mut rows = Rows::new();
    for action in patterns.iter().filter_map(|pattern| pattern.literal()) {
        if let Ok(action) = Action::parse(action) {
            add(&mut rows, &spelt(&action, catalog), Origin::Named);
        }
    }
    let wildcards = Wildcards::of(&patterns, catalog);
    let shown = match breadth {
        Breadth::Telling => wildcards.shares(),
        Breadth::Full => wildcards.all(),
    };
    for name in shown {
        add(&mut rows, &name, Origin::Example);
    }
    companions::join(&mut rows, policies, breadth);
    let hidden = wildcards.hidden_behind(&rows);
    let limit = match breadth {
        Breadth::Telling => limits::DERIVED_ACTIONS,
        Breadth::Full => usize::MAX,
    };
    let mut derived = Derived::of(rows.into_values().collect(), limit);
    derived.left_out += hidden;
    derived
}

/// Adds a row unless it is there.
pub(super) fn add(rows: &mut Rows, text: &str, origin: Origin) {
    if let Some(key) = key(text) {
        rows.entry(key).or_insert_with(|| AxisEntry {
            text: text.to_owned(),
            origin,
        });
    }
}

/// What rows are sorted by.
pub(super) fn key(text: &str) -> Option<(String, String)> {
    let (service, name) = text.split_once(':')?;
    Some((service.to_ascii_lowercase(), name.to_ascii_lowercase()))
}

/// An action in the catalogue's spelling, or as it was written where the catalogue does not know it.
pub(crate) fn spelt(action: &Action, catalog: &Catalog) -> String {
    let known = catalog.action(action).map(ActionEntry::full);
    known.unwrap_or_else(|| action.as_written().to_owned())
}

/// The wildcards of policies and what they match.
struct Wildcards<'c> {
    catalog: &'c Catalog,
    /// The actions of each service that a lone `*` is shown by.
    of_star: Vec<Vec<ActionEntry<'c>>>,
    /// What each other wildcard matches.
    matching: Vec<Vec<ActionEntry<'c>>>,
    /// Whether a lone `*` is among them.
    everything: bool,
}

impl<'c> Wildcards<'c> {
    fn of(patterns: &[&ActionPattern], catalog: &'c Catalog) -> Self {
        let everything = patterns
            .iter()
            .any(|pattern| **pattern == ActionPattern::Any);
        let mut seen = HashSet::new();
        let wild = patterns
            .iter()
            .filter(|pattern| pattern.literal().is_none())
            .filter(|pattern| seen.insert(pattern.as_written().to_ascii_lowercase()));
        let named = wild.filter(|pattern| ***pattern != ActionPattern::Any);
        let matching = named
            .take(WILDCARDS)
            .map(|pattern| catalog.matching(pattern));
        let matching = matching.collect();
        let services = examples::services_of_star(patterns).into_iter();
        let services = services
            .filter(|_| everything)
            .filter_map(|prefix| catalog.service(prefix));
        let of_star = services
            .take(SHARES)
            .map(|service| service.actions().collect());
        Self {
            catalog,
            of_star: of_star.collect(),
            matching,
            everything,
        }
    }

    fn shares(&self) -> Vec<String> {
        let shown = self.of_star.iter().chain(&self.matching);
        let shares = shown.take(SHARES).cloned().flat_map(share::of);
        shares.map(ActionEntry::full).collect()
    }

    fn all(&self) -> Vec<String> {
        if self.everything {
            let actions = self
                .catalog
                .services()
                .flat_map(scopedown_catalog::Service::actions);
            return actions.map(ActionEntry::full).collect();
        }
        let matching = self.matching.iter().flatten();
        matching.map(|entry| entry.full()).collect()
    }

    /// How many actions that the wildcards match are no rows.
    fn hidden_behind(&self, rows: &Rows) -> usize {
        if self.everything {
            let known = rows
                .values()
                .filter_map(|row| Action::parse(&row.text).ok());
            let known = known.filter(|action| self.catalog.action(action).is_some());
            return self.catalog.len().saturating_sub(known.count());
        }
        let hidden = self
            .matching
            .iter()
            .flatten()
            .filter(|entry| key(&entry.full()).is_some_and(|key| !rows.contains_key(&key)));
        let numbers: HashSet<usize> = hidden.map(|entry| entry.number()).collect();
        numbers.len()
    }
}
