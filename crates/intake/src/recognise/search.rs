//! The last resort: policies wherever they stand in a tree that nothing recognises.

use crate::problem::ProblemKind;
use crate::reader::{About, Reader, Source};
use crate::tree::{Node, Value};
use crate::unwrap::unwrap;

/// Hands out every object and every string that is a policy document, named by the way that leads to it. The tree's depth is bounded.
pub(super) fn policies(reader: &mut Reader, node: &Node, source: Source<'_>) {
    let before = reader.parts();
    descend(reader, node, source, "");
    if reader.parts() == before {
        reader.problem(node.span, ProblemKind::Unknown);
        let names: Vec<_> = node
            .members()
            .iter()
            .take(3)
            .map(|member| format!("`{}`", member.name))
            .collect();
        let what = if names.is_empty() {
            "a value without a policy in it".to_owned()
        } else {
            format!("an object with {}", names.join(", "))
        };
        reader.unread(node.span, what);
    }
}

fn descend(reader: &mut Reader, node: &Node, source: Source<'_>, way: &str) {
    if is_document(node) {
        let name = if way.is_empty() { "policy" } else { way };
        let words = format!(
            "a policy document inside an unknown form{}",
            source.wrapping
        );
        let mut about = About::new(name, words);
        about.kind = super::policy::kind(node);
        return reader.document(node, source, about);
    }
    for (at, element) in node.elements().iter().enumerate() {
        descend(reader, element, source, &format!("{way}[{at}]"));
    }
    for member in node.members() {
        let way = if way.is_empty() {
            member.name.clone()
        } else {
            format!("{way}.{}", member.name)
        };
        descend(reader, &member.value, source, &way);
    }
}

fn is_document(node: &Node) -> bool {
    match &node.value {
        Value::Object(_) => node.has("Statement") && super::policy::is(node),
        Value::Text(text) if text.value.contains("Statement") => {
            let (inner, _) = unwrap(text.trimmed());
            inner.value.starts_with('{')
        }
        _ => false,
    }
}
