//! Unknown is a value: a decision is taken for every class of values that an unknown key could have.
//!
//! For each key on which a statement for this action and resource looks, the classes are: absent, each literal that a policy names, a
//! witness for each pattern, and a fresh value that no policy names. All combinations are decided, up to
//! [`OPEN_COMBINATIONS`](scopedown_policy::limits::OPEN_COMBINATIONS); beyond that the answer is that it depends on every one of the keys.

mod classes;
mod substitutes;
#[cfg(test)]
mod tests;
mod witnesses;

use scopedown_policy::ContextKey;
use scopedown_policy::limits::OPEN_COMBINATIONS;

use crate::authority::Authority;
use crate::context::{Context, ContextValue};
use crate::decide::Judgement;
use crate::layer::{Layer, LayerSet};
use crate::open_point::OpenPoints;
use crate::request::Request;
use crate::verdict::{Decision, Verdict};

/// A text that no policy names.
const FRESH: &str = "scopedown-any";

/// What all values of the unknown keys give together.
#[derive(Debug, Clone)]
pub(crate) struct Spread {
    pub(crate) role: Decision,
    pub(crate) session: Option<Decision>,
    pub(crate) effective: Decision,
    pub(crate) by: LayerSet,
    pub(crate) likely: Option<Layer>,
    pub(crate) on: Vec<ContextKey>,
    pub(crate) assumed: OpenPoints,
}

impl Spread {
    pub(crate) fn into_verdict(self) -> Verdict {
        Verdict {
            decision: self.effective,
            by: self.by,
            likely: self.likely,
            on: self.on,
            assumed: self.assumed,
        }
    }
}

/// Judges a request under every combination of values for its unknown keys.
pub(crate) fn over_all_values(
    authority: &Authority,
    request: &Request<'_>,
    judge: impl Fn(&Context) -> Judgement,
) -> Spread {
    let context = &request.situation.context;
    let keys = if context.has_unknown() {
        classes::open_keys(authority, request)
    } else {
        Vec::new()
    };
    if keys.is_empty() {
        return Spread::of_one(judge(context));
    }
    let combinations = keys.iter().try_fold(1_usize, |product, key| {
        product.checked_mul(key.values.len())
    });
    match combinations.filter(|count| *count <= OPEN_COMBINATIONS) {
        Some(count) => {
            let judgements: Vec<Judgement> = (0..count)
                .map(|number| judge(&combination(context, &keys, number)))
                .collect();
            Spread::of_many(&judgements, &keys)
        }
        None => Spread::beyond_bound(authority, keys),
    }
}

/// A key whose value is not known, and the values that stand for its classes, absence first.
#[derive(Debug, Clone)]
struct OpenKey {
    key: ContextKey,
    values: Vec<ContextValue>,
}

/// The context in which each key has the value that its digit of `number` picks; the first key is the lowest digit.
fn combination(context: &Context, keys: &[OpenKey], number: usize) -> Context {
    let mut rest = number;
    context.overlaid(keys.iter().map(|open| {
        let digit = rest % open.values.len();
        rest /= open.values.len();
        (
            open.key.clone(),
            open.values
                .get(digit)
                .cloned()
                .unwrap_or(ContextValue::Absent),
        )
    }))
}

impl Spread {
    fn of_one(judgement: Judgement) -> Self {
        let Judgement {
            role,
            session,
            effective,
            by,
            likely,
            assumed,
        } = judgement;
        Self {
            role,
            session,
            effective,
            by,
            likely,
            on: Vec::new(),
            assumed,
        }
    }

    fn of_many(judgements: &[Judgement], keys: &[OpenKey]) -> Self {
        let agreed = |decision: fn(&Judgement) -> Decision| {
            let mut decisions = judgements.iter().map(decision);
            let first = decisions.next().unwrap_or(Decision::Depends);
            if decisions.all(|decision| decision == first) {
                first
            } else {
                Decision::Depends
            }
        };
        let effective = agreed(|judgement| judgement.effective);
        let has_session = judgements
            .iter()
            .any(|judgement| judgement.session.is_some());
        let denied = matches!(effective, Decision::ImplicitDeny | Decision::ExplicitDeny);
        Self {
            role: agreed(|judgement| judgement.role),
            session: has_session
                .then(|| agreed(|judgement| judgement.session.unwrap_or(Decision::Depends))),
            effective,
            by: if denied {
                judgements
                    .iter()
                    .fold(LayerSet::NONE, |by, judgement| by.union(judgement.by))
            } else {
                LayerSet::NONE
            },
            likely: if denied {
                judgements.first().and_then(|judgement| judgement.likely)
            } else {
                None
            },
            on: if effective == Decision::Depends {
                deciding_keys(judgements, keys)
            } else {
                Vec::new()
            },
            assumed: judgements
                .iter()
                .fold(OpenPoints::NONE, |points, judgement| {
                    points.union(judgement.assumed)
                }),
        }
    }

    fn beyond_bound(authority: &Authority, keys: Vec<OpenKey>) -> Self {
        Self {
            role: Decision::Depends,
            session: authority.has_session_policy().then_some(Decision::Depends),
            effective: Decision::Depends,
            by: LayerSet::NONE,
            likely: None,
            on: keys.into_iter().map(|open| open.key).collect(),
            assumed: OpenPoints::NONE,
        }
    }
}

/// The keys that change the decision while all others stay as they are.
fn deciding_keys(judgements: &[Judgement], keys: &[OpenKey]) -> Vec<ContextKey> {
    let mut stride = 1;
    let mut deciding = Vec::new();
    for open in keys {
        let count = open.values.len();
        let effective = |number: usize| judgements.get(number).map(|judgement| judgement.effective);
        let with_absent = |number: usize| number - (number / stride % count) * stride;
        if (0..judgements.len()).any(|number| effective(number) != effective(with_absent(number))) {
            deciding.push(open.key.clone());
        }
        stride *= count;
    }
    deciding
}
