//! The product against the referee: the corpus, and as many random lines as there is time for.
//!
//! `SCOPEDOWN_CASES` and `SCOPEDOWN_SEED` ask for other numbers.

use std::collections::{BTreeMap, BTreeSet};

use scopedown_eval::Layer;
use scopedown_policy::Operator;
use scopedown_scenario::batch::{Outcome, answer};
use scopedown_tests::generator::{self, Dice};
use scopedown_tests::referee::Answer;
use scopedown_tests::{Corpus, referee, rows, shrink};
use serde_json::Value;

#[test]
fn the_referee_answers_the_corpus_as_expected() {
    let corpus = Corpus::read().unwrap_or_else(|fault| panic!("{fault}"));
    let rows = rows(&corpus).unwrap_or_else(|fault| panic!("{fault}"));
    let failures: Vec<String> = rows
        .iter()
        .filter_map(|row| {
            let answer = referee::judge(&row.line);
            let by: Vec<String> = answer.by.iter().map(ToString::to_string).collect();
            let agrees = answer.verdict == row.expected.verdict
                && row.expected.by.as_ref().is_none_or(|wanted| *wanted == by);
            (!agrees).then(|| {
                format!(
                    "{}, {}\n  referee  {answer:?}\n  expected {:?}\n  line     {}",
                    row.entry.name, row.label, row.expected, row.line
                )
            })
        })
        .collect();
    assert!(
        failures.is_empty(),
        "{} of {} differ:\n{}",
        failures.len(),
        rows.len(),
        failures.join("\n\n")
    );
}

#[expect(
    clippy::print_stdout,
    reason = "the counts are for whoever asks with --nocapture"
)]
#[test]
fn the_product_and_the_referee_agree_on_random_lines() {
    let asked = |name: &str, otherwise: u64| match std::env::var(name) {
        Ok(value) => value
            .parse()
            .unwrap_or_else(|_| panic!("{name} is no number: {value}")),
        Err(_) => otherwise,
    };
    let (cases, seed) = (
        asked("SCOPEDOWN_CASES", 200_000),
        asked("SCOPEDOWN_SEED", 1),
    );
    let tally = on_all_cores(cases, seed).unwrap_or_else(|fault| panic!("{fault}"));
    println!("{} lines: {:?}", tally.lines, tally.verdicts);
    for verdict in ["allowed", "implicitDeny", "explicitDeny"] {
        let share = tally.verdicts.get(verdict).copied().unwrap_or_default() * 100 / tally.lines;
        assert!(share >= 5, "only {share} % of the lines are {verdict}");
    }
    let one_sided: Vec<String> = Operator::all()
        .map(|operator| operator.to_string())
        .filter(|name| !tally.held.contains(name) || !tally.failed.contains(name))
        .collect();
    assert!(
        one_sided.is_empty(),
        "not seen to hold and to fail: {}",
        one_sided.join(", ")
    );
}

/// What was seen.
#[derive(Debug, Default)]
struct Tally {
    lines: u64,
    verdicts: BTreeMap<&'static str, u64>,
    held: BTreeSet<String>,
    failed: BTreeSet<String>,
}

impl Tally {
    fn and(mut self, other: Self) -> Self {
        self.lines += other.lines;
        for (verdict, count) in other.verdicts {
            *self.verdicts.entry(verdict).or_default() += count;
        }
        self.held.extend(other.held);
        self.failed.extend(other.failed);
        self
    }
}

/// Parts of a run, each with a seed of its own: the same lines on a machine of whatever size.
const PARTS: u64 = 8;

fn on_all_cores(cases: u64, seed: u64) -> Result<Tally, String> {
    std::thread::scope(|scope| {
        let runs: Vec<_> = (0..PARTS)
            .map(|part| scope.spawn(move || run(cases.div_ceil(PARTS), seed * PARTS + part)))
            .collect();
        runs.into_iter().try_fold(Tally::default(), |tally, run| {
            let seen = run.join().map_err(|_| "a run has stopped".to_owned())??;
            Ok(tally.and(seen))
        })
    })
}

/// Every fifth line is a single condition, so that each operator is seen by itself. A disagreement is the error.
fn run(lines: u64, seed: u64) -> Result<Tally, String> {
    let mut dice = Dice::new(seed);
    let mut tally = Tally::default();
    for number in 0..lines {
        let (line, operator) = if number % 5 == 0 {
            let (line, operator) = generator::line_of_one_condition(&mut dice);
            (line, Some(operator))
        } else {
            (generator::line(&mut dice), None)
        };
        let answer = referee::judge(&line);
        if product(&line) != answer {
            return Err(disagreement(&line));
        }
        tally.lines += 1;
        *tally.verdicts.entry(answer.verdict).or_default() += 1;
        if let Some(operator) = operator {
            let seen = match answer.verdict {
                "allowed" => &mut tally.held,
                _ => &mut tally.failed,
            };
            seen.insert(operator);
        }
    }
    Ok(tally)
}

/// The product's answer, through the door of the terminal.
fn product(line: &Value) -> Answer {
    match answer(&line.to_string()).outcome {
        Outcome::Decided(verdict) => Answer {
            verdict: verdict.decision.name(),
            by: verdict.by.iter().map(Layer::name).collect(),
        },
        Outcome::Malformed(_) | Outcome::Refused(_) => Answer {
            verdict: "error",
            by: Vec::new(),
        },
    }
}

/// The smallest line on which they still disagree, ready to become a case.
fn disagreement(line: &Value) -> String {
    let disagrees = |line: &Value| {
        let (product, referee) = (product(line), referee::judge(line));
        product != referee && product.verdict != "error" && referee.verdict != "error"
    };
    let smallest = shrink::shrink(line, &disagrees);
    format!(
        "they disagree\n  line     {smallest}\n  product  {:?}\n  referee  {:?}",
        product(&smallest),
        referee::judge(&smallest)
    )
}
