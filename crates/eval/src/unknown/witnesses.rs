//! Texts that stand for the classes of values that a test tells apart.

use scopedown_policy::{Decimal, Instant, NoValues, Operand, Pattern, StringComparison, Test};

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
    match test {
        Test::String {
            comparison,
            operands,
            ..
        } => {
            let texts = pattern_witnesses(operands, context).chain([FRESH.to_owned()]);
            if *comparison != StringComparison::EqualsIgnoreCase {
                return texts.collect();
            }
            texts
                .flat_map(|text| [text.to_uppercase(), text.to_lowercase(), text])
                .collect()
        }
        Test::Arn { operands, .. } => pattern_witnesses(operands, context)
            .chain([format!("arn:aws:{FRESH}:::{FRESH}")])
            .collect(),
        Test::Bool { .. } => vec!["true".to_owned(), "false".to_owned()],
        Test::Numeric { operands, .. } => number_witnesses(operands),
        Test::Date { operands, .. } => date_witnesses(operands),
        Test::Binary { operands } => {
            let given = operands
                .iter()
                .filter_map(|operand| operand.value.as_ref())
                .map(scopedown_policy::Bytes::text);
            given.chain(["c2NvcGVkb3duLWFueQ==".to_owned()]).collect()
        }
        Test::Address { operands, .. } => {
            let ranges = operands.iter().filter_map(|operand| operand.value.as_ref());
            let ends =
                ranges.flat_map(|range| [range.first().to_string(), range.last().to_string()]);
            ends.chain(FRESH_ADDRESSES.map(str::to_owned)).collect()
        }
        // An empty text is null here and a value to every other operator (semantics 15.28).
        Test::Null { .. } => vec![FRESH.to_owned(), String::new()],
    }
}

fn pattern_witnesses<'a>(
    operands: &'a [Operand<Pattern>],
    context: &'a Context,
) -> impl Iterator<Item = String> + 'a {
    let patterns = operands.iter().filter_map(|operand| operand.value.as_ref());
    patterns.flat_map(|pattern| {
        // The shortest text counts for a literal, and beside it only where it is a text at all.
        let shortest = Some(pattern.example_with(context, ""))
            .filter(|text| !text.is_empty() || pattern.is_literal());
        [
            pattern.example_with(&NoValues, FRESH),
            pattern.example_with(context, FRESH),
        ]
        .into_iter()
        .chain(shortest)
    })
}

/// Each number, one just beyond it, and the far ends.
fn number_witnesses(operands: &[Operand<Decimal<Box<str>>>]) -> Vec<String> {
    let texts = operands
        .iter()
        .filter_map(|operand| operand.value.as_ref())
        .map(Decimal::text);
    let beyond = |text: String| {
        let further = if text.contains('.') {
            format!("{text}01")
        } else {
            format!("{text}.01")
        };
        [text, further]
    };
    let ends = ["-99999999999999999999", "0", "99999999999999999999"].map(str::to_owned);
    texts.flat_map(beyond).chain(ends).collect()
}

/// Each moment, and the seconds before and after it.
fn date_witnesses(operands: &[Operand<Instant>]) -> Vec<String> {
    let moments = operands.iter().filter_map(|operand| operand.value);
    let around =
        |moment: Instant| [-1, 0, 1].map(|seconds| moment.plus_seconds(seconds).epoch_text());
    moments.flat_map(around).chain(["0".to_owned()]).collect()
}
