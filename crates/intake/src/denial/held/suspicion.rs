//! Who is suspected, and in which order: first what the message tells, then what lies side by side, then what would explain the difference.

use scopedown_catalog::Catalog;
use scopedown_eval::{Decision, Layer, Trace, decide};
use scopedown_policy::{Action, Resource};
use scopedown_scenario::{Analysis, Scenario};

use super::super::{Certainty, Denial, Deny, PolicyType};
use super::Outcome;
use super::asked::{Asked, ResourceFrom};
use super::fill::{self, fill};
use super::keys;
use super::standing::{AtHand, Standing, kind_of, layer_of};
use super::suspect::{Grounds, Ranked, Suspect};

/// All that bears on who is suspected.
pub(super) struct Suspicion<'a> {
    pub(super) denial: &'a Denial,
    pub(super) scenario: &'a Scenario,
    pub(super) catalog: Option<&'a Catalog>,
    pub(super) asked: Option<&'a Asked>,
    pub(super) trace: &'a Trace,
    pub(super) at_hand: AtHand,
    pub(super) standing: Standing,
    pub(super) pod: bool,
}

/// The types that may be in force without anybody having thought of them, in the order in which they are worth looking for.
const UNTHOUGHT: [PolicyType; 5] = [
    PolicyType::Session,
    PolicyType::Boundary,
    PolicyType::Scp,
    PolicyType::Resource,
    PolicyType::Rcp,
];

/// What to give, where there is nothing: the type that AWS names, then the two that every session has.
pub(super) fn to_give(denial: &Denial) -> Vec<Ranked> {
    let named = denial.layer.into_iter().chain(denial.through);
    let mut list: Vec<Ranked> = named
        .map(|kind| ranked(Suspect::NotGiven(kind), Grounds::Told))
        .collect();
    for kind in [PolicyType::Identity, PolicyType::Session] {
        let suspect = Suspect::NotGiven(kind);
        if list.iter().all(|known| known.suspect != suspect) {
            list.push(ranked(suspect, Grounds::Possible));
        }
    }
    list
}

const fn ranked(suspect: Suspect, grounds: Grounds) -> Ranked {
    Ranked { suspect, grounds }
}

