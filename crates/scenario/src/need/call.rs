//! A call, in whatever way people write it, to the actions that it needs.

use scopedown_catalog::{ActionEntry, Needed, Operation, operations};
use scopedown_policy::{Action, ActionPattern};

use super::services::{folded, prefix};
use super::{Known, WantFault};
use crate::axes::spelt;

/// Candidates that are named where a name may be several actions.
const CANDIDATES: usize = 12;

/// What SDKs put behind an operation's name.
const ENDINGS: [&str; 3] = ["command", "request", "input"];

/// The actions that a call needs, and a remark where there is one.
pub(super) type Resolved = (Vec<Action>, Option<WantFault>);

/// Finds the actions of `s3:GetObject`, `s3:Get*`, `s3:HeadObject`, `s3.head_object`, `HeadObjectCommand` or `head-object`.
pub(super) fn actions(text: &str, known: &Known<'_>) -> Result<Resolved, WantFault> {
    let text = text.split('(').next().unwrap_or_default();
    if let Some((service, name)) = text.split_once(':') {
        return with_service(service, name, known);
    }
    if let Some((path, name)) = text.rsplit_once('.') {
        let owner = path.rsplit('.').next().unwrap_or_default();
        return match prefix(owner, known.catalog) {
            Some(_) => operation(owner, name, known),
            None => anywhere(name, known),
        };
    }
    anywhere(text, known)
}

/// `service:Name`, where the name is an action, a pattern of actions, or an operation.
fn with_service(service: &str, name: &str, known: &Known<'_>) -> Result<Resolved, WantFault> {
    let text = format!("{service}:{name}");
    if name.contains(['*', '?']) {
        let pattern = ActionPattern::parse(&text).map_err(|_| WantFault::NotACall)?;
        let matching = known.catalog.matching(&pattern).into_iter();
        let actions: Vec<Action> = matching
            .filter_map(|entry| Action::parse(&entry.full()).ok())
            .collect();
        return if actions.is_empty() {
            Err(WantFault::NothingMatches)
        } else {
            Ok((actions, None))
        };
    }
    let action = Action::parse(&text).map_err(|_| WantFault::NotACall)?;
    if known.catalog.action(&action).is_some() {
        return Ok((parsed(&spelt(&action, known.catalog)), None));
    }
    match operation(service, name, known) {
        // The catalogue is stale the day it ships: what has the form of an action may be one.
        Err(WantFault::UnknownOperation | WantFault::UnknownService(_)) => {
            Ok((vec![action], Some(WantFault::NotInCatalog)))
        }
        resolved => resolved,
    }
}

/// An operation of a service, both as programs name them.
pub(super) fn operation(
    service: &str,
    name: &str,
    known: &Known<'_>,
) -> Result<Resolved, WantFault> {
    let Some(prefix) = prefix(service, known.catalog) else {
        return Err(WantFault::UnknownService(service.to_owned()));
    };
    let service = folded(service);
    for name in spellings(name) {
        if let Some(row) = row(&[&service, &prefix], &name) {
            return needed(row);
        }
        let own = known
            .catalog
            .service(&prefix)
            .and_then(|own| own.action(&name));
        if let Some(own) = own {
            return Ok((parsed(&own.full()), None));
        }
    }
    Err(WantFault::UnknownOperation)
}

/// An operation of which nobody says whose it is.
fn anywhere(name: &str, known: &Known<'_>) -> Result<Resolved, WantFault> {
    let is_name =
        |character: char| character.is_ascii_alphanumeric() || matches!(character, '-' | '_');
    if name.is_empty() || !name.chars().all(is_name) {
        return Err(WantFault::NotACall);
    }
    for name in spellings(name) {
        let mut candidates = candidates(&name, known);
        if candidates.len() > 1 {
            let spoken_of =
                |candidate: &Candidate<'_>| known.services.contains(candidate.service());
            let narrowed: Vec<_> = candidates.iter().copied().filter(spoken_of).collect();
            if narrowed.len() == 1 {
                candidates = narrowed;
            }
        }
        match candidates.as_slice() {
            [] => {}
            [Candidate::Row(row)] => return needed(*row),
            [Candidate::Entry(entry)] => return Ok((parsed(&entry.full()), None)),
            several => return Err(ambiguous(several)),
        }
    }
    Err(WantFault::UnknownOperation)
}

/// What an operation of unknown service may be.
#[derive(Clone, Copy)]
enum Candidate<'c> {
    /// An operation of the table.
    Row(Operation),
    /// An action of the same name.
    Entry(ActionEntry<'c>),
}

impl Candidate<'_> {
    fn service(&self) -> &str {
        match self {
            Self::Row(row) => row.service,
            Self::Entry(entry) => entry.service().prefix(),
        }
    }
}

fn candidates<'c>(name: &str, known: &Known<'c>) -> Vec<Candidate<'c>> {
    let by_table: Vec<Operation> = operations()
        .filter(|row| row.is_exact() && row.is_of(name))
        .collect();
    let names_more = |entry: &&ActionEntry<'c>| {
        let prefix = entry.service().prefix();
        by_table.iter().all(|row| row.service != prefix)
    };
    let by_name = known.named(name).iter().filter(names_more);
    let by_name = by_name.copied().map(Candidate::Entry);
    let by_name: Vec<_> = by_name.collect();
    by_table
        .into_iter()
        .map(Candidate::Row)
        .chain(by_name)
        .collect()
}

fn ambiguous(several: &[Candidate<'_>]) -> WantFault {
    let mut names = Vec::new();
    for candidate in several {
        match candidate {
            Candidate::Entry(entry) => names.push(entry.full()),
            Candidate::Row(row) => {
                let (Needed::All(actions) | Needed::Some(actions)) = row.needed();
                names.extend(actions.iter().map(|action| action.as_written().to_owned()));
            }
        }
    }
    names.dedup();
    names.truncate(CANDIDATES);
    WantFault::Ambiguous(names)
}

/// The line of the table that says most of an operation: that of the interface before that of the service, one name before many.
fn row(services: &[&str], name: &str) -> Option<Operation> {
    let of = |service: &str, exact: bool| {
        operations()
            .find(|row| row.service == service && row.is_exact() == exact && row.is_of(name))
    };
    let places = [true, false]
        .into_iter()
        .flat_map(|exact| services.iter().map(move |service| (*service, exact)));
    places
        .into_iter()
        .find_map(|(service, exact)| of(service, exact))
}

fn needed(row: Operation) -> Result<Resolved, WantFault> {
    match row.needed() {
        Needed::All(actions) => Ok((actions, None)),
        Needed::Some(actions) => {
            let names = actions.iter().map(|action| action.as_written().to_owned());
            Err(WantFault::HangsOnContent(names.collect()))
        }
    }
}

/// An operation's name without separators, as it is and without what SDKs put behind it.
fn spellings(name: &str) -> Vec<String> {
    let name = folded(name);
    let shortened = ENDINGS
        .iter()
        .filter_map(|ending| name.strip_suffix(ending))
        .map(str::to_owned);
    let shortened: Vec<String> = shortened.collect();
    std::iter::once(name).chain(shortened).collect()
}

fn parsed(name: &str) -> Vec<Action> {
    Action::parse(name).into_iter().collect()
}
