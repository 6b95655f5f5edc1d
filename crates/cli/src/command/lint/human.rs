//! Findings for people: an excerpt each, and a count at the end.

use scopedown_report::tags::{comparison_of, side_by_side};
use scopedown_report::{Listed, counted};
use scopedown_scenario::TagComparison;

use crate::excerpt;

pub(super) fn report(found: &[Listed], compared: &[TagComparison]) -> String {
    let excerpts = found.iter().map(|listed| {
        let (text, span) = listed.document.given(listed.span);
        excerpt::diagnostic(&listed.shape, span, text) + &both_worlds(listed, compared)
    });
    excerpts.collect::<String>() + &summary(found)
}

/// The statement with session tags and without, below what is said of it.
fn both_worlds(listed: &Listed, compared: &[TagComparison]) -> String {
    let drawn = comparison_of(listed, compared).map(side_by_side);
    let Some(drawn) = drawn.filter(|drawn| !drawn.is_empty()) else {
        return String::new();
    };
    let lines = drawn.lines().map(|line| format!("{INDENT}{line}\n"));
    lines.collect::<String>() + "\n"
}

/// What stands before the lines below an excerpt.
const INDENT: &str = "     ";

fn summary(found: &[Listed]) -> String {
    if found.is_empty() {
        return "Nothing found.\n".to_owned();
    }
    let counts = counted(found.iter().map(|listed| listed.severity));
    format!("{counts}. `scopedown lint --explain CODE` says more of each.\n")
}
