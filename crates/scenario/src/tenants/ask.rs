//! Asks every tenant about what is whose.

use std::collections::BTreeSet;

use scopedown_association::tenants::{Table, Template, Tenant, probes};
use scopedown_catalog::Catalog;
use scopedown_eval::{Authority, Decision, Found, Layers, Request, Situation, Verdict, decide};
use scopedown_policy::{ContextKey, Policy, Resource};

use super::grid::{Cell, Column, Grid, GridRow, Judgement, Reach, Side, Telling};
use super::scope::{Asked, Cost, asked};
use super::thing::Thing;
use crate::analysis::{Analysis, Refused};

/// Asks the policies of tenants, each with the layers of `analysis` ([`beside`](super::beside)), about what the template lets each reach, in about
/// so many decisions.
///
/// # Errors
/// What keeps the scenario from being evaluated.
pub fn grid<'a>(
    template: &Template,
    table: &Table,
    tenants: &[Tenant],
    analysis: &'a Analysis,
    catalog: &Catalog,
    decisions: usize,
) -> Result<Grid, Refused<'a>> {
    let (authority, situation) = analysis.ready()?;
    let things: Vec<Thing> = probes(template, &situation.context)
        .into_iter()
        .filter_map(|probe| Thing::of(probe, catalog))
        .collect();
    let with_policy: Vec<(usize, &Policy)> = tenants
        .iter()
        .enumerate()
        .filter_map(|(at, tenant)| Some((at, &tenant.policy.as_ref().ok()?.policy)))
        .collect();
    let scope = asked(
        with_policy.len(),
        cost(authority, situation, &things),
        decisions,
    );
    let asked_tenants = with_policy
        .get(..scope.tenants(with_policy.len()))
        .unwrap_or_default();
    let columns = columns(&things, table, asked_tenants);
    let ready: Vec<Ready> = columns
        .iter()
        .map(|column| Ready::of(column, situation))
        .collect();
    let orders: Vec<Order> = (0..things.len())
        .map(|thing| Order::of(thing, &columns))
        .collect();
    let rows = asked_tenants.iter().map(|(tenant, policy)| {
        let authority = Authority::new(Layers {
            session: Some(vec![(*policy).clone()]),
            ..authority.layers().clone()
        });
        let mut cells: Vec<Cell> = orders
            .iter()
            .flat_map(|order| order.around(*tenant, scope))
            .filter_map(|at| {
                let column = columns.get(at)?;
                let side = match column.owner == *tenant {
                    true => Side::Own,
                    false => Side::Other,
                };
                let thing = things.get(column.thing)?;
                Some(cell(at, side, thing, ready.get(at)?, &authority))
            })
            .collect();
        cells.sort_by_key(|cell| cell.column);
        GridRow {
            tenant: *tenant,
            cells,
        }
    });
    Ok(Grid {
        rows: rows.collect(),
        things,
        columns,
        asked: scope,
    })
}

/// For each tenant each thing.
fn columns(things: &[Thing], table: &Table, tenants: &[(usize, &Policy)]) -> Vec<Column> {
    let of_tenant = |owner: usize| {
        let row = table.rows().get(owner);
        things.iter().enumerate().filter_map(move |(thing, asked)| {
            Some(Column {
                thing,
                owner,
                belonging: asked.probe.belonging(table, row?)?,
            })
        })
    };
    tenants
        .iter()
        .flat_map(|(owner, _)| of_tenant(*owner))
        .collect()
}

/// A column, ready to be asked about.
struct Ready {
    resource: Resource,
    situation: Situation,
}

impl Ready {
    fn of(column: &Column, situation: &Situation) -> Self {
        let keys = column.belonging.keys.iter().cloned();
        Self {
            resource: Resource::new(&column.belonging.resource),
            situation: Situation {
                context: situation.context.overlaid(keys),
                ..situation.clone()
            },
        }
    }
}

/// The columns of one thing in the order of the alphabet.
struct Order {
    columns: Vec<usize>,
    /// For each owner its rank, by owner.
    ranks: Vec<(usize, usize)>,
}

impl Order {
    fn of(thing: usize, columns: &[Column]) -> Self {
        let mut sorted: Vec<(String, usize, usize)> = columns
            .iter()
            .enumerate()
            .filter(|(_, column)| column.thing == thing)
            .map(|(at, column)| (sorted_by(column), at, column.owner))
            .collect();
        sorted.sort();
        let numbered = sorted.iter().enumerate();
        let mut ranks: Vec<(usize, usize)> = numbered
            .map(|(rank, (_, _, owner))| (*owner, rank))
            .collect();
        ranks.sort_unstable();
        Self {
            columns: sorted.into_iter().map(|(_, at, _)| at).collect(),
            ranks,
        }
    }

