//! eksctl's `ClusterConfig` (semantics 8.6).

use scopedown_policy::PolicyKind;

use super::super::association::{Names, association_in};
use super::super::role::{last_segment, owner_of};
use crate::found::StandsFor;
use crate::reader::{About, Reader, Source};
use crate::tree::Node;

/// The associations of the cluster and of its add-ons, and the older service accounts with policies.
pub(super) fn read(reader: &mut Reader, node: &Node, source: Source<'_>, words: &str) {
    let cluster = node.get("metadata");
    let before = reader.parts();
    let own = node.at(&["iam", "podIdentityAssociations"]);
    let of_addons = node
        .get("addons")
        .map(Node::elements)
        .unwrap_or_default()
        .iter()
        .filter_map(|addon| addon.get("podIdentityAssociations"));
    for one in own.into_iter().chain(of_addons).flat_map(Node::elements) {
        association_in(reader, one, source, &Names::MANIFEST, words, cluster);
        let role = one
            .any(&["roleARN", "roleArn"])
            .map(|arn| owner_of(&arn.brief()));
        let owner = role.or_else(|| label(one));
        made_role(reader, one, source, words, owner.as_deref());
    }
    let accounts = node.at(&["iam", "serviceAccounts"]).map(Node::elements);
    for one in accounts.unwrap_or_default() {
        made_role(reader, one, source, words, label(one).as_deref());
    }
    if reader.parts() == before {
        reader.unread(node.span, format!("{words} without associations"));
    }
}

/// The name of the role that eksctl makes, or the service account where it will choose one.
fn label(node: &Node) -> Option<String> {
    node.owned("roleName").or_else(|| {
        let account = node
            .get("serviceAccountName")
            .or_else(|| node.at(&["metadata", "name"]))?;
        Some(account.brief())
    })
}

/// What the role gets that eksctl makes: a policy that is written out, policies by ARN, and policies that eksctl has ready.
fn made_role(
    reader: &mut Reader,
    node: &Node,
    source: Source<'_>,
    words: &str,
    owner: Option<&str>,
) {
    let about = |name: &str, what: &str, kind| {
        About::new(name, format!("{what} of {words}"))
            .owner(owner.map(str::to_owned))
            .kind(kind)
    };
    let written = about(
        "permissionPolicy",
        "the `permissionPolicy`",
        PolicyKind::Role,
    );
    reader.document_in(node, &["permissionPolicy", "attachPolicy"], source, written);
    let attached = node.any(&["permissionPolicyARNs", "attachPolicyARNs"]);
    for arn in attached.map(Node::each).unwrap_or_default() {
        let about = about(
            &last_segment(&arn.brief()),
            "an attached policy",
            PolicyKind::Managed,
        );
        reader.open(about, arn.span, StandsFor::ManagedPolicy, arn.brief());
    }
    for member in node
        .get("wellKnownPolicies")
        .map(Node::members)
        .unwrap_or_default()
    {
        let about = about(
            &member.name,
            "one of the `wellKnownPolicies`",
            PolicyKind::Role,
        );
        let reference = format!(
            "wellKnownPolicies.{}: {}",
            member.name,
            member.value.brief()
        );
        reader.open(about, member.value.span, StandsFor::Generated, reference);
    }
    let boundary = node.any(&["permissionsBoundaryARN", "permissionsBoundary"]);
    if let Some(arn) = boundary {
        let about = about(
            &last_segment(&arn.brief()),
            "the permissions boundary",
            PolicyKind::Boundary,
        );
        reader.open(about, arn.span, StandsFor::Boundary, arn.brief());
    }
}
