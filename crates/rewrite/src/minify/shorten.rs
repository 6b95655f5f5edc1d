//! Lists of actions as wildcards that by the catalogue stand for exactly the same actions.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use scopedown_catalog::{ActionEntry, Catalog, Service};
use scopedown_policy::{Action, ActionPattern, Policy, Sense};

use crate::draft::{Clause, Draft, Entry};

/// Quotes and comma.
const AROUND: usize = 3;

/// Entries of one service that are looked at; no service has so many actions.
const ENTRIES: usize = 1_500;

/// Shortens every list of actions that gets shorter; says how many do. A `NotAction` stays: a wildcard there would spare what AWS adds later.
pub(super) fn shorten(draft: &mut Draft, catalog: &Catalog) -> usize {
    let clauses = draft.statements.iter_mut();
    let clauses = clauses.filter_map(|statement| statement.action_mut());
    let listed = clauses.filter(|clause| clause.sense == Sense::Listed);
    listed
        .map(|clause| usize::from(shorten_clause(clause, catalog)))
        .sum()
}

/// Every action that the catalogue has for a service that a policy names.
pub(super) fn known_actions(policy: &Policy, catalog: &Catalog) -> Vec<Action> {
    let patterns = policy
        .statements
        .iter()
        .flat_map(|statement| &statement.action.patterns);
    let services: BTreeSet<&str> = patterns.filter_map(|entry| service(&entry.value)).collect();
    let actions = services
        .into_iter()
        .filter_map(|prefix| catalog.service(prefix))
        .flat_map(Service::actions);
    actions
        .filter_map(|action| Action::parse(&action.full()).ok())
        .collect()
}

fn service(pattern: &ActionPattern) -> Option<&str> {
    match pattern {
        ActionPattern::Any => None,
        ActionPattern::Named { service, .. } => Some(service),
    }
}

fn shorten_clause(clause: &mut Clause<ActionPattern>, catalog: &Catalog) -> bool {
    let prefixes: Vec<String> = clause
        .entries
        .iter()
        .filter_map(|entry| service(&entry.pattern).map(ToOwned::to_owned))
        .collect();
    let mut shortened = false;
    for prefix in prefixes.into_iter().collect::<BTreeSet<_>>() {
        let Some(known) = catalog.service(&prefix) else {
            continue;
        };
        if let Some(entries) = shorter(&clause.entries, known, catalog) {
            clause.entries = entries;
            shortened = true;
        }
    }
    shortened
}

type Actions = Vec<Entry<ActionPattern>>;

/// The list with fewer characters for one service; `None` where there is none.
fn shorter(entries: &Actions, service: Service<'_>, catalog: &Catalog) -> Option<Actions> {
    let is_of =
        |entry: &&Entry<ActionPattern>| self::service(&entry.pattern) == Some(service.prefix());
    let listed: Vec<Listed<'_>> = entries
        .iter()
        .filter(is_of)
        .take(ENTRIES)
        .map(|entry| Listed::of(entry, catalog))
        .filter(|listed| !listed.names.is_empty())
        .collect();
    let wanted: BTreeSet<String> = listed
        .iter()
        .flat_map(|one| one.names.iter().cloned())
        .collect();
    let chosen = cover(&wanted, &candidates(&listed, &wanted, service));
    let (before, after) = (
        cost(listed.iter().map(|one| one.entry)),
        cost(chosen.iter()),
    );
    let stands_for: BTreeSet<String> = chosen
        .iter()
        .flat_map(|entry| names(&entry.pattern, catalog))
        .collect();
    if after >= before || stands_for != wanted {
        return None;
    }
    Some(in_their_place(entries, &listed, chosen))
}

/// Puts the chosen entries where the first of those was that they stand for; entries that the catalogue knows nothing of stay.
fn in_their_place(entries: &Actions, listed: &[Listed<'_>], chosen: Actions) -> Actions {
    let gives_way =
        |entry: &Entry<ActionPattern>| listed.iter().any(|one| std::ptr::eq(one.entry, entry));
    let mut chosen = Some(chosen);
    let mut left = Actions::new();
    for entry in entries {
        if gives_way(entry) {
            left.extend(chosen.take().unwrap_or_default());
        } else {
            left.push(entry.clone());
        }
    }
    left
}

fn cost<'a>(entries: impl Iterator<Item = &'a Entry<ActionPattern>>) -> usize {
    entries.map(|entry| entry.json.chars().count() + 1).sum()
}

/// An entry and the known actions that it stands for, in lower case.
struct Listed<'e> {
    entry: &'e Entry<ActionPattern>,
    names: BTreeSet<String>,
}

impl<'e> Listed<'e> {
    fn of(entry: &'e Entry<ActionPattern>, catalog: &Catalog) -> Self {
        Self {
            entry,
            names: names(&entry.pattern, catalog),
        }
    }
}

