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
    let (before, after) = (without_places(policy), without_places(&again));
    if before != after {
        return Some(format!("  before {before}\n  after  {after}\n{printed}"));
    }
    (print(&again) != printed).then(|| format!("  the print of the print differs:\n{printed}"))
}

/// Everything that a document says, but not where.
fn without_places(policy: &Policy) -> String {
    let all = format!("{policy:?}");
    let mut parts = all.split("Span { start: ");
    let mut said = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        said.push_str(part.split_once('}').map_or(part, |(_, behind)| behind));
    }
    said
}
