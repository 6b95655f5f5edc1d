//! Texts that stand for the classes of values that a test tells apart.

use scopedown_policy::{
    Decimal, Instant, NoValues, Operand, Pattern, StringComparison, Test, fold,
};

use super::FRESH;
use crate::context::Context;

/// Addresses outside the ranges that policies usually name, of both families.
const FRESH_ADDRESSES: [&str; 5] = [
    "192.0.2.1",
    "198.51.100.1",
    "203.0.113.254",
    "10.255.255.254",
    "2001:db8::1",
];

/// One text for every class that a test tells apart, and one outside all of them.
pub(super) fn witnesses(test: &Test, context: &Context) -> Vec<String> {
    let mut texts = Vec::new();
    match test {
        Test::String {
            comparison,
            operands,
            ..
        } => {
            add_patterns(&mut texts, operands, context);
            texts.push(FRESH.to_owned());
            if *comparison == StringComparison::EqualsIgnoreCase {
                for at in 0..texts.len() {
                    let folded = texts.get(at).map(|text| fold(text)).unwrap_or_default();
                    texts.extend([raised(&folded), folded]);
                }
            }
        }
        Test::Arn { operands, .. } => {
            add_patterns(&mut texts, operands, context);
            texts.push(format!("arn:aws:{FRESH}:::{FRESH}"));
        }
        Test::Bool { .. } => texts.extend(["true", "false"].map(str::to_owned)),
        Test::Numeric { operands, .. } => add_numbers(&mut texts, operands),
        Test::Date { operands, .. } => add_dates(&mut texts, operands),
        Test::Binary { operands } => {
            for bytes in readable(operands) {
                texts.push(bytes.text());
            }
            texts.push("c2NvcGVkb3duLWFueQ==".to_owned());
        }
        Test::Address { operands, .. } => {
            for range in readable(operands) {
                texts.extend([range.first(), range.last()].map(|address| address.to_string()));
            }
            texts.extend(FRESH_ADDRESSES.map(str::to_owned));
        }
        // An empty text is null here and a value to every other operator (semantics 15.28).
        Test::Null { .. } => texts.extend([FRESH.to_owned(), String::new()]),
    }
    texts
}

/// A text that differs from a folded one in letter case alone, where there is such a text. Outside ASCII a capital is looked for: a table of
/// capitals would be a large part of what the page has to load.
fn raised(folded: &str) -> String {
    const LETTERS_TRIED: usize = 4;
    let ascii = folded.to_ascii_uppercase();
    if ascii != folded {
        return ascii;
    }
    let capital = |(at, letter): (usize, char)| {
        let mut others = ('\u{80}'..='\u{24ff}').filter(|other| *other != letter);
        let capital = others.find(|other| other.to_lowercase().eq([letter]))?;
        Some((at..at + letter.len_utf8(), capital))
    };
    let letters = folded
        .char_indices()
        .filter(|(_, letter)| !letter.is_ascii());
    let mut raised = folded.to_owned();
    if let Some((place, capital)) = letters.take(LETTERS_TRIED).find_map(capital) {
        raised.replace_range(place, capital.encode_utf8(&mut [0; 4]));
    }
    raised
}

fn readable<T>(operands: &[Operand<T>]) -> impl Iterator<Item = &T> {
    operands.iter().filter_map(|operand| operand.value.as_ref())
}

fn add_patterns(texts: &mut Vec<String>, operands: &[Operand<Pattern>], context: &Context) {
    for pattern in readable(operands) {
        texts.push(pattern.example_with(&NoValues, FRESH));
        texts.push(pattern.example_with(context, FRESH));
        // The shortest text counts for a literal, and beside it only where it is a text at all.
        let shortest = pattern.example_with(context, "");
        if !shortest.is_empty() || pattern.is_literal() {
            texts.push(shortest);
        }
    }
}

/// Each number, one just beyond it, and the far ends.
fn add_numbers(texts: &mut Vec<String>, operands: &[Operand<Decimal<Box<str>>>]) {
    for number in readable(operands) {
        let text = number.text();
        let fraction = if text.contains('.') { "01" } else { ".01" };
        texts.extend([format!("{text}{fraction}"), text]);
    }
    texts.extend(["-99999999999999999999", "0", "99999999999999999999"].map(str::to_owned));
}

/// Each moment, and the seconds before and after it.
fn add_dates(texts: &mut Vec<String>, operands: &[Operand<Instant>]) {
    for moment in readable(operands) {
        texts.extend([-1, 0, 1].map(|seconds| moment.plus_seconds(seconds).epoch_text()));
    }
    texts.push("0".to_owned());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_raised_by_letter_case_alone() {
        let cases = [
            ("tag-é", "TAG-é"),
            ("é", "É"),
            ("1日ω", "1日Ω"),
            ("日", "日"),
            ("", ""),
        ];
        for (folded, expected) in cases {
            assert_eq!(raised(folded), expected);
            assert_eq!(fold(expected), folded);
        }
    }
}
