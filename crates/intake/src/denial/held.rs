//! A denial held against the policies at hand: whether they say the same, and where they do not, what must be missing.
//!
//! ```
//! use scopedown_intake::denial::{Grounds, Outcome, PolicyType, Suspect, hold, read};
//! use scopedown_scenario::Scenario;
//!
//! let scenario = Scenario::read(r#"{ "scenario": 1, "role": { "arn": "arn:aws:iam::111122223333:role/app", "policies": [ { "document": {
//!     "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:*", "Resource": "*" } } } ] } }"#).scenario.unwrap();
//! let denial = read("User: arn:aws:sts::111122223333:assumed-role/app/pod is not authorized to perform: s3:GetObject \
//!     on resource: \"arn:aws:s3:::orders/a.txt\" because no permissions boundary allows the s3:GetObject action");
//! let held = hold(&denial, &scenario, None);
//! assert_eq!(held.outcome, Outcome::Contradicts);
//! assert_eq!(held.suspects[0].suspect, Suspect::NotGiven(PolicyType::Boundary));
//! assert_eq!(held.suspects[0].grounds, Grounds::Told);
//! ```

mod asked;
mod fill;
mod keys;
mod standing;
mod suspect;
mod suspicion;
mod tried;

use scopedown_catalog::Catalog;
use scopedown_eval::{Decision, LayerSet, Request, Trace, explain_everywhere};
use scopedown_policy::ContextKey;
use scopedown_scenario::{Analysis, Scenario};

pub use asked::{Asked, ResourceFrom};
pub use suspect::{Grounds, Ranked, Suspect};

use super::{Denial, Missing};
use fill::fill;
use standing::{AtHand, Standing};
use suspicion::Suspicion;

/// A denial, and what the policies at hand say of the same request.
#[derive(Debug, Clone)]
pub struct Held {
    /// What AWS said.
    pub denial: Denial,
    /// The request; `None` where the text does not tell enough of it.
    pub asked: Option<Asked>,
    /// The policies at hand, in the circumstances that the text tells.
    pub analysis: Analysis,
    /// What they say of the request; `None` where it could not be asked.
    pub trace: Option<Trace>,
    /// How the two go together.
    pub outcome: Outcome,
    /// What must be missing, or be otherwise than the texts at hand say, the likeliest first; for [`Outcome::NoPolicies`], what to give.
    pub suspects: Vec<Ranked>,
    /// Whether the caller is, by all that is told, the session of an EKS Pod Identity association.
    pub pod: bool,
}

/// How AWS's answer and ours go together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The text does not tell enough to ask the same question.
    Incomplete(Vec<Missing>),
    /// There is no policy to hold it against.
    NoPolicies,
    /// A document at hand, or the scenario, cannot be evaluated; [`Analysis::ready`] says why.
    Refused,
    /// The policies at hand deny it too, through the layer that AWS names where it names one.
    Agrees {
        /// Further layers at hand that deny. AWS names one alone, and would name these next (semantics 9.2.1).
        also: LayerSet,
    },
    /// AWS names a layer that is not at hand or says otherwise here; the request is denied here as well, by these layers at hand.
    OtherLayer {
        /// None where it is denied only because nothing is at hand that could allow it.
        ours: LayerSet,
    },
    /// By the policies at hand the request is allowed.
    Contradicts,
    /// The answer at hand hangs on condition keys that are not known.
    CannotTell {
        /// The keys.
        on: Vec<ContextKey>,
    },
}

/// Holds a denial against a scenario: what the text tells of action, resource, caller and condition keys is filled in where the scenario is
/// silent. A caller that is no session of the scenario's role is a suspect and is not filled in.
pub fn hold(denial: &Denial, scenario: &Scenario, catalog: Option<&Catalog>) -> Held {
    let pod = fill::is_pod(denial, scenario);
    let mut held = Held {
        denial: denial.clone(),
        asked: None,
        analysis: Analysis::of(&Scenario::default()),
        trace: None,
        outcome: Outcome::NoPolicies,
        suspects: Vec::new(),
        pod,
    };
    let mut candidates = asked::candidates(denial, scenario, catalog);
    held.asked = candidates.first().cloned();
    if AtHand::of(scenario).is_nothing() {
        held.suspects = suspicion::to_give(denial);
        return held;
    }
    if candidates.is_empty() {
        let tried = catalog.and_then(|catalog| tried::denied_on_all(denial, scenario, catalog));
        candidates.extend(tried);
    }
    if candidates.is_empty() {
        held.outcome = Outcome::Incomplete(asked::lacking(denial));
        return held;
    }
    for asked in candidates {
        let filled = fill(denial, scenario, &asked);
        let analysis = match catalog {
            Some(catalog) => Analysis::with_catalog(&filled, catalog),
            None => Analysis::of(&filled),
        };
        let trace = trace(&analysis, &asked);
        let is_allowed = trace
            .as_ref()
            .is_some_and(|trace| trace.verdict.decision == Decision::Allowed);
        // Of several actions that a call needs the first that is not allowed is the one that stopped it.
        if held.trace.is_none() || !is_allowed {
            held.asked = Some(asked);
            held.analysis = analysis;
            held.trace = trace;
        }
        if !is_allowed {
            break;
        }
    }
    judge(&mut held, scenario, catalog);
    held
}

fn trace(analysis: &Analysis, asked: &Asked) -> Option<Trace> {
    let (authority, situation) = analysis.ready().ok()?;
    Some(explain_everywhere(authority, &asked.request(situation)))
}

fn judge(held: &mut Held, scenario: &Scenario, catalog: Option<&Catalog>) {
    let Some(trace) = &held.trace else {
        held.outcome = Outcome::Refused;
        return;
    };
    let at_hand = AtHand::of(scenario).beside(trace);
    let standing = Standing::of(&held.denial, trace, at_hand);
    let verdict = &trace.verdict;
    let ours = at_hand.among(verdict.by);
    let is_denied = !ours.is_empty();
    let outcome = match (verdict.decision, standing) {
        (Decision::Allowed, _) => Outcome::Contradicts,
        (Decision::Depends, Standing::Disagrees) => Outcome::Contradicts,
        (Decision::Depends, _) => Outcome::CannotTell {
            on: verdict.on.clone(),
        },
        (_, Standing::NotAtHand | Standing::Disagrees) => Outcome::OtherLayer { ours },
        (_, Standing::Unnamed) if !is_denied => Outcome::OtherLayer { ours },
        (_, Standing::Unnamed) => Outcome::Agrees {
            also: LayerSet::NONE,
        },
        (_, Standing::Agrees | Standing::Hangs) => Outcome::Agrees {
            also: standing::without(ours, &held.denial),
        },
    };
    let suspicion = Suspicion {
        denial: &held.denial,
        scenario,
        catalog,
        asked: held.asked.as_ref(),
        trace,
        at_hand,
        standing,
        pod: held.pod,
    };
    held.suspects = suspicion.rank(&outcome);
    held.outcome = outcome;
}

impl Held {
    /// The request and its situation, for whoever explains the answer at hand; `None` where nothing could be asked.
    pub fn request(&self) -> Option<Request<'_>> {
        let (_, situation) = self.analysis.ready().ok()?;
        self.asked
            .as_ref()
            .filter(|_| self.trace.is_some())
            .map(|asked| asked.request(situation))
    }

    /// What the text does not tell of the request, whether or not it could be asked.
    pub fn lacking(&self) -> Vec<Missing> {
        match &self.outcome {
            Outcome::Incomplete(missing) => missing.clone(),
            _ if self.asked.is_none() => asked::lacking(&self.denial),
            _ => Vec::new(),
        }
    }
}
