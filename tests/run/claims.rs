//! What the lints say, held against the evaluator and, now and then, the referee: on random pairs of policies in AWS's own words, and on pairs
//! made of the policies that AWS manages.
//!
//! `SCOPEDOWN_CASES` and `SCOPEDOWN_SEED` ask for other numbers of random pairs.

#[path = "claims/claim.rs"]
mod claim;
#[path = "claims/fix.rs"]
mod fix;
#[path = "claims/held.rs"]
mod held;
#[path = "claims/judge.rs"]
mod judge;
#[path = "claims/lost.rs"]
mod lost;
#[path = "claims/pair.rs"]
mod pair;
#[path = "claims/removal.rs"]
mod removal;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use scopedown_catalog::Catalog;
use scopedown_tests::claims::Theme;
use scopedown_tests::generator::Dice;
use scopedown_tests::rewriting::managed;
use serde_json::Value;

use claim::CLAIMED;
use pair::Pair;

/// Read once for all pairs.
static CATALOG: LazyLock<Catalog> = LazyLock::new(Catalog::embedded);

/// What was looked at, by the code whose claim it was, and what turned out false.
#[derive(Debug, Default)]
struct Tally {
    held: BTreeMap<&'static str, usize>,
    fixes: BTreeMap<&'static str, usize>,
    false_claims: Vec<String>,
}

impl Tally {
    fn add(&mut self, other: Self) {
        for (code, count) in other.held {
            *self.held.entry(code).or_default() += count;
        }
        for (code, count) in other.fixes {
            *self.fixes.entry(code).or_default() += count;
        }
        self.false_claims.extend(other.false_claims);
    }

    /// The first false claim of each code: they are what has to be looked at.
    fn report(&self) -> String {
        let mut seen = BTreeSet::new();
        let first = self.false_claims.iter().filter(|claim| {
            let code = claim.split(' ').next().unwrap_or_default();
            seen.insert(code.to_owned())
        });
        let shown: Vec<&str> = first.map(String::as_str).collect();
        let count = self.false_claims.len();
        format!("{count} claims are false:\n\n{}\n", shown.join("\n\n"))
    }
}

#[cfg(test)]
fn number(name: &str, otherwise: usize) -> usize {
    match std::env::var(name) {
        Ok(value) => value
            .parse()
            .unwrap_or_else(|_| panic!("{name} is no number: {value}")),
        Err(_) => otherwise,
    }
}

/// Runs `work` for the numbers below `count` on all cores.
#[cfg(test)]
fn on_all_cores(count: usize, work: impl Fn(usize, &mut Tally) + Sync) -> Tally {
    let next = AtomicUsize::new(0);
    let run = || {
        let mut tally = Tally::default();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            if at >= count {
                return tally;
            }
            work(at, &mut tally);
        }
    };
    let cores = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(run)).collect();
        let mut all = Tally::default();
        for worker in workers {
            all.add(worker.join().unwrap());
        }
        all.false_claims.sort();
        all
    })
}

#[cfg(test)]
fn seed(at: usize) -> u64 {
    number("SCOPEDOWN_SEED", 1) as u64 * 10_000_000 + at as u64
}

#[expect(
    clippy::print_stdout,
    reason = "the counts are for whoever asks with --nocapture"
)]
#[test]
fn claims_about_random_pairs_are_true() {
    let tally = on_all_cores(number("SCOPEDOWN_CASES", 360), |at, tally| {
        let mut dice = Dice::new(seed(at));
        let theme = Theme::new(&CATALOG, &mut dice);
        let role = theme.document(&mut dice);
        let session = if at % 3 == 0 {
            theme.document(&mut dice)
        } else {
            theme.altered(&role, &mut dice)
        };
        look_at(at, &format!("pair {at}"), &role, &session, tally);
    });
    println!("held: {:?}\nfixes: {:?}", tally.held, tally.fixes);
    assert!(tally.false_claims.is_empty(), "{}", tally.report());
    let never: Vec<&str> = CLAIMED
        .iter()
        .copied()
        .filter(|code| !tally.held.contains_key(code))
        .collect();
    assert!(never.is_empty(), "never held: {}", never.join(", "));
}

#[cfg(test)]
fn look_at(at: usize, name: &str, role: &Value, session: &Value, tally: &mut Tally) {
    let [role, session] = [role, session].map(|it| serde_json::to_string_pretty(it).unwrap());
    let Some(pair) = Pair::read(&role, &session) else {
        return;
    };
    held::hold(name, &pair, seed(at), tally);
    fix::try_all(name, &pair, seed(at), tally);
}

/// Of so many of AWS's policies one is looked at, unless `SCOPEDOWN_CASES` asks for more than random pairs alone would need.
const EVERY: usize = 12;

#[expect(
    clippy::print_stdout,
    reason = "the counts are for whoever asks with --nocapture"
)]
#[test]
fn claims_about_pairs_of_managed_policies_are_true() {
    let policies = managed().unwrap();
    assert!(policies.len() > 1_000);
    let every = if number("SCOPEDOWN_CASES", 0) > 10_000 {
        1
    } else {
        EVERY
    };
    let tally = on_all_cores(policies.len() / every, |at, tally| {
        let at = at * every;
        let mut dice = Dice::new(seed(at));
        let Some((name, text)) = policies.get(at) else {
            return;
        };
        // The largest take long and are much like the others.
        if text.len() > 12_000 {
            return;
        }
        let role: Value = serde_json::from_str(text).unwrap();
        let theme = Theme::new(&CATALOG, &mut dice);
        let session = theme.altered(&role, &mut dice);
        look_at(at, name, &role, &session, tally);
    });
    println!("held: {:?}\nfixes: {:?}", tally.held, tally.fixes);
    assert!(tally.held.values().sum::<usize>() > 100);
    assert!(tally.false_claims.is_empty(), "{}", tally.report());
}

#[test]
fn lost_grants_are_as_many_as_the_evaluator_counts() {
    let tally = on_all_cores(2 * number("SCOPEDOWN_CASES", 360), |at, tally| {
        lost::recount(seed(at), tally);
    });
    let count = |name| tally.held.get(name).copied().unwrap_or_default();
    let (all, exact) = (count("lost-grants"), count("lost-grants, exactly"));
    assert!(tally.false_claims.is_empty(), "{}", tally.report());
    assert!(all > 50 && exact * 100 >= all * 75, "{exact} of {all}");
}
