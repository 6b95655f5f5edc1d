//! Decisions a second, beside those of the crate `iam-rs`, measured in turn in one run: the ratio is what is worth quoting.
//!
//! `iam-rs` knows no session policies, so it is asked twice, once with the role's policy and once with the session policy, and both must
//! allow. Policies are compiled beforehand on both sides. Every request is decided by both before it is measured, and the answers must agree.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a benchmark prints, and has nobody to report to"
)]

mod pairs;

use std::hint::black_box;
use std::time::{Duration, Instant};

use iam_rs::{Arn, Context as OtherContext, Decision as OtherDecision, IAMPolicy, IAMRequest};
use iam_rs::{EvaluationOptions, PolicyEvaluator, Principal, PrincipalId};
use pairs::{Asked, Pair};
use scopedown_eval::{
    Authority, Caller, Context, ContextValue, Decision, Layers, Request, Situation, Unlisted,
    decide,
};
use scopedown_policy::{Action, ContextKey, PolicyKind, Resource, parse};

const CALLER: &str = "arn:aws:sts::111122223333:assumed-role/app/pod";

/// How long one measurement lasts, and how often each side is measured.
const LASTS: Duration = Duration::from_millis(120);
const ROUNDS: usize = 9;

fn main() {
    println!(
        "{:<34}{:>14}{:>16}{:>12}{:>10}",
        "decisions/s, one thread", "prepared", "from strings", "iam-rs", "ratio"
    );
    for pair in pairs::small() {
        compare(&pair);
    }
    for statements in [1_000, 10_000] {
        compare(&pairs::large(statements));
    }
    compare(&pairs::crowded(1_000));
}

fn compare(pair: &Pair) {
    let ours = Ours::of(pair);
    let other = Other::of(pair);
    for (at, asked) in pair.asked.iter().enumerate() {
        assert_eq!(
            ours.allows(at),
            other.allows(at),
            "{}: {asked:?}",
            pair.name
        );
    }
    let mut figures: [Vec<f64>; 3] = Default::default();
    for _ in 0..ROUNDS {
        let [prepared, strings, others] = &mut figures;
        prepared.push(rate(pair.asked.len(), |at| ours.allows(at)));
        strings.push(rate(pair.asked.len(), |at| ours.allows_from_strings(at)));
        others.push(rate(pair.asked.len(), |at| other.allows(at)));
    }
    let [prepared, strings, others] = figures.map(median);
    println!(
        "{:<34}{:>14}{:>16}{:>12}{:>9.0}×",
        pair.name,
        thousands(prepared),
        thousands(strings),
        thousands(others),
        prepared / others
    );
}

/// Decisions a second over all requests in turn.
fn rate(requests: usize, decide: impl Fn(usize) -> bool) -> f64 {
    let began = Instant::now();
    let mut decided = 0_u32;
    while began.elapsed() < LASTS {
        for at in 0..requests {
            black_box(decide(black_box(at)));
            decided += 1;
        }
    }
    f64::from(decided) / began.elapsed().as_secs_f64()
}

fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures
        .get(figures.len() / 2)
        .copied()
        .expect("there are rounds")
}

fn thousands(figure: f64) -> String {
    if figure < 10_000.0 {
        format!("{figure:.0}")
    } else {
        format!("{:.0} k", figure / 1_000.0)
    }
}

/// Our side, compiled.
struct Ours<'p> {
    authority: Authority,
    asked: &'p [Asked],
    prepared: Vec<(Action, Resource, Situation)>,
}

impl<'p> Ours<'p> {
    fn of(pair: &'p Pair) -> Self {
        let policy = |text: &str, kind| {
            parse(text, kind)
                .policy
                .expect("the benchmark's policies are whole")
        };
        let authority = Authority::new(Layers {
            role: vec![policy(&pair.role, PolicyKind::Role)],
            session: Some(vec![policy(&pair.session, PolicyKind::Session)]),
            ..Layers::default()
        });
        let prepared = pair.asked.iter().map(|asked| {
            let (action, resource) = read(asked);
            (action, resource, situation(asked))
        });
        Self {
            authority,
            asked: &pair.asked,
            prepared: prepared.collect(),
        }
    }

    fn allows(&self, at: usize) -> bool {
        let (action, resource, situation) = self.prepared.get(at).expect("a request");
        self.decide(action, resource, situation)
    }

    /// As [`Ours::allows`], with action and resource read from their texts each time.
    fn allows_from_strings(&self, at: usize) -> bool {
        let (action, resource) = read(self.asked.get(at).expect("a request"));
        let (_, _, situation) = self.prepared.get(at).expect("a request");
        self.decide(&action, &resource, situation)
    }

    fn decide(&self, action: &Action, resource: &Resource, situation: &Situation) -> bool {
        let request = Request {
            action,
            resource,
            situation,
        };
        decide(&self.authority, &request).decision == Decision::Allowed
    }
}

fn read(asked: &Asked) -> (Action, Resource) {
    (
        Action::parse(&asked.action).expect("an action"),
        Resource::new(&asked.resource),
    )
}

fn situation(asked: &Asked) -> Situation {
    let entries = asked
        .context
        .iter()
        .map(|(key, value)| (ContextKey::new(key), ContextValue::One((*value).into())));
    Situation {
        caller: Caller::parse(CALLER).expect("a role session"),
        resource_account: None,
        context: Context::new(entries, Unlisted::Absent).expect("each key once"),
    }
}

/// The other side, compiled as far as it compiles.
struct Other {
    role: PolicyEvaluator,
    session: PolicyEvaluator,
    requests: Vec<IAMRequest>,
}

impl Other {
    fn of(pair: &Pair) -> Self {
        let evaluator = |text: &str| {
            let policy: IAMPolicy = serde_json::from_str(text).expect("a policy");
            PolicyEvaluator::with_policies(vec![policy]).with_options(EvaluationOptions {
                max_statements: usize::MAX,
                ..EvaluationOptions::default()
            })
        };
        let request = |asked: &Asked| {
            let mut context = OtherContext::new();
            for (key, value) in &asked.context {
                context.insert(
                    (*key).to_owned(),
                    iam_rs::ContextValue::String((*value).to_owned()),
                );
            }
            IAMRequest::new_with_context(
                Principal::Aws(PrincipalId::String(CALLER.to_owned())),
                asked.action.as_str(),
                Arn::parse(&asked.resource).expect("an ARN"),
                context,
            )
        };
        Self {
            role: evaluator(&pair.role),
            session: evaluator(&pair.session),
            requests: pair.asked.iter().map(request).collect(),
        }
    }

    fn allows(&self, at: usize) -> bool {
        let request = self.requests.get(at).expect("a request");
        let allows = |evaluator: &PolicyEvaluator| {
            evaluator
                .evaluate(request)
                .is_ok_and(|result| result.decision == OtherDecision::Allow)
        };
        allows(&self.role) && allows(&self.session)
    }
}