impl Suspicion<'_> {
    pub(super) fn rank(&self, outcome: &Outcome) -> Vec<Ranked> {
        let mut list = Vec::new();
        list.extend(self.named_and_missing());
        list.extend(self.stranger());
        let differs = matches!(
            outcome,
            Outcome::Contradicts | Outcome::OtherLayer { .. } | Outcome::CannotTell { .. }
        );
        if !differs {
            return list;
        }
        list.extend(self.keys());
        list.extend(self.named_and_otherwise());
        if self.standing == Standing::Unnamed {
            list.extend(self.silent_for_want());
            list.extend(self.account(outcome));
            list.extend(self.action());
            list.extend(self.missing_object());
            list.extend(self.unnamed(outcome));
        }
        let assumed = self.trace.verdict.assumed;
        if assumed.iter().next().is_some() {
            list.push(ranked(Suspect::Assumed(assumed), Grounds::Possible));
        }
        // A stable sort keeps the order within the same grounds.
        list.sort_by_key(|ranked| ranked.grounds);
        list
    }

    /// The types that the message names and of which nothing is at hand.
    fn named_and_missing(&self) -> Vec<Ranked> {
        let named = self.denial.layer.into_iter().chain(self.denial.through);
        let missing =
            named.filter(|kind| layer_of(*kind).is_none_or(|layer| !self.at_hand.has(layer)));
        missing
            .map(|kind| ranked(Suspect::NotGiven(kind), Grounds::Told))
            .collect()
    }

    fn stranger(&self) -> Option<Ranked> {
        let caller = fill::caller(self.denial)?;
        let scenario = self.scenario;
        let ours = scenario.principal.as_deref().or(scenario.role_arn())?;
        fill::is_stranger(&caller, scenario).then(|| {
            let suspect = Suspect::OtherPrincipal {
                theirs: caller.text().to_owned(),
                ours: ours.to_owned(),
            };
            ranked(suspect, Grounds::Shown)
        })
    }

    /// Keys that were given or taken as absent, where with other values the answer is another.
    fn keys(&self) -> Option<Ranked> {
        let keys = keys::deciding(self.denial, self.scenario, self.asked?, self.trace);
        (!keys.is_empty()).then(|| ranked(Suspect::Keys(keys), Grounds::Possible))
    }

    /// The layer that AWS names is at hand and says otherwise: what was in force is not what is at hand.
    fn named_and_otherwise(&self) -> Vec<Ranked> {
        let Some(kind) = self.denial.layer else {
            return Vec::new();
        };
        if matches!(self.standing, Standing::Agrees | Standing::Hangs) && self.is_allowed() {
            // Only a grant of the resource's policy outranks the silence of another layer (semantics 6.4).
            let suspect = Suspect::Changed(PolicyType::Resource);
            return vec![ranked(suspect, Grounds::Possible)];
        }
        if self.standing != Standing::Disagrees {
            return Vec::new();
        }
        let mut suspects = Vec::new();
        if kind == PolicyType::Session {
            suspects.push(Suspect::StaleCredentials);
        }
        let is_explicit = self.denial.deny == Some(Deny::Explicit);
        let may_be_another = match kind {
            PolicyType::Identity | PolicyType::Session => is_explicit,
            PolicyType::Scp | PolicyType::Rcp => true,
            _ => false,
        };
        if may_be_another {
            suspects.push(Suspect::AnotherDocument(kind));
        }
        suspects.push(Suspect::Changed(kind));
        suspects
            .into_iter()
            .map(|suspect| ranked(suspect, Grounds::Possible))
            .collect()
    }

    /// Layers that had to allow and of which nothing is at hand.
    fn silent_for_want(&self) -> Vec<Ranked> {
        let wanting = self.trace.verdict.by.iter();
        let kinds = wanting
            .filter(|layer| !self.at_hand.has(*layer))
            .map(kind_of);
        kinds
            .map(|kind| ranked(Suspect::NotGiven(kind), Grounds::Shown))
            .collect()
    }

    /// S3 tells its reasons within an account or organization (semantics 9.2.2); a `HEAD` request is never told any.
    fn account(&self, outcome: &Outcome) -> Option<Ranked> {
        let is_head = self
            .denial
            .operation
            .as_deref()
            .is_some_and(|operation| operation.starts_with("Head"));
        (*outcome == Outcome::Contradicts && !is_head && self.has_no_account())
            .then(|| ranked(Suspect::OtherAccount, Grounds::Possible))
    }

    /// An operation may need more than the action of its name.
    fn action(&self) -> Option<Ranked> {
        let needs = self.denial.actions();
        let concluded = self.denial.certainty == Certainty::FromOperation;
        concluded.then(|| ranked(Suspect::OtherAction(needs), Grounds::Possible))
    }

    /// S3 tells a missing object from a forbidden one only to whoever may list the bucket (S3 API reference, GetObject).
    fn missing_object(&self) -> Option<Ranked> {
        let asked = self.asked?;
        if asked.action.folded() != "s3:getobject" || asked.resource_from == ResourceFrom::None {
            return None;
        }
        let (bucket, _) = asked.resource.as_written().split_once('/')?;
        let list = Asked {
            action: Action::parse("s3:ListBucket").ok()?,
            resource: Resource::new(bucket),
            resource_from: ResourceFrom::Concluded,
        };
        let filled = fill(self.denial, self.scenario, &list);
        let analysis = match self.catalog {
            Some(catalog) => Analysis::with_catalog(&filled, catalog),
            None => Analysis::of(&filled),
        };
        let (authority, situation) = analysis.ready().ok()?;
        let may_list = decide(authority, &list.request(situation)).decision;
        (may_list != Decision::Allowed).then(|| ranked(Suspect::MissingObject, Grounds::Shown))
    }

    /// Nothing is named: every type that is not at hand may be it.
    fn unnamed(&self, outcome: &Outcome) -> Vec<Ranked> {
        let mut suspects = Vec::new();
        if self.pod && self.at_hand.has(Layer::Session) {
            suspects.push(Suspect::StaleCredentials);
        }
        if *outcome == Outcome::Contradicts {
            let missing = UNTHOUGHT
                .into_iter()
                .filter(|kind| layer_of(*kind).is_none_or(|layer| !self.at_hand.has(layer)));
            suspects.extend(missing.map(Suspect::NotGiven));
            let by_endpoint = self
                .denial
                .context
                .iter()
                .any(|(key, _)| key == "aws:SourceVpce");
            if by_endpoint {
                suspects.push(Suspect::NotGiven(PolicyType::VpcEndpoint));
            }
        }
        suspects
            .into_iter()
            .map(|suspect| ranked(suspect, Grounds::Possible))
            .collect()
    }

    fn is_allowed(&self) -> bool {
        self.trace.verdict.decision == Decision::Allowed
    }

    /// Whether nothing tells the resource's account: S3's ARNs have none.
    fn has_no_account(&self) -> bool {
        let told =
            self.scenario.resource_account.is_some() || self.denial.resource_account.is_some();
        let arn = self.asked.and_then(|asked| asked.resource.arn());
        !told && arn.is_some_and(|arn| arn.account.is_empty())
    }
}
