//! Findings held against what the evaluator decides.

use std::collections::{BTreeMap, BTreeSet};

use scopedown_eval::Decision;
use scopedown_lint::{Finding, Place};
use scopedown_policy::{Policy, Span};
use scopedown_tests::claims::{Asked, Probes, is_possible};

use crate::claim::{self, Claim, Scope};
use crate::judge::{Judge, difference};
use crate::pair::Pair;
use crate::removal::{without, without_conditions, without_statements};
use crate::{CATALOG, Tally};

/// Requests that are asked about a pair.
const REQUESTS: usize = 120;

/// Holds every finding of a pair, and the removal of all that one code marks in one document.
pub(crate) fn hold(name: &str, pair: &Pair, seed: u64, tally: &mut Tally) {
    let Some(policies) = pair.policies() else {
        return;
    };
    let asked: Vec<Asked> = Probes::of(&CATALOG, &policies, seed)
        .take(REQUESTS)
        .collect();
    let possible: Vec<bool> = asked.iter().map(|it| is_possible(&CATALOG, it)).collect();
    let holder = Holder {
        policies,
        asked,
        possible,
    };
    let findings = pair.findings();
    let mut together: BTreeMap<(&str, Place), Vec<&Finding>> = BTreeMap::new();
    for finding in &findings {
        let code = finding.code.name();
        together
            .entry((code, finding.place))
            .or_default()
            .push(finding);
    }
    for ((code, place), findings) in together {
        let Some(claim) = claim::of(code) else {
            continue;
        };
        *tally.held.entry(code).or_default() += findings.len();
        let all: BTreeSet<Span> = findings.iter().copied().flat_map(marked).collect();
        let all: Vec<Span> = all.into_iter().collect();
        let each = findings.iter().map(|finding| marked(finding));
        let refuted = each
            .chain([all])
            .find_map(|spans| Some((spans.clone(), holder.refuted(claim, place, &spans)?)));
        if let Some((spans, how)) = refuted {
            let text = pair.text(place);
            let marked: Vec<&str> = spans.iter().map(|span| span.of(text)).collect();
            let show = pair.show();
            tally.false_claims.push(format!(
                "{code} of {name}, {place:?}: {marked:?}\n{show}\n{how}"
            ));
        }
    }
}

/// What a finding marks; only one code marks several entries of which it says the same.
fn marked(finding: &Finding) -> Vec<Span> {
    let mut spans = vec![finding.span];
    if finding.code.name() == "action-needs-star" {
        spans.extend(finding.also.iter().map(|mark| mark.span));
    }
    spans
}

struct Holder {
    policies: [Policy; 2],
    asked: Vec<Asked>,
    possible: Vec<bool>,
}

impl Holder {
    /// A request that shows a claim to be false.
    fn refuted(&self, claim: Claim, place: Place, spans: &[Span]) -> Option<String> {
        let policy = self.policy(place);
        match claim {
            Claim::EntryIdle(scope) => match without(policy, spans) {
                Some(left) => self.differs(scope, place, &left),
                None => Some("  what is marked is no entry".to_owned()),
            },
            Claim::StatementIdle(scope) => {
                self.differs(scope, place, &without_statements(policy, spans))
            }
            Claim::ConditionIdle => {
                self.differs(Scope::Alone, place, &without_conditions(policy, spans))
            }
            Claim::KeyNeverCarried => self.carried(policy, spans),
            Claim::NothingAllowed => {
                let [role, session] = &self.policies;
                let judge = Judge::new(role, Some(session));
                let mut asked = self.asked.iter().filter(|it| !is_always_allowed(it));
                let found = asked.find(|it| judge.decide(it) == Decision::Allowed)?;
                Some(format!("  {} is allowed", found.line()))
            }
            Claim::SessionIdle => {
                let [role, session] = &self.policies;
                let with = Judge::new(role, Some(session));
                difference(&with, &Judge::new(role, None), &self.asked)
            }
        }
    }

    fn policy(&self, place: Place) -> &Policy {
        let [role, session] = &self.policies;
        if place.is_role() { role } else { session }
    }

    /// A request that is decided otherwise with `left` in the place of a document.
    fn differs(&self, scope: Scope, place: Place, left: &Policy) -> Option<String> {
        let [role, session] = &self.policies;
        let possible = || {
            let asked = self.asked.iter().zip(&self.possible);
            asked.filter(|(_, possible)| **possible).map(|(it, _)| it)
        };
        let alone = || [Judge::new(self.policy(place), None), Judge::new(left, None)];
        match scope {
            Scope::Alone => {
                let [before, after] = alone();
                difference(&before, &after, &self.asked)
            }
            Scope::Possible => {
                let [before, after] = alone();
                difference(&before, &after, possible())
            }
            Scope::Together => {
                let before = Judge::new(role, Some(session));
                let after = if place.is_role() {
                    Judge::new(left, Some(session))
                } else {
                    Judge::new(role, Some(left))
                };
                difference(&before, &after, &self.asked)
            }
        }
    }

    /// A possible request that the statement's actions speak of and that carries the key of a marked condition.
    fn carried(&self, policy: &Policy, spans: &[Span]) -> Option<String> {
        policy.statements.iter().find_map(|statement| {
            let of_statement =
                |span: &Span| statement.span.start <= span.start && span.end <= statement.span.end;
            let mut conditions = statement.conditions.iter();
            let condition = conditions.find(|it| {
                let mut marked = spans.iter().filter(|span| of_statement(span));
                marked.any(|span| it.span == *span || it.key.span == *span)
            })?;
            let key = &condition.key.value;
            let mut asked = self.asked.iter().zip(&self.possible);
            let (found, _) = asked.find(|(asked, possible)| {
                let mut entries = statement.action.patterns.iter();
                let named = entries.any(|entry| entry.value.matches(&asked.action));
                let mut carried = asked.situation.context.entries().iter();
                **possible && statement.action.sense.of(named) && carried.any(|(it, _)| it == key)
            })?;
            Some(format!("  {} carries {}", found.line(), key.as_written()))
        })
    }
}

fn is_always_allowed(asked: &Asked) -> bool {
    asked.action.folded() == "sts:getcalleridentity"
}
