//! Inputs of calls, from a file or from the options of a command.

use scopedown_policy::PolicyKind;

use super::role::{last_segment, tags, told};
use crate::found::{Content, Session, StandsFor};
use crate::reader::{About, Reader, Source};
use crate::tree::Node;

/// The input of `aws sts assume-role` and its sisters.
pub(super) fn session(reader: &mut Reader, node: &Node, source: Source<'_>) -> bool {
    let marks = [
        "RoleSessionName",
        "PolicyArns",
        "DurationSeconds",
        "TransitiveTagKeys",
        "WebIdentityToken",
    ];
    if !node.has("RoleArn") || !(node.has("Policy") || marks.iter().any(|mark| node.has(mark))) {
        return false;
    }
    let words = input_of("sts assume-role", source);
    let role_arn = node.owned("RoleArn");
    let owner = role_arn.as_deref().map(last_segment);
    let name = node.owned("RoleSessionName");
    let call = Session {
        role_arn,
        name: name.clone(),
        tags: tags(node.get("Tags")),
    };
    let title = name.unwrap_or_else(|| "session".to_owned());
    let about = About::new(title, words.clone()).owner(owner.clone());
    reader.found(about, node.span, Content::Session(call));
    told(reader, node.get("RoleArn"), "RoleArn", StandsFor::Role);
    let name = node.get("RoleSessionName");
    told(reader, name, "RoleSessionName", StandsFor::Unknown);
    let about = About::new("session", format!("the session policy in {words}"))
        .owner(owner.clone())
        .kind(PolicyKind::Session);
    reader.document_in(node, &["Policy"], source, about);
    for arn in node.get("PolicyArns").map(Node::each).unwrap_or_default() {
        let arn = arn.any(&["arn", "Arn"]).unwrap_or(arn);
        let words = "a managed session policy, by its ARN";
        let about = About::new(last_segment(&arn.brief()), words)
            .owner(owner.clone())
            .kind(PolicyKind::Session);
        reader.open(about, arn.span, StandsFor::SessionPolicy, arn.brief());
    }
    true
}

/// `aws iam attach-role-policy` and its like, as a command: a policy by its ARN and who gets it.
pub(super) fn attachment(reader: &mut Reader, node: &Node, words: &str) -> bool {
    let given = [
        ("PolicyArn", StandsFor::ManagedPolicy, PolicyKind::Managed),
        (
            "PermissionsBoundary",
            StandsFor::Boundary,
            PolicyKind::Boundary,
        ),
    ];
    let owner = node
        .any(&["RoleName", "UserName", "GroupName"])
        .and_then(Node::text);
    let mut any = false;
    for (member, stands_for, kind) in given {
        let Some(arn) = node.get(member) else {
            continue;
        };
        any = true;
        let about = About::new(last_segment(&arn.brief()), words)
            .owner(owner.map(str::to_owned))
            .kind(kind);
        reader.open(about, arn.span, stands_for, arn.brief());
    }
    any
}

/// The words for an input: the command itself, where it is the options of one.
pub(super) fn input_of(operation: &str, source: Source<'_>) -> String {
    match source.command {
        Some(command) => command.to_owned(),
        None => format!("the input of `aws {operation}`{}", source.wrapping),
    }
}
