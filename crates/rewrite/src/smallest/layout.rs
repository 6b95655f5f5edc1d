//! A new statement in the layout of its neighbours.

use scopedown_policy::{Policy, Span};

use crate::edits::Edits;
use crate::places::{append_entry, is_compact};

/// Adds a statement that allows an action on a resource, both given as JSON, behind the statements of a document.
pub(super) fn add_statement(
    policy: &Policy,
    text: &str,
    action: &str,
    resource: &str,
) -> Option<Edits> {
    let spans: Vec<Span> = policy
        .statements
        .iter()
        .map(|statement| statement.span)
        .collect();
    let last = spans.last()?;
    let members = [
        ("Effect", "\"Allow\""),
        ("Action", action),
        ("Resource", resource),
    ];
    let statement = match Lines::of(text, *last) {
        _ if is_compact(text) => object(members, "", ":", ",", ""),
        None => object(members, " ", ": ", ", ", " "),
        Some(lines) => {
            let (open, close) = (
                format!("\n{}", lines.member),
                format!("\n{}", lines.statement),
            );
            object(members, &open, ": ", &format!(",{open}"), &close)
        }
    };
    append_entry(text, &spans, &statement)
}

fn object(members: [(&str, &str); 3], open: &str, colon: &str, comma: &str, close: &str) -> String {
    let members = members.map(|(name, value)| format!("\"{name}\"{colon}{value}"));
    format!("{{{open}{}{close}}}", members.join(comma))
}

/// The indents of a statement that stands on several lines.
struct Lines<'t> {
    /// Of its closing bracket.
    statement: &'t str,
    /// Of its members.
    member: &'t str,
}

impl<'t> Lines<'t> {
    fn of(text: &'t str, statement: Span) -> Option<Self> {
        let lines = statement.of(text).lines();
        let mut indents = lines.skip(1).map(indent);
        let member = indents.next()?;
        Some(Self {
            statement: indents.last().unwrap_or_default(),
            member,
        })
    }
}

fn indent(line: &str) -> &str {
    let length = line.len() - line.trim_start().len();
    line.get(..length).unwrap_or_default()
}
