//! A role as IAM's answers show it.

use scopedown_policy::PolicyKind;

use crate::found::{Role, StandsFor};
use crate::reader::{About, Reader, Source};
use crate::tree::Node;

/// `{"RoleName", "Arn", "AssumeRolePolicyDocument", …}`: the role, its trust policy, its tags, and its boundary by name.
pub(super) fn role(reader: &mut Reader, node: &Node, source: Source<'_>, words: &str) {
    let name = frame(reader, node, source, words);
    boundary(reader, node, &name, words);
}

/// The role, its trust policy and its tags; answers with its name.
pub(super) fn frame(reader: &mut Reader, node: &Node, source: Source<'_>, words: &str) -> String {
    let arn = node.owned("Arn");
    let of_arn = || arn.as_deref()?.rsplit('/').next().map(str::to_owned);
    let name = node
        .owned("RoleName")
        .or_else(of_arn)
        .unwrap_or_else(|| "role".to_owned());
    let tags = tags(node.get("Tags"));
    let role = Role {
        name: Some(name.clone()),
        arn,
        tags,
    };
    reader.role(&name, words, node.span, role);
    let about = About::new(
        format!("{name} trust"),
        format!("the trust policy in {words}"),
    )
    .owner(Some(name.clone()))
    .kind(PolicyKind::Trust);
    reader.document_in(node, &["AssumeRolePolicyDocument"], source, about);
    name
}

/// A text that a role or a session may have. Where only another program can tell it, it is a part that says so.
pub(super) fn told(
    reader: &mut Reader,
    node: Option<&Node>,
    title: &str,
    stands_for: StandsFor,
) -> Option<String> {
    let node = node?;
    let text = node.text().map(str::to_owned);
    if text.is_none() {
        let about = About::new(title, "a name that another program tells");
        reader.open(about, node.span, stands_for, node.brief());
    }
    text
}

/// The boundary, of which most answers only tell the ARN.
pub(super) fn boundary(reader: &mut Reader, node: &Node, owner: &str, words: &str) {
    let Some(boundary) = node.get("PermissionsBoundary") else {
        return;
    };
    let arn = boundary.get("PermissionsBoundaryArn").unwrap_or(boundary);
    let about = About::new(
        last_segment(&arn.brief()),
        format!("the permissions boundary that {words} names"),
    )
    .owner(Some(owner.to_owned()))
    .kind(PolicyKind::Boundary);
    reader.open(about, arn.span, StandsFor::Boundary, arn.brief());
}

/// Tags as a list of `Key` and `Value`, or as an object.
pub(super) fn tags(node: Option<&Node>) -> Vec<(String, String)> {
    let Some(node) = node else {
        return Vec::new();
    };
    let listed = node.elements().iter().filter_map(|tag| {
        let key = tag.any(&["Key", "key"])?.brief();
        let value = tag.any(&["Value", "value"]).map(Node::brief);
        Some((key, value.unwrap_or_default()))
    });
    let named = node
        .members()
        .iter()
        .map(|tag| (tag.name.clone(), tag.value.brief()));
    listed.chain(named).collect()
}

/// The last part of an ARN's path: the name of the policy or role.
pub(super) fn last_segment(arn: &str) -> String {
    let segment = arn.rsplit('/').next().unwrap_or(arn);
    if segment.is_empty() { arn } else { segment }.to_owned()
}

/// The name that a reference to a role leads to: of an ARN, of `!GetAtt Role.Arn`, of `aws_iam_role.app.name`.
pub(crate) fn owner_of(reference: &str) -> String {
    let reference = ["!GetAtt ", "!Ref "]
        .iter()
        .find_map(|function| reference.strip_prefix(function))
        .unwrap_or(reference);
    let label = reference
        .strip_prefix("aws_iam_role.")
        .and_then(|rest| rest.split('.').next());
    if let Some(label) = label {
        return label.split('[').next().unwrap_or(label).to_owned();
    }
    let name = reference.strip_suffix(".Arn").unwrap_or(reference);
    last_segment(name)
}
