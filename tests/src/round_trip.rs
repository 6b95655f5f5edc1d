//! A policy to text and back.

use scopedown_policy::{Policy, PolicyKind, limits, parse, print};

/// How a policy differs from what is read from its print; `None` where it does not.
pub fn fault(policy: &Policy, kind: PolicyKind) -> Option<String> {
    let printed = print(policy);
    if printed.len() > limits::POLICY_BYTES {
        return None;
    }
    let read = parse(&printed, kind);
    let Some(again) = read.policy else {
        return Some(format!(
            "  the print is refused: {:?}\n{printed}",
            read.diagnostics
        ));
    };
    let (before, after) = (format!("{policy:?}"), format!("{again:?}"));
    if without_places(&before).eq(without_places(&after)) {
        return None;
    }
    Some(format!("  before {before}\n  after  {after}\n{printed}"))
}

/// The pieces of a document's debugging text between its spans.
fn without_places(all: &str) -> impl Iterator<Item = &str> {
    let behind = |part: &'_ str| part.find('}').map_or(0, |end| end + 1);
    all.split("Span { start: ")
        .enumerate()
        .map(move |(number, part)| {
            let start = if number == 0 { 0 } else { behind(part) };
            part.get(start..).unwrap_or_default()
        })
}
