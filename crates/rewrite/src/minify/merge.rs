//! Statements that differ in one list become one.

use std::collections::HashMap;
use std::hash::Hash;

use scopedown_policy::Sense;

use crate::draft::{Clause, Draft, StatementDraft};

/// Joins statements that agree in effect, principal, conditions and resources, then those that agree in all but their resources. The list that they
/// do not share must say what it means: of two `NotAction` the union is no list of entries. The first statement's place and name stay.
pub(super) fn merge(draft: &mut Draft) -> usize {
    let by_resources = join(
        &mut draft.statements,
        |statement| {
            is_listed(statement.action())
                .then(|| (statement.frame(), statement.resource().map(Clause::key)))
        },
        |into, from| {
            if let Some((into, from)) = into.action_mut().zip(from.action()) {
                into.extend(from);
            }
        },
    );
    let by_actions = join(
        &mut draft.statements,
        |statement| {
            is_listed(statement.resource())
                .then(|| (statement.frame(), statement.action().map(Clause::key)))
        },
        |into, from| {
            if let Some((into, from)) = into.resource_mut().zip(from.resource()) {
                into.extend(from);
            }
        },
    );
    by_resources + by_actions
}

fn is_listed<P>(clause: Option<&Clause<P>>) -> bool {
    clause.is_some_and(|clause| clause.sense == Sense::Listed)
}

/// Joins each statement with the first that shares its key; says how many were joined.
fn join<K: Hash + Eq>(
    statements: &mut Vec<StatementDraft>,
    key: impl Fn(&StatementDraft) -> Option<K>,
    add: impl Fn(&mut StatementDraft, &StatementDraft),
) -> usize {
    let before = statements.len();
    let mut first: HashMap<K, usize> = HashMap::new();
    let mut kept: Vec<StatementDraft> = Vec::with_capacity(before);
    for statement in statements.drain(..) {
        let Some(key) = key(&statement) else {
            kept.push(statement);
            continue;
        };
        let at = *first.entry(key).or_insert(kept.len());
        match kept.get_mut(at) {
            Some(into) => add(into, &statement),
            None => kept.push(statement),
        }
    }
    *statements = kept;
    before - statements.len()
}