    /// The columns that a tenant is asked about.
    fn around(&self, tenant: usize, scope: Asked) -> Vec<usize> {
        let at = self
            .ranks
            .binary_search_by_key(&tenant, |(owner, _)| *owner);
        let Some((_, rank)) = at.ok().and_then(|at| self.ranks.get(at)) else {
            return Vec::new();
        };
        let ranks = scope.ranks(*rank, self.columns.len()).into_iter();
        ranks
            .filter_map(|rank| self.columns.get(rank).copied())
            .collect()
    }
}

/// What tells a tenant's thing from another's.
fn sorted_by(column: &Column) -> String {
    let keys = column.belonging.keys.iter();
    let values: Vec<String> = keys.map(|(_, value)| format!("{value:?}")).collect();
    format!("{} {}", column.belonging.resource, values.join(" "))
}

fn cell(column: usize, side: Side, thing: &Thing, ready: &Ready, authority: &Authority) -> Cell {
    let verdicts: Vec<Verdict> = thing
        .actions
        .iter()
        .map(|asked| {
            let request = Request {
                action: &asked.action,
                resource: &ready.resource,
                situation: &ready.situation,
            };
            decide(authority, &request)
        })
        .collect();
    let (judgement, telling) = match side {
        Side::Own => own(thing, &verdicts),
        Side::Other => others(&verdicts),
    };
    Cell {
        column,
        side,
        reach: reach(&verdicts),
        judgement,
        telling,
    }
}

fn reach(verdicts: &[Verdict]) -> Reach {
    let count = |decision| {
        let alike = verdicts
            .iter()
            .filter(|verdict| verdict.decision == decision);
        alike.count()
    };
    match (count(Decision::Allowed), count(Decision::Depends)) {
        (allowed, _) if allowed == verdicts.len() => Reach::Everything,
        (1.., _) => Reach::Part,
        (0, 1..) => Reach::Depends,
        (0, 0) => Reach::Nothing,
    }
}

/// What is one's own is reached by some action of each entry; the first entry that is not tells.
fn own(thing: &Thing, verdicts: &[Verdict]) -> (Judgement, Option<Telling>) {
    let mut at = 0;
    let mut open = None;
    for entry in thing.entries() {
        let asked = verdicts.get(at..at + entry.len()).unwrap_or_default();
        let has = |decision| {
            asked
                .iter()
                .position(|verdict| verdict.decision == decision)
        };
        match (has(Decision::Allowed), has(Decision::Depends)) {
            (Some(_), _) => {}
            (None, Some(first)) => open = open.or(telling(at + first, verdicts)),
            (None, None) => return (Judgement::Amiss, telling(at, verdicts)),
        }
        at += entry.len();
    }
    match open {
        Some(_) => (Judgement::Open, open),
        None => (Judgement::AsWanted, None),
    }
}

fn others(verdicts: &[Verdict]) -> (Judgement, Option<Telling>) {
    let first = |decision| {
        verdicts
            .iter()
            .position(|verdict| verdict.decision == decision)
    };
    if let Some(at) = first(Decision::Allowed) {
        return (Judgement::Amiss, telling(at, verdicts));
    }
    match first(Decision::Depends) {
        Some(at) => (Judgement::Open, telling(at, verdicts)),
        None => (Judgement::AsWanted, None),
    }
}

fn telling(action: usize, verdicts: &[Verdict]) -> Option<Telling> {
    verdicts.get(action).map(|verdict| Telling {
        action,
        by: verdict.by,
        on: verdict.on.clone(),
    })
}

/// What the questions about one tenant's things cost; a key that is not known is tried with each value that a condition names, one more, and
/// absent.
fn cost(authority: &Authority, situation: &Situation, things: &[Thing]) -> Cost {
    let policies = authority.layers().policies().into_iter();
    let statements: Vec<_> = policies.flat_map(|policy| &policy.statements).collect();
    let conditions = statements
        .iter()
        .flat_map(|statement| &statement.conditions);
    let mut open: BTreeSet<&ContextKey> = BTreeSet::new();
    let mut combinations: usize = 1;
    for condition in conditions {
        let key = &condition.key.value;
        if situation.context.find(key) == Found::Unknown {
            let absent_and_fresh = if open.insert(key) { 2 } else { 0 };
            let classes = condition.test.operand_count() + absent_and_fresh;
            combinations = combinations.saturating_mul(classes.max(1));
        }
    }
    Cost {
        actions: things.iter().map(|thing| thing.actions.len()).sum(),
        statements: statements.len(),
        combinations,
    }
}
