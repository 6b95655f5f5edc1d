//! Policy documents that stand alone.

use scopedown_policy::PolicyKind;

use crate::reader::{About, Reader, Source};
use crate::tree::{Node, Value};

/// Whether an object is a policy document, or was meant to be one.
pub(super) fn is(node: &Node) -> bool {
    let members = node.members();
    let statement = members
        .iter()
        .find(|member| member.name.eq_ignore_ascii_case("Statement"));
    match statement.map(|member| &member.value.value) {
        Some(Value::List(_) | Value::Object(_) | Value::Null | Value::Open(_)) => true,
        Some(_) => false,
        None => is_stump(node) || is_statement(node),
    }
}

/// `{"Version": "2012-10-17"}`: a document that somebody has begun to write.
fn is_stump(node: &Node) -> bool {
    let members = node.members();
    !members.is_empty()
        && members
            .iter()
            .all(|member| matches!(member.name.as_str(), "Version" | "Id"))
}

/// A statement alone, which the reader of policies tells apart better than words here could.
fn is_statement(node: &Node) -> bool {
    let acts = ["Action", "NotAction"].iter().any(|name| node.has(name));
    node.has("Effect") && acts
}

/// A document without a word about what it is for.
pub(super) fn bare(reader: &mut Reader, node: &Node, source: Source<'_>) {
    let words = if is_statement(node) {
        "a statement without a policy around it"
    } else {
        "a policy document"
    };
    let mut about = About::new("policy", format!("{words}{}", source.wrapping));
    about.kind = kind(node);
    reader.document(node, source, about);
}

/// What the document itself tells of its use: only one that hangs on something names its principals.
pub(crate) fn kind(node: &Node) -> Option<PolicyKind> {
    let statements = node.get("Statement")?.each();
    let named = statements
        .iter()
        .any(|one| one.has("Principal") || one.has("NotPrincipal"));
    let mut actions = statements
        .iter()
        .filter_map(|one| one.get("Action"))
        .flat_map(Node::each)
        .filter_map(Node::text)
        .peekable();
    let assumes = actions.peek().is_some()
        && actions.all(|action| {
            let action = action.to_ascii_lowercase();
            action.starts_with("sts:assume")
                || matches!(
                    action.as_str(),
                    "sts:tagsession" | "sts:setsourceidentity" | "sts:setcontext"
                )
        });
    let bound = statements
        .iter()
        .any(|one| one.has("Resource") || one.has("NotResource"));
    match (named, assumes && !bound) {
        (true, true) => Some(PolicyKind::Trust),
        (true, false) => Some(PolicyKind::Resource),
        (false, _) => None,
    }
}
