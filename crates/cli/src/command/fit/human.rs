//! A fit for people: whether it fits, the steps, the budget, and the policy itself.

use scopedown_policy::parse;
use scopedown_rewrite::{PackedEstimate, PackedOutlook, Step};

use super::{Fitted, Kind, help};
use crate::terminal::wrapped;

/// Columns for a number of characters, and the blanks behind it.
const NUMBER: usize = 7;

pub(super) fn report(fitted: &Fitted) -> String {
    let mut text = verdict(fitted);
    if fitted.over() > 0 {
        text += &format!("\n{}", wrapped(&help::sentences(fitted), 2));
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

fn statements(fitted: &Fitted) -> String {
    let policy = parse(&fitted.minified.text, fitted.kind.policy()).policy;
    let statements = policy.map(|policy| policy.statements).unwrap_or_default();
    let sids = statements
        .iter()
        .map(|statement| statement.sid.as_ref().map(|sid| &*sid.value));
    let costs = fitted.budget.statements.iter();
    let mut frame = fitted.budget.used;
    let mut text = "\nWhat each statement takes:\n".to_owned();
    let width = NUMBER - 2;
    for (number, (cost, sid)) in costs.zip(sids).enumerate() {
        frame = frame.saturating_sub(cost.characters);
        let name = sid.map(|sid| format!(" ({sid})")).unwrap_or_default();
        text += &format!(
            "{:>width$}  statement {}{name}\n",
            cost.characters,
            number + 1
        );
    }
    text += &format!("{frame:>width$}  what stands around them\n");
    match fitted.kind {
        Kind::Role => {
            text +=
                "All inline policies of a role share its limit, so others take their part of it.\n";
        }
        _ if fitted.over() == 0 => {
            text += &format!("{:>width$}  left\n", fitted.limit - fitted.budget.used);
        }
        _ => {}
    }
    text
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
