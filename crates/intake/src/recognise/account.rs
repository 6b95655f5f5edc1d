//! `aws iam get-account-authorization-details`: roles with all that belongs to them.

use std::collections::HashMap;

use scopedown_policy::PolicyKind;

use super::role::{boundary, frame, last_segment};
use crate::found::StandsFor;
use crate::reader::{About, Reader, Source};
use crate::tree::{Node, Value};

const WORDS: &str = "the answer of `aws iam get-account-authorization-details`";

/// All roles of the answer. Users and groups are listed as unread.
pub(super) fn details(reader: &mut Reader, node: &Node, source: Source<'_>) -> bool {
    let Some(list) = node.get("RoleDetailList") else {
        return false;
    };
    let words = format!("{WORDS}{}", source.wrapping);
    let policies = Managed::of(node.get("Policies").map(Node::elements).unwrap_or_default());
    for one in list.elements() {
        role_detail(reader, one, &policies, source, &words);
    }
    for other in ["UserDetailList", "GroupDetailList"] {
        if let Some(list) = node.get(other).filter(|list| !list.elements().is_empty()) {
            reader.unread(list.span, other);
        }
    }
    true
}

/// One role: inline policies, attached managed policies by their default version, boundary, tags, trust.
pub(crate) fn role_detail(
    reader: &mut Reader,
    node: &Node,
    policies: &Managed<'_>,
    source: Source<'_>,
    words: &str,
) {
    let owner = frame(reader, node, source, words);
    for inline in node
        .get("RolePolicyList")
        .map(Node::each)
        .unwrap_or_default()
    {
        let name = inline
            .owned("PolicyName")
            .unwrap_or_else(|| "policy".to_owned());
        let about = About::new(name, format!("an inline policy in {words}"))
            .owner(Some(owner.clone()))
            .kind(PolicyKind::Role);
        reader.document_in(inline, &["PolicyDocument"], source, about);
    }
    for attached in node
        .get("AttachedManagedPolicies")
        .map(Node::each)
        .unwrap_or_default()
    {
        managed(reader, attached, policies, source, &owner, words);
    }
    let Some((arn, document)) = shown_boundary(node, policies) else {
        return boundary(reader, node, &owner, words);
    };
    let about = About::new(
        last_segment(&arn),
        format!("the permissions boundary in {words}"),
    )
    .owner(Some(owner))
    .kind(PolicyKind::Boundary);
    reader.document(document, source, about);
}

fn managed(
    reader: &mut Reader,
    attached: &Node,
    policies: &Managed<'_>,
    source: Source<'_>,
    owner: &str,
    words: &str,
) {
    let Some(arn) = attached.get("PolicyArn") else {
        return;
    };
    let name = attached
        .owned("PolicyName")
        .unwrap_or_else(|| last_segment(&arn.brief()));
    let about = About::new(name, format!("an attached policy in {words}"))
        .owner(Some(owner.to_owned()))
        .kind(PolicyKind::Managed);
    match arn.text().and_then(|arn| policies.default_version(arn)) {
        Some(document) => reader.document(document, source, about),
        None => reader.open(about, attached.span, StandsFor::ManagedPolicy, arn.brief()),
    }
}

/// The document of the boundary, where the answer shows it among its policies.
fn shown_boundary<'n>(node: &Node, policies: &Managed<'n>) -> Option<(String, &'n Node)> {
    let boundary = node.at(&["PermissionsBoundary", "PermissionsBoundaryArn"])?;
    let arn = boundary.text()?;
    Some((arn.to_owned(), policies.default_version(arn)?))
}

/// The managed policies of an answer, by ARN.
pub(crate) struct Managed<'n>(HashMap<&'n str, &'n Node>);

impl<'n> Managed<'n> {
    pub(crate) fn of(policies: &'n [Node]) -> Self {
        let named = |policy: &'n Node| Some((policy.text_of("Arn")?, policy));
        Self(policies.iter().filter_map(named).collect())
    }

    /// The document of the default version.
    fn default_version(&self, arn: &str) -> Option<&'n Node> {
        let policy = self.0.get(arn)?;
        let default = policy.text_of("DefaultVersionId");
        let is_default = |version: &&Node| match default {
            Some(id) => version.text_of("VersionId") == Some(id),
            None => matches!(
                version.get("IsDefaultVersion").map(|node| &node.value),
                Some(Value::Bool(true))
            ),
        };
        let versions = policy.get("PolicyVersionList")?.elements();
        versions.iter().find(is_default)?.get("Document")
    }
}
