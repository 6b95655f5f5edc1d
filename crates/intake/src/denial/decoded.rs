//! What `aws sts decode-authorization-message` tells: the request with every condition key, and whether something denies it explicitly.

use super::{Denial, Deny, Form};
use crate::tree::{Node, Value};

/// Values of one message that are taken over; a message has some dozens.
const KEYS: usize = 500;

/// The decoded message: `{"allowed": false, "explicitDeny": …, "context": {"principal", "action", "resource", "conditions"}}`.
pub(super) fn decoded(node: &Node) -> Option<Denial> {
    let context = node.get("context")?;
    if !matches!(node.get("allowed")?.value, Value::Bool(false)) {
        return None;
    }
    let is_explicit = matches!(node.get("explicitDeny")?.value, Value::Bool(true));
    let mut denial = Denial {
        form: Form::Decoded,
        action: Some(context.text_of("action")?.to_owned()),
        resource: context.owned("resource"),
        principal: context.at(&["principal", "arn"])?.text().map(str::to_owned),
        deny: Some(if is_explicit {
            Deny::Explicit
        } else {
            Deny::Implicit
        }),
        context: keys(context),
        ..Denial::default()
    };
    denial.conclude();
    Some(denial)
}

/// The condition keys, each value of a key as an entry. Beside keys the list has names without a service, which are none.
fn keys(context: &Node) -> Vec<(String, String)> {
    let entries = context.get("conditions").map(items).unwrap_or_default();
    let pairs = entries.iter().flat_map(|entry| {
        let key = entry.text_of("key").filter(|key| key.contains(':'));
        let values = entry.get("values").map(items).unwrap_or_default();
        values
            .iter()
            .filter_map(move |value| Some((key?.to_owned(), value.owned("value")?)))
    });
    pairs.take(KEYS).collect()
}

fn items(node: &Node) -> &[Node] {
    node.get("items").map(Node::elements).unwrap_or_default()
}
