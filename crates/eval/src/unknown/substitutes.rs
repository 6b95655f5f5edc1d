//! Which texts could stand for a variable, given what its pattern is compared with.

use scopedown_policy::Beside;

/// Texts up to this length are cut everywhere, longer ones only where something separates.
const CUT_EVERYWHERE: usize = 24;

/// Separators are looked at up to this many.
const MOST_CUTS: usize = 12;

/// Every stretch of a text that can stand between what stands before and behind a variable. Letter case does not count here: whether the
/// pattern then matches is asked afterwards.
pub(super) fn substitutes<'t>(
    text: &'t str,
    before: Beside<'_>,
    behind: Beside<'_>,
) -> Vec<&'t str> {
    let starts = match before {
        Beside::Edge => vec![0],
        Beside::Text(literal) => occurrences(text, literal)
            .map(|at| at + literal.len())
            .collect(),
        Beside::Open => cuts(text),
    };
    let ends = match behind {
        Beside::Edge => vec![text.len()],
        Beside::Text(literal) => occurrences(text, literal).collect(),
        Beside::Open => cuts(text),
    };
    let stretch =
        |start: &usize, end: &usize| text.get(*start..*end).filter(|stretch| !stretch.is_empty());
    starts
        .iter()
        .flat_map(|start| ends.iter().filter_map(move |end| stretch(start, end)))
        .collect()
}

/// Where a literal stands in a text, overlapping occurrences included.
fn occurrences(text: &str, literal: &str) -> impl Iterator<Item = usize> {
    let starts = text.char_indices().map(|(at, _)| at);
    starts.filter(move |at| {
        text.get(*at..at + literal.len())
            .is_some_and(|found| found.eq_ignore_ascii_case(literal))
    })
}

/// Where a text may be cut beside a wildcard.
fn cuts(text: &str) -> Vec<usize> {
    let ends = [0, text.len()];
    if text.len() <= CUT_EVERYWHERE {
        return text
            .char_indices()
            .map(|(at, _)| at)
            .chain([text.len()])
            .collect();
    }
    let separators = text
        .match_indices(|character: char| character.is_ascii() && !character.is_ascii_alphanumeric())
        .take(MOST_CUTS);
    separators
        .flat_map(|(at, separator)| [at, at + separator.len()])
        .chain(ends)
        .collect()
}
