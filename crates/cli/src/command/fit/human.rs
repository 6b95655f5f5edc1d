//! A fit for people: whether it fits, the steps, the budget, and the policy itself.

use scopedown_policy::parse;
use scopedown_rewrite::{PackedEstimate, PackedOutlook, Step};

use super::{Fitted, Kind, help};
use crate::terminal::wrapped;

/// Columns for a number of characters, and the blanks behind it.
const NUMBER: usize = 7;

/// Statements that are listed; of more the largest.
const SHOWN: usize = 12;

pub(super) fn report(fitted: &Fitted) -> String {
    let mut text = verdict(fitted);
    if fitted.over() > 0 {
        text += &format!("\n{}", wrapped(&help::sentences(fitted), 0));
    }
    text += &steps(fitted);
    text += &statements(fitted);
    if let Some(estimate) = fitted.packed {
        text += &packed(estimate);
    }
    format!("{text}\n{}\n", fitted.minified.text)
}

/// Whether it fits, in a line.
pub(super) fn verdict(fitted: &Fitted) -> String {
    let (used, limit) = (fitted.budget.used, fitted.limit);
    let (mark, outcome) = match fitted.over() {
        0 => ("✓", format!("; the limit is {limit}")),
        over => ("✗", format!(", {over} over the limit of {limit}")),
    };
    let saved = match fitted.before.saturating_sub(used) {
        0 => String::new(),
        saved => format!(", {saved} fewer than before"),
    };
    let line = format!(
        "{mark} {}: {used} characters{saved}{outcome}.\n",
        fitted.name
    );
    wrapped(&line, 2)
}

fn steps(fitted: &Fitted) -> String {
    let minified = &fitted.minified;
    let mut text = if minified.steps.is_empty() {
        "\nNothing to shorten that keeps the meaning.\n".to_owned()
    } else {
        "\nSteps, each with the characters that it saves:\n".to_owned()
    };
    text.extend(minified.steps.iter().map(step));
    for dropped in &minified.dropped {
        let sentence = format!(
            "\nThe step {} was not taken: its check failed. That is a fault of this program; the policy below is right without it.\n",
            dropped.kind.name()
        );
        text += &wrapped(&sentence, 0);
    }
    text
}

fn step(step: &Step) -> String {
    let saved = step.before.saturating_sub(step.after);
    let number = format!("{saved:>width$}", width = NUMBER - 2);
    let line = format!("{number}  {:<19}{}\n", step.kind.name(), step.argument);
    wrapped(&line, NUMBER + 19)
}

/// What the statements take, the largest alone where there are many.
fn statements(fitted: &Fitted) -> String {
    let policy = parse(&fitted.minified.text, fitted.kind.policy()).policy;
    let statements = policy.map(|policy| policy.statements).unwrap_or_default();
    let names = statements.iter().enumerate().map(|(number, statement)| {
        let sid = statement
            .sid
            .as_ref()
            .map(|sid| format!(" ({})", sid.value));
        format!("statement {}{}", number + 1, sid.unwrap_or_default())
    });
    let costs = fitted.budget.statements.iter();
    let mut costs: Vec<(usize, String)> = costs.map(|cost| cost.characters).zip(names).collect();
    let sum: usize = costs.iter().map(|(characters, _)| characters).sum();
    let mut text = "\nWhat each statement takes:\n".to_owned();
    let mut others = Vec::new();
    if costs.len() > SHOWN {
        text = "\nWhat the largest statements take:\n".to_owned();
        costs.sort_by_key(|(characters, _)| std::cmp::Reverse(*characters));
        others = costs.split_off(SHOWN);
    }
    text.extend(
        costs
            .iter()
            .map(|(characters, name)| line(*characters, name)),
    );
    if !others.is_empty() {
        let sum = others.iter().map(|(characters, _)| characters).sum();
        text += &line(sum, &format!("the other {}", others.len()));
    }
    text += &line(
        fitted.budget.used.saturating_sub(sum),
        "what stands around them",
    );
    if fitted.over() == 0 {
        text += &line(fitted.limit - fitted.budget.used, "left");
    }
    if fitted.kind == Kind::Role {
        let shared =
            "\nThe inline policies of a role share one limit: what the others take is not left.\n";
        text += &wrapped(shared, 0);
    }
    text
}

fn line(characters: usize, what: &str) -> String {
    format!("{characters:>width$}  {what}\n", width = NUMBER - 2)
}

fn packed(estimate: PackedEstimate) -> String {
    let PackedEstimate { low, percent, high } = estimate;
    let outlook = match estimate.outlook() {
        PackedOutlook::LikelyFits => "likely fits",
        PackedOutlook::Unsure => "may or may not fit",
        PackedOutlook::LikelyTooLarge => "is likely too large",
    };
    let sentence = format!(
        "\nEstimate of the packed size: {percent} % of the room, somewhere between {low} and {high} %, so it {outlook}. AWS does not disclose how it packs, and session tags take their part.\n"
    );
    wrapped(&sentence, 0)
}
