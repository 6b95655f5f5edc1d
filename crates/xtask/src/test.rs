//! Everything that CI runs, step by step, each with its name and time, and a count at the end.

mod step;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::Result;

pub(crate) use self::step::Step;
use crate::repository::Repository;

/// How a step ended.
enum Outcome {
    Passed,
    Failed,
    /// A step that it rests on did not pass.
    NotRun(Step),
}

/// Runs the steps in their order, all if none is named, and goes on after a failure, so that one run tells everything.
///
/// The last line printed is `N passed, N failed`, counted in steps; a step that could not be run has not passed.
pub(crate) fn run(repository: &Repository, named: &[Step]) -> Result<ExitCode> {
    let chosen: Vec<Step> = Step::all()
        .iter()
        .copied()
        .filter(|step| named.is_empty() || named.contains(step))
        .collect();
    let mut done: Vec<(Step, Outcome, Duration)> = Vec::with_capacity(chosen.len());
    for (index, step) in chosen.iter().enumerate() {
        println!(
            "\n=== {}/{} {}: {}",
            index + 1,
            chosen.len(),
            step.name(),
            step.purpose()
        );
        let before = Instant::now();
        let outcome = attempt(repository, *step, &done);
        let time = before.elapsed();
        println!(
            "=== {} {} in {}",
            step.name(),
            outcome.word(),
            seconds(time)
        );
        done.push((*step, outcome, time));
    }
    Ok(summary(&done))
}

fn attempt(repository: &Repository, step: Step, done: &[(Step, Outcome, Duration)]) -> Outcome {
    let lacks = |needed: &&Step| {
        done.iter()
            .any(|(earlier, outcome, _)| earlier == *needed && !outcome.is_passed())
    };
    if let Some(needed) = step.needs().iter().find(lacks) {
        return Outcome::NotRun(*needed);
    }
    match step.run(repository) {
        Ok(()) => Outcome::Passed,
        Err(error) => {
            println!("{}: {error:#}", step.name());
            println!("What to do: {}", step.remedy());
            Outcome::Failed
        }
    }
}

fn summary(done: &[(Step, Outcome, Duration)]) -> ExitCode {
    println!();
    for (step, outcome, time) in done {
        let name = step.name();
        match outcome {
            Outcome::NotRun(needed) => {
                println!("{name:<10} not run: {} did not pass", needed.name());
            }
            _ => println!("{name:<10} {:<7} {:>8}", outcome.word(), seconds(*time)),
        }
    }
    let total = done.iter().map(|(_, _, time)| *time).sum();
    println!("in all {}", seconds(total));

    let passed = done
        .iter()
        .filter(|(_, outcome, _)| outcome.is_passed())
        .count();
    let failed = done.len() - passed;
    println!("{passed} passed, {failed} failed");
    if failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

impl Outcome {
    fn is_passed(&self) -> bool {
        matches!(self, Self::Passed)
    }

    fn word(&self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Failed => "failed",
            Self::NotRun(_) => "not run",
        }
    }
}
