//! Manifests: eksctl's `ClusterConfig`, what ACK and Crossplane manage, and Kubernetes' own service accounts.

mod cluster_config;

use scopedown_policy::PolicyKind;

use super::association::{Names, association};
use super::role::{last_segment, owner_of, tags};
use crate::found::{Role, StandsFor};
use crate::reader::{About, Reader, Source};
use crate::tree::{Node, Value};

/// Reads a manifest, or says that it is none.
pub(super) fn manifest(reader: &mut Reader, node: &Node, source: Source<'_>) -> bool {
    let (Some(version), Some(kind)) = (node.text_of("apiVersion"), node.text_of("kind")) else {
        return false;
    };
    if kind == "List" || kind.ends_with("List") && node.has("items") {
        for item in node.get("items").map(Node::each).unwrap_or_default() {
            if !manifest(reader, item, source) {
                reader.unread(item.span, "an item of a list");
            }
        }
        return true;
    }
    if let Some(metadata) = node.get("metadata") {
        reader.used(metadata.span);
    }
    let group = version.split('/').next().unwrap_or(version);
    let words = format!("a {kind} of {group}{}", source.wrapping);
    let part = Manifest {
        node,
        spec: specification(node),
        name: name(node),
        source,
        words: &words,
    };
    match kind {
        "ClusterConfig" => cluster_config::read(reader, node, source, &words),
        "PodIdentityAssociation" => {
            let node = with_status(node, part.spec);
            association(reader, &node, source, &Names::MANIFEST, &words);
        }
        "Role" if group != "rbac.authorization.k8s.io" => part.role(reader),
        "Policy" | "RolePolicy" if group.contains("iam") => part.policy(reader, kind),
        "RolePolicyAttachment" => part.attachment(reader),
        "ServiceAccount" => part.service_account(reader),
        _ => reader.unread(node.span, words.clone()),
    }
    true
}

/// The specification; Crossplane puts it one level deeper.
fn specification(node: &Node) -> &Node {
    node.at(&["spec", "forProvider"])
        .or_else(|| node.get("spec"))
        .unwrap_or(node)
}

/// The specification, and before it what AWS told of the association since.
fn with_status(node: &Node, spec: &Node) -> Node {
    let status = node.get("status");
    let told = [
        status,
        status.and_then(|status| status.get("atProvider")),
        status.and_then(|status| status.get("ackResourceMetadata")),
    ];
    let told = told.into_iter().flatten().flat_map(Node::members);
    let told = told.filter(|member| member.value.text().is_some()).cloned();
    let members = told.chain(spec.members().iter().cloned()).collect();
    Node::new(Value::Object(members), node.span)
}

fn name(node: &Node) -> String {
    node.at(&["metadata", "name"])
        .or_else(|| node.at(&["spec", "name"]))
        .map_or_else(|| "unnamed".to_owned(), Node::brief)
}

struct Manifest<'t> {
    node: &'t Node,
    spec: &'t Node,
    name: String,
    source: Source<'t>,
    words: &'t str,
}

impl Manifest<'_> {
    fn about(&self, name: impl Into<String>, what: &str, kind: PolicyKind) -> About {
        About::new(name, format!("{what} {}", self.words))
            .owner(Some(self.name.clone()))
            .kind(kind)
    }

    fn role(&self, reader: &mut Reader) {
        let arn = self
            .node
            .at(&["status", "ackResourceMetadata", "arn"])
            .or_else(|| self.node.at(&["status", "atProvider", "arn"]))
            .and_then(Node::text);
        let role = Role {
            name: self.spec.owned("name"),
            arn: arn.map(str::to_owned),
            tags: tags(self.spec.get("tags")),
        };
        reader.role(&self.name, self.words, self.node.span, role);
        let about = self.about(
            format!("{} trust", self.name),
            "the trust policy of",
            PolicyKind::Trust,
        );
        let names = ["assumeRolePolicyDocument", "assumeRolePolicy"];
        reader.document_in(self.spec, &names, self.source, about);
        self.inline(reader);
        let attached = self.spec.any(&["policies", "managedPolicyArns"]);
        for arn in attached.map(Node::each).unwrap_or_default() {
            let about = self.about(
                last_segment(&arn.brief()),
                "an attached policy of",
                PolicyKind::Managed,
            );
            reader.open(about, arn.span, StandsFor::ManagedPolicy, arn.brief());
        }
        if let Some(arn) = self.spec.get("permissionsBoundary") {
            let about = self.about(
                last_segment(&arn.brief()),
                "the permissions boundary of",
                PolicyKind::Boundary,
            );
            reader.open(about, arn.span, StandsFor::Boundary, arn.brief());
        }
    }

    /// ACK maps names to documents, Crossplane lists `{name, policy}`.
    fn inline(&self, reader: &mut Reader) {
        for member in self
            .spec
            .get("inlinePolicies")
            .map(Node::members)
            .unwrap_or_default()
        {
            let about = self.about(
                member.name.as_str(),
                "an inline policy of",
                PolicyKind::Role,
            );
            reader.document(&member.value, self.source, about);
        }
        for one in self
            .spec
            .get("inlinePolicy")
            .map(Node::each)
            .unwrap_or_default()
        {
            let name = one.owned("name").unwrap_or_else(|| "inline".to_owned());
            let about = self.about(name, "an inline policy of", PolicyKind::Role);
            reader.document_in(one, &["policy"], self.source, about);
        }
    }

    fn policy(&self, reader: &mut Reader, kind: &str) {
        let owner = self
            .spec
            .any(&["role", "roleName"])
            .map(|role| owner_of(&role.brief()))
            .or_else(|| self.spec.at(&["roleRef", "name"]).map(Node::brief));
        let kind = if kind == "RolePolicy" {
            PolicyKind::Role
        } else {
            PolicyKind::Managed
        };
        let about = About::new(self.name.as_str(), self.words)
            .owner(owner)
            .kind(kind);
        let names = ["policyDocument", "policy", "document"];
        if !reader.document_in(self.spec, &names, self.source, about) {
            reader.unread(self.node.span, format!("{} without a document", self.words));
        }
    }

    fn attachment(&self, reader: &mut Reader) {
        let arn = self
            .spec
            .any(&["policyArn", "policyARN"])
            .or_else(|| self.spec.at(&["policyArnRef", "name"]));
        let owner = self
            .spec
            .get("role")
            .or_else(|| self.spec.at(&["roleRef", "name"]))
            .map(|role| owner_of(&role.brief()));
        let reference = arn.map_or_else(|| self.name.clone(), Node::brief);
        let about = About::new(last_segment(&reference), self.words)
            .owner(owner)
            .kind(PolicyKind::Managed);
        reader.open(about, self.node.span, StandsFor::ManagedPolicy, reference);
    }

    /// The annotation of IAM roles for service accounts, the older way; Pod Identity leaves no trace in the service account.
    fn service_account(&self, reader: &mut Reader) {
        let annotation = self
            .node
            .at(&["metadata", "annotations", "eks.amazonaws.com/role-arn"]);
        let Some(arn) = annotation else {
            return reader.unread(self.node.span, format!("{} without a role", self.words));
        };
        let namespace = self
            .node
            .at(&["metadata", "namespace"])
            .map_or_else(|| "default".to_owned(), Node::brief);
        let about = About::new(
            format!("{namespace}/{}", self.name),
            format!(
                "the annotation `eks.amazonaws.com/role-arn` of {}",
                self.words
            ),
        )
        .owner(Some(owner_of(&arn.brief())));
        reader.open(about, arn.span, StandsFor::Role, arn.brief());
    }
}