fn names(pattern: &ActionPattern, catalog: &Catalog) -> BTreeSet<String> {
    let actions = catalog.matching(pattern).into_iter();
    actions
        .map(|action| action.name().to_ascii_lowercase())
        .collect()
}

/// An entry that could stand in the list, and the wanted actions that it stands for; it stands for no others.
struct Candidate {
    entry: Entry<ActionPattern>,
    names: BTreeSet<String>,
}

/// What is to choose from: the entries that are there, each action by its name, and for each action the shortest beginning and the shortest end that
/// it shares with wanted actions alone.
fn candidates(
    listed: &[Listed<'_>],
    wanted: &BTreeSet<String>,
    service: Service<'_>,
) -> Vec<Candidate> {
    let mut texts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let all: Vec<&str> = service.actions().map(ActionEntry::name).collect();
    let [beginnings, ends] = [beginnings, ends].map(|parts| Shared::of(&all, wanted, parts));
    for name in all {
        let folded = name.to_ascii_lowercase();
        if !wanted.contains(&folded) {
            continue;
        }
        let mut add = |text: String, names: BTreeSet<String>| {
            texts
                .entry(format!("{}:{text}", service.prefix()))
                .or_insert(names);
        };
        add(name.to_owned(), BTreeSet::from([folded]));
        if let Some((part, names)) = beginnings.shortest(name) {
            add(format!("{part}*"), names);
        }
        if let Some((part, names)) = ends.shortest(name) {
            add(format!("*{part}"), names);
        }
    }
    let own = listed.iter().map(|one| Candidate {
        entry: one.entry.clone(),
        names: one.names.clone(),
    });
    let new = texts.into_iter().filter_map(|(text, names)| {
        let pattern = ActionPattern::parse(&text).ok()?;
        Some(Candidate {
            entry: Entry::plain(&text, pattern),
            names,
        })
    });
    own.chain(new).collect()
}

/// Beginnings or ends of names, and whom each belongs to.
struct Shared<'n> {
    parts: fn(&str) -> Vec<&str>,
    /// By the part in lower case: how many actions have it, and which of the wanted ones.
    having: HashMap<String, (usize, Vec<&'n str>)>,
}

impl<'n> Shared<'n> {
    fn of(all: &[&'n str], wanted: &BTreeSet<String>, parts: fn(&str) -> Vec<&str>) -> Self {
        let mut having: HashMap<String, (usize, Vec<&str>)> = HashMap::new();
        for name in all {
            let is_wanted = wanted.contains(&name.to_ascii_lowercase());
            for part in parts(name) {
                let (count, names) = having.entry(part.to_ascii_lowercase()).or_default();
                *count += 1;
                if is_wanted {
                    names.push(name);
                }
            }
        }
        Self { parts, having }
    }

    /// The shortest part of a name that wanted actions alone have, and those actions.
    fn shortest<'a>(&self, name: &'a str) -> Option<(&'a str, BTreeSet<String>)> {
        (self.parts)(name).into_iter().find_map(|part| {
            let (count, names) = self.having.get(&part.to_ascii_lowercase())?;
            let folded = names.iter().map(|name| name.to_ascii_lowercase());
            (*count == names.len()).then(|| (part, folded.collect()))
        })
    }
}

/// The beginnings of a name, the empty one first.
fn beginnings(name: &str) -> Vec<&str> {
    (0..=name.len()).filter_map(|end| name.get(..end)).collect()
}

/// The ends of a name, the empty one first.
fn ends(name: &str) -> Vec<&str> {
    (0..=name.len())
        .rev()
        .filter_map(|start| name.get(start..))
        .collect()
}

/// Chooses candidates that together stand for all that is wanted: each time the one that costs least for each action that it adds.
fn cover(wanted: &BTreeSet<String>, candidates: &[Candidate]) -> Actions {
    let mut missing = wanted.clone();
    let mut chosen = Actions::new();
    while !missing.is_empty() {
        let added = |candidate: &Candidate| candidate.names.intersection(&missing).count();
        let cost = |candidate: &Candidate| candidate.entry.json.len() + AROUND;
        let best = candidates
            .iter()
            .filter(|one| added(one) > 0)
            .min_by(|left, right| {
                // Costs by the piece, compared without dividing; of two that cost the same, the one that adds more.
                let [of_left, of_right] =
                    [(left, right), (right, left)].map(|(one, other)| cost(one) * added(other));
                of_left.cmp(&of_right).then(added(right).cmp(&added(left)))
            });
        let Some(best) = best else {
            break;
        };
        missing.retain(|name| !best.names.contains(name));
        chosen.push(best.entry.clone());
    }
    chosen
}
