//! Terraform's plans and states as JSON: `terraform show -json`.

use std::collections::HashMap;

use super::terraform::Resource;
use crate::reader::{Reader, Source};
use crate::tree::{Member, Node, Value};

/// Reads a plan or a state, or says that it is none.
pub(super) fn terraform(reader: &mut Reader, node: &Node, source: Source<'_>) -> bool {
    let planned = node.at(&["planned_values", "root_module"]);
    let stored = node.at(&["values", "root_module"]);
    let (root, format) = match (planned, stored) {
        (Some(root), _) => (root, "a Terraform plan"),
        (None, Some(root)) => (root, "a Terraform state"),
        (None, None) => return false,
    };
    let changes = node
        .get("resource_changes")
        .map(Node::elements)
        .unwrap_or_default();
    if let Some(changes) = node.get("resource_changes") {
        reader.used(changes.span);
    }
    let unknown = changes.iter().filter_map(|one| {
        Some((
            one.text_of("address")?,
            one.at(&["change", "after_unknown"])?,
        ))
    });
    let plan = Plan {
        unknown: unknown.collect(),
        source,
        format,
    };
    plan.module(reader, root);
    true
}

struct Plan<'t> {
    /// By address: what is known only after the plan was applied.
    unknown: HashMap<&'t str, &'t Node>,
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
        let address = resource.text_of("address").unwrap_or(kind);
        let Some(values) = resource.get("values") else {
            return reader.unread(resource.span, address);
        };
        reader.used(resource.span);
        let values = self.with_unknown(values, address);
        Resource {
            kind,
            address,
            title: values.text_of("name").unwrap_or(address),
            values: &values,
            span: resource.span,
            owners: &[],
            words: &format!("`{address}` in {}{}", self.format, self.source.wrapping),
            source: self.source,
        }
        .read(reader);
    }

    /// The values that are set, and an open one for each that is known only later. An attribute that nobody set is stored as an empty string.
    fn with_unknown(&self, values: &Node, address: &str) -> Node {
        let mut values = values.clone();
        if let Value::Object(members) = &mut values.value {
            members.retain(|member| member.value.text() != Some(""));
        }
        let Some(unknown) = self.unknown.get(address) else {
            return values;
        };
        let open: Vec<_> = unknown
            .members()
            .iter()
            .filter(|member| matches!(member.value.value, Value::Bool(true)))
            .filter(|member| values.get(&member.name).is_none())
            .map(|member| Member {
                name: member.name.clone(),
                name_span: member.name_span,
                value: Node::new(
                    Value::Open(format!("{address}.{}", member.name)),
                    member.name_span,
                ),
            })
            .collect();
        if let Value::Object(members) = &mut values.value {
            members.extend(open);
        }
        values
    }
}
