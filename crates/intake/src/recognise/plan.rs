//! Terraform's plans and states as JSON: `terraform show -json`.

use scopedown_policy::PolicyKind;

use super::association::{Names, association};
use super::role::{last_segment, owner_of, tags};
use crate::found::{Role, StandsFor};
use crate::reader::{About, Reader, Source};
use crate::tree::Node;

/// Reads a plan or a state, or says that it is none.
pub(super) fn terraform(reader: &mut Reader, node: &Node, source: Source<'_>) -> bool {
    let planned = node.at(&["planned_values", "root_module"]);
    let stored = node.at(&["values", "root_module"]);
    let (root, format) = match (planned, stored) {
        (Some(root), _) => (root, "a Terraform plan"),
        (None, Some(root)) => (root, "a Terraform state"),
        (None, None) => return false,
    };
    let plan = Plan {
        node,
        source,
        format,
    };
    plan.module(reader, root);
    true
}

struct Plan<'t> {
    node: &'t Node,
    source: Source<'t>,
    format: &'static str,
}

impl Plan<'_> {
    /// The modules below are nested no deeper than the tree, whose depth is bounded.
    fn module(&self, reader: &mut Reader, module: &Node) {
        for resource in module
            .get("resources")
            .map(Node::elements)
            .unwrap_or_default()
        {
            self.resource(reader, resource);
        }
        for child in module
            .get("child_modules")
            .map(Node::elements)
            .unwrap_or_default()
        {
            self.module(reader, child);
        }
    }

    fn resource(&self, reader: &mut Reader, resource: &Node) {
        let kind = resource
            .text_of("type")
            .unwrap_or("a resource without type");
        let address = resource.owned("address").unwrap_or_else(|| kind.to_owned());
        let Some(values) = resource.get("values") else {
            return reader.unread(resource.span, address);
        };
        let words = format!("`{address}` in {}{}", self.format, self.source.wrapping);
        match kind {
            "aws_iam_role" => self.role(reader, values, &address, &words),
            "aws_iam_role_policy" => {
                self.policy(reader, values, &address, &words, PolicyKind::Role)
            }
            "aws_iam_policy" => self.policy(reader, values, &address, &words, PolicyKind::Managed),
            "aws_iam_role_policy_attachment" => attachment(reader, values, &address, &words),
            "aws_iam_policy_document" => {
                let about = About::new(address, words);
                reader.document_in(values, &["json"], self.source, about);
            }
            "aws_eks_pod_identity_association" => {
                association(reader, values, self.source, &Names::TERRAFORM, &words);
                self.unknown(
                    reader,
                    &address,
                    values,
                    &["policy", "role_arn", "target_role_arn"],
                );
            }
            _ => self.other(reader, values, resource, &address, &words),
        }
    }

    fn role(&self, reader: &mut Reader, values: &Node, address: &str, words: &str) {
        let name = values.owned("name").unwrap_or_else(|| address.to_owned());
        let owner = Some(name.clone());
        let role = Role {
            name: values.owned("name"),
            arn: values.owned("arn"),
            tags: tags(values.any(&["tags_all", "tags"])),
        };
        reader.role(&name, words, values.span, role);
        let about = About::new(
            format!("{name} trust"),
            format!("the trust policy of {words}"),
        )
        .owner(owner.clone())
        .kind(PolicyKind::Trust);
        reader.document_in(values, &["assume_role_policy"], self.source, about);
        for inline in values
            .get("inline_policy")
            .map(Node::each)
            .unwrap_or_default()
        {
            let title = inline.owned("name").unwrap_or_else(|| "inline".to_owned());
            let about = About::new(title, format!("an inline policy of {words}"))
                .owner(owner.clone())
                .kind(PolicyKind::Role);
            reader.document_in(inline, &["policy"], self.source, about);
        }
        for arn in values
            .get("managed_policy_arns")
            .map(Node::each)
            .unwrap_or_default()
        {
            let about = About::new(
                last_segment(&arn.brief()),
                format!("an attached policy of {words}"),
            )
            .owner(owner.clone())
            .kind(PolicyKind::Managed);
            reader.open(about, arn.span, StandsFor::ManagedPolicy, arn.brief());
        }
        let boundary = values
            .get("permissions_boundary")
            .filter(|arn| arn.text() != Some(""));
        if let Some(arn) = boundary {
            let about = About::new(
                last_segment(&arn.brief()),
                format!("the permissions boundary of {words}"),
            )
            .owner(owner)
            .kind(PolicyKind::Boundary);
            reader.open(about, arn.span, StandsFor::Boundary, arn.brief());
        }
        self.unknown(reader, address, values, &["assume_role_policy"]);
    }

    fn policy(
        &self,
        reader: &mut Reader,
        values: &Node,
        address: &str,
        words: &str,
        kind: PolicyKind,
    ) {
        let name = values.owned("name").unwrap_or_else(|| address.to_owned());
        let owner = values.get("role").map(|role| owner_of(&role.brief()));
        let about = About::new(name, words).owner(owner).kind(kind);
        if !reader.document_in(values, &["policy"], self.source, about) {
            self.unknown(reader, address, values, &["policy"]);
        }
    }

    fn other(
        &self,
        reader: &mut Reader,
        values: &Node,
        resource: &Node,
        address: &str,
        words: &str,
    ) {
        let on = values.any(&["bucket", "queue_url", "arn", "key_id", "secret_arn"]);
        let about = About::new(address, format!("the policy of {words}"))
            .resource(on.map(Node::brief))
            .kind(PolicyKind::Resource);
        let found = reader.document_in(
            values,
            &["policy", "access_policy", "resource_policy"],
            self.source,
            about,
        );
        if !found {
            reader.unread(resource.span, address);
        }
    }

    /// Values that are known only after the plan was applied.
    fn unknown(&self, reader: &mut Reader, address: &str, values: &Node, names: &[&str]) {
        let changes = self
            .node
            .get("resource_changes")
            .map(Node::elements)
            .unwrap_or_default();
        let change = changes
            .iter()
            .find(|one| one.text_of("address") == Some(address));
        let Some(after) = change.and_then(|one| one.at(&["change", "after_unknown"])) else {
            return;
        };
        for name in names
            .iter()
            .filter(|name| after.has(name) && values.get(name).is_none())
        {
            let about = About::new(
                format!("{address}.{name}"),
                "a value that is known after the plan is applied",
            );
            let stands_for = match *name {
                "role_arn" | "target_role_arn" => StandsFor::Role,
                _ => StandsFor::Policy(None),
            };
            reader.open(about, values.span, stands_for, format!("{address}.{name}"));
        }
    }
}

fn attachment(reader: &mut Reader, values: &Node, address: &str, words: &str) {
    let arn = values
        .get("policy_arn")
        .map_or_else(|| format!("{address}.policy_arn"), Node::brief);
    let owner = values.get("role").map(|role| owner_of(&role.brief()));
    let about = About::new(last_segment(&arn), words)
        .owner(owner)
        .kind(PolicyKind::Managed);
    reader.open(about, values.span, StandsFor::ManagedPolicy, arn);
}
