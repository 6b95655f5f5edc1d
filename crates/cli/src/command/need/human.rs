//! What a list of calls comes to, for people: a line for each call, what each document forgot, and what people forget beside such calls.

use std::collections::HashSet;

use scopedown_catalog::When;
use scopedown_policy::Severity;
use scopedown_report::words;
use scopedown_scenario::need::{Asked, Need, NeedAnswer, NeedRow, Outcome, WantProblem};

use crate::terminal::wrapped;

/// Problems that are shown; a text that is no list has one in every line.
const SHOWN: usize = 20;

pub(super) fn report(answer: &NeedAnswer, need: &Need, file: &str) -> String {
    let calls = answer.wants().map(|row| {
        let sentence = words::need_row(row, need);
        wrapped(&format!("{} {sentence}\n", mark(row)), 2)
    });
    let summary = words::need_summary(answer);
    let summary = summary
        .iter()
        .map(|sentence| wrapped(&format!("{sentence}\n"), 0));
    let parts = [
        calls.collect(),
        summary.collect(),
        companions(answer),
        problems(&need.problems, file),
    ];
    let said: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    said.join("\n")
}

/// What goes with the calls and is not allowed, each action once; those that few clients need are only counted.
fn companions(answer: &NeedAnswer) -> String {
    let mut seen = HashSet::new();
    let (mut lines, mut rare) = (String::new(), 0);
    for row in answer.companions() {
        let Asked::Companion { companion, .. } = row.asked else {
            continue;
        };
        if row.outcome.is_allowed() || !seen.insert(companion.action) {
            continue;
        }
        if companion.when == When::Sometimes {
            rare += 1;
            continue;
        }
        let line = format!(
            "  {} {}, {}. {}\n",
            mark(row),
            companion.action,
            companion.when.words(),
            companion.reason.replace('`', "")
        );
        lines += &wrapped(&line, 4);
    }
    if lines.is_empty() {
        return lines;
    }
    if rare > 0 {
        let more = format!("  and {rare} that some clients need; --format json lists all\n");
        lines += &more;
    }
    format!("Often forgotten beside these calls:\n{lines}")
}

/// What of the list was not understood, or needs a remark.
pub(super) fn problems(problems: &[WantProblem], file: &str) -> String {
    let shown = problems.iter().take(SHOWN);
    let mut text: String = shown.map(|found| problem(found, file)).collect();
    if problems.len() > SHOWN {
        let more = problems.len() - SHOWN;
        text += &format!("and {more} more such parts; --format json lists all\n");
    }
    text
}

fn mark(row: &NeedRow) -> &'static str {
    match row.outcome {
        outcome if outcome.is_allowed() => "✓",
        Outcome::Denied { .. } => "✗",
        Outcome::NotApplicable => "·",
        // It is not known.
        _ => "?",
    }
}

fn problem(problem: &WantProblem, file: &str) -> String {
    let level = match problem.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    };
    let line = problem.line.map(|line| format!(":{line}"));
    let place = line.unwrap_or_default();
    let (message, help) = (problem.message(), problem.help());
    wrapped(&format!("{level}: {file}{place}: {message} {help}\n"), 2)
}
