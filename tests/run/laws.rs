//! What must hold of all decisions, not only of those that somebody thought of.
//!
//! A failure prints the smallest layers and request that it could find; write them down as a case.

#[cfg(test)]
mod alphabet;
#[cfg(test)]
mod world;

use proptest::prelude::*;
use proptest::sample::Index;
use scopedown_eval::{Decision, LayerSet, StatementOutcome, Trace, cell, decide, explain};

use alphabet::{Document, statement};
use world::{World, world};

fn answer(world: &World) -> (Decision, LayerSet) {
    let verdict = world.ask(decide);
    (verdict.decision, verdict.by)
}

fn is_allowed(world: &World) -> bool {
    answer(world).0 == Decision::Allowed
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn adding_a_deny_never_grants(mut world in world(), deny in statement(Just("Deny"), false), hung in statement(Just("Deny"), true), at in any::<Index>()) {
        let before = is_allowed(&world);
        let hangs = world.resource.is_some();
        let mut documents: Vec<&mut Document> = world.documents().collect();
        let count = documents.len();
        let at = at.index(count + 1);
        match documents.get_mut(at) {
            // The resource's policy comes last.
            Some(document) if hangs && at + 1 == count => document.push(hung),
            Some(document) => document.push(deny),
            None => world.role.push(vec![deny]),
        }
        prop_assert!(before || !is_allowed(&world));
    }

    #[test]
    fn order_does_not_matter(world in world()) {
        let mut turned = world.clone();
        turned.documents().for_each(|document| document.reverse());
        turned.role.reverse();
        turned.scps.iter_mut().for_each(|level| level.reverse());
        turned.scps.reverse();
        turned.session.iter_mut().for_each(|documents| documents.reverse());
        prop_assert_eq!(world.ask(decide), turned.ask(decide));
    }

    #[test]
    fn a_statement_that_misses_may_as_well_not_be_there(world in world()) {
        let trace = world.ask(explain);
        let mut without = world.clone();
        drop_missed(&mut without.role, &trace, "role");
        if let Some(session) = &mut without.session {
            drop_missed(session, &trace, "session");
        }
        if let Some(boundary) = &mut without.boundary {
            drop_missed(std::slice::from_mut(boundary), &trace, "boundary");
        }
        prop_assert_eq!(answer(&world), answer(&without));
    }

    #[test]
    fn without_an_allow_nothing_is_allowed(mut world in world()) {
        for document in world.documents() {
            for statement in document {
                *statement = statement.replace("\"Allow\"", "\"Deny\"");
            }
        }
        prop_assert!(!is_allowed(&world));
    }

    #[test]
    fn a_session_policy_never_adds(world in world()) {
        let unrestricted = World { session: None, ..world.clone() };
        prop_assert!(is_allowed(&unrestricted) || !is_allowed(&world));
    }

    #[test]
    fn a_boundary_never_adds(world in world()) {
        let unbounded = World { boundary: None, ..world.clone() };
        prop_assert!(is_allowed(&unbounded) || !is_allowed(&world));
    }

    #[test]
    fn an_allow_never_takes_away(mut world in world(), allow in statement(Just("Allow"), false)) {
        let before = is_allowed(&world);
        world.role.push(vec![allow]);
        prop_assert!(!before || is_allowed(&world));
    }

    #[test]
    fn explanation_and_cell_agree_with_the_decision(world in world()) {
        let verdict = world.ask(decide);
        prop_assert_eq!(&world.ask(explain).verdict, &verdict);
        let cell = world.ask(cell);
        prop_assert_eq!((cell.effective, cell.by, cell.likely, cell.assumed), (verdict.decision, verdict.by, verdict.likely, verdict.assumed));
    }

    #[test]
    fn statements_about_other_actions_change_nothing(world in world()) {
        let other = r#"{ "Effect": "Deny", "Action": "other:Act", "Resource": "*" }"#;
        let mut padded = world.clone();
        padded.role.iter_mut().chain(padded.session.iter_mut().flatten()).for_each(|document| {
            document.extend(vec![other.to_owned(); ENOUGH_FOR_AN_INDEX]);
        });
        prop_assert_eq!(world.ask(decide), padded.ask(decide));
    }
}

/// So many that the evaluator looks statements up instead of going through them.
const ENOUGH_FOR_AN_INDEX: usize = 40;

/// Takes out of a layer's documents the statements that the trace saw miss; a document keeps its last one, for it needs one.
fn drop_missed(documents: &mut [Document], trace: &Trace, layer: &str) {
    let layers = trace
        .layers
        .iter()
        .filter(|found| found.layer.name() == layer);
    for policy in layers.flat_map(|found| &found.policies) {
        let Some(document) = documents.get_mut(policy.policy) else {
            continue;
        };
        for statement in policy
            .statements
            .iter()
            .rev()
            .filter(|found| found.outcome == StatementOutcome::Missed)
        {
            if document.len() > 1 {
                document.remove(statement.statement);
            }
        }
    }
}
