//! A call, in whatever way people write it, to the actions that it needs.

use scopedown_catalog::{ActionEntry, Catalog};
use scopedown_policy::{Action, ActionPattern};

use super::WantFault;
use super::operations::{Needed, Row, rows};
use super::services::{folded, prefix};
use crate::axes::spelt;

/// Candidates that are named where a name may be several actions.
const CANDIDATES: usize = 12;

/// What SDKs put behind an operation's name.
const ENDINGS: [&str; 3] = ["command", "request", "input"];

/// The actions that a call needs, and a remark where there is one.
pub(super) type Resolved = (Vec<Action>, Option<WantFault>);

/// Finds the actions of `s3:GetObject`, `s3:Get*`, `s3:HeadObject`, `s3.head_object`, `HeadObjectCommand` or `head-object`.
pub(super) fn actions(text: &str, catalog: &Catalog) -> Result<Resolved, WantFault> {
    let text = text.split('(').next().unwrap_or_default();
    if let Some((service, name)) = text.split_once(':') {
        return with_service(service, name, catalog);
    }
    if let Some((path, name)) = text.rsplit_once('.') {
        let owner = path.rsplit('.').next().unwrap_or_default();
        return match prefix(owner, catalog) {
            Some(_) => operation(owner, name, catalog),
            None => anywhere(name, catalog),
        };
    }
    anywhere(text, catalog)
}

/// `service:Name`, where the name is an action, a pattern of actions, or an operation.
fn with_service(service: &str, name: &str, catalog: &Catalog) -> Result<Resolved, WantFault> {
    let text = format!("{service}:{name}");
    if name.contains(['*', '?']) {
        let pattern = ActionPattern::parse(&text).map_err(|_| WantFault::NotACall)?;
        let matching = catalog.matching(&pattern).into_iter();
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
    if catalog.action(&action).is_some() {
        return Ok((parsed(&spelt(&action, catalog)), None));
    }
    match operation(service, name, catalog) {
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
    catalog: &Catalog,
) -> Result<Resolved, WantFault> {
    let Some(prefix) = prefix(service, catalog) else {
        return Err(WantFault::UnknownService(service.to_owned()));
    };
    let service = folded(service);
    for name in spellings(name) {
        if let Some(row) = row(&[&service, &prefix], &name) {
            return needed(row);
        }
        let own = catalog.service(&prefix).and_then(|own| own.action(&name));
        if let Some(own) = own {
            return Ok((parsed(&own.full()), None));
        }
    }
    Err(WantFault::UnknownOperation)
}

/// An operation of which nobody says whose it is.
fn anywhere(name: &str, catalog: &Catalog) -> Result<Resolved, WantFault> {
    let is_name =
        |character: char| character.is_ascii_alphanumeric() || matches!(character, '-' | '_');
    if name.is_empty() || !name.chars().all(is_name) {
        return Err(WantFault::NotACall);
    }
    for name in spellings(name) {
        let by_table: Vec<Row> = rows()
            .filter(|row| row.is_exact() && row.is_of(&name))
            .collect();
        let by_name: Vec<ActionEntry<'_>> = catalog
            .services()
            .filter(|service| by_table.iter().all(|row| row.service != service.prefix()))
            .filter_map(|service| service.action(&name))
            .collect();
        match (by_table.as_slice(), by_name.as_slice()) {
            ([], []) => {}
            ([row], []) => return needed(*row),
            ([], [entry]) => return Ok((parsed(&entry.full()), None)),
            (rows, entries) => return Err(ambiguous(rows, entries)),
        }
    }
    Err(WantFault::UnknownOperation)
}

fn ambiguous(rows: &[Row], entries: &[ActionEntry<'_>]) -> WantFault {
    let by_table = rows.iter().flat_map(|row| {
        let (Needed::All(actions) | Needed::Some(actions)) = row.needed();
        actions
            .into_iter()
            .map(|action| action.as_written().to_owned())
    });
    let by_name = entries.iter().map(|entry| entry.full());
    let mut candidates: Vec<String> = by_table.chain(by_name).collect();
    candidates.dedup();
    candidates.truncate(CANDIDATES);
    WantFault::Ambiguous(candidates)
}

/// The line of the table that says most of an operation: that of the interface before that of the service, one name before many.
fn row(services: &[&str], name: &str) -> Option<Row> {
    let of = |service: &str, exact: bool| {
        rows().find(|row| row.service == service && row.is_exact() == exact && row.is_of(name))
    };
    let places = [true, false]
        .into_iter()
        .flat_map(|exact| services.iter().map(move |service| (*service, exact)));
    places
        .into_iter()
        .find_map(|(service, exact)| of(service, exact))
}

fn needed(row: Row) -> Result<Resolved, WantFault> {
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
