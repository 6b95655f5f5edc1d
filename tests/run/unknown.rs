//! What must hold where keys of the context are not known: an answer may be refined by learning more, and never contradicted.

#[cfg(test)]
mod alphabet;
#[cfg(test)]
mod world;

use proptest::prelude::*;
use proptest::sample::select;
use scopedown_eval::{ContextValue, Decision, decide};

use alphabet::VALUES;
use world::world;

proptest! {
    #![proptest_config(ProptestConfig { cases: 3_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_decided_with_keys_unknown_holds_for_every_value(world in world(), unknown in 1..4_usize, values in (value(), value())) {
        let mut context = world.context.clone();
        let open = |at: &usize| unknown >> at & 1 == 1;
        (0..2).filter(open).for_each(|at| context[at].1 = ContextValue::Unknown);
        let verdict = world.ask_in(&context, decide);
        let values = [values.0, values.1];
        (0..2).filter(open).for_each(|at| context[at].1 = values[at].clone());
        let known = world.ask_in(&context, decide).decision;
        prop_assert!(verdict.decision == Decision::Depends || verdict.decision == known, "{:?}, yet {:?} in {:?}", verdict, known, context);
    }
}

/// A key that is absent or has one value, which may be an empty text.
fn value() -> impl Strategy<Value = ContextValue> {
    prop_oneof![
        1 => Just(ContextValue::Absent),
        8 => select(&VALUES[..]).prop_map(|value| ContextValue::One(value.into())),
    ]
}
