//! Policy documents inside scenario files and batch lines.

use scopedown_policy::PolicyKind;
use scopedown_policy::json::Value;

use super::fields::{Fields, span};
use crate::document::Document;
use crate::problem::ProblemKind;
use crate::scenario::ResourceDocument;

/// A member that is one document.
pub(crate) fn document(
    fields: &mut Fields<'_, '_, '_>,
    name: &'static str,
    kind: PolicyKind,
) -> Option<Document> {
    let value = fields.take(name)?;
    Some(named_or_bare(fields, name, 0, value, name, kind))
}

/// A member that is a list of documents.
pub(crate) fn policies(
    fields: &mut Fields<'_, '_, '_>,
    name: &'static str,
    kind: PolicyKind,
) -> Option<Vec<Document>> {
    let values = fields.list(name)?;
    let layer = if kind == PolicyKind::Session {
        "session"
    } else {
        "role"
    };
    let one = |(at, value)| {
        let default = if values.len() == 1 {
            layer.to_owned()
        } else {
            format!("{layer} {}", at + 1)
        };
        named_or_bare(fields, name, at, value, &default, kind)
    };
    Some(values.iter().enumerate().map(one).collect())
}

/// A member that is a list of levels, each a list of documents.
pub(crate) fn levels(
    fields: &mut Fields<'_, '_, '_>,
    name: &'static str,
    kind: PolicyKind,
) -> Vec<Vec<Document>> {
    let mut levels = Vec::new();
    for (number, level) in fields.list(name).unwrap_or_default().iter().enumerate() {
        let path = format!("{name}[{number}]");
        let Value::Array(level) = level else {
            fields.wrong::<()>(&path, level, "a list of policies");
            continue;
        };
        if level.elements.is_empty() && kind == PolicyKind::Scp {
            fields.report(&path, span(level), ProblemKind::EmptyLevel);
        }
        let one = |(at, value)| {
            named_or_bare(
                fields,
                &path,
                at,
                value,
                &format!("{name} level {}.{}", number + 1, at + 1),
                kind,
            )
        };
        levels.push(level.elements.iter().enumerate().map(one).collect());
    }
    levels
}

/// The member `resourcePolicies`, or the batch line's `resource_policy`.
pub(crate) fn resource_policies(fields: &mut Fields<'_, '_, '_>) -> Vec<ResourceDocument> {
    let of_request = document(fields, "resource_policy", PolicyKind::Resource);
    let mut policies: Vec<_> = of_request
        .into_iter()
        .map(|document| ResourceDocument {
            resource: None,
            account: None,
            document,
        })
        .collect();
    for (at, value) in fields
        .list("resourcePolicies")
        .unwrap_or_default()
        .iter()
        .enumerate()
    {
        let Some(mut member) = fields.element("resourcePolicies", at, value) else {
            continue;
        };
        let resource = member.text("resource");
        let account = member.text("account");
        let name = resource
            .clone()
            .unwrap_or_else(|| format!("resource policy {}", at + 1));
        let found = member
            .take("document")
            .map(|value| text_or_object(&member, &name, value, PolicyKind::Resource));
        match found {
            Some(document) => policies.push(ResourceDocument {
                resource,
                account,
                document,
            }),
            None => member.problem("document", ProblemKind::Missing),
        }
        member.finish();
    }
    policies
}

/// A document, bare or as `{ "name", "kind", "document" }`.
fn named_or_bare<'a, 't>(
    fields: &mut Fields<'a, 't, '_>,
    name: &str,
    at: usize,
    value: &'a Value<'t>,
    default_name: &str,
    kind: PolicyKind,
) -> Document {
    let is_wrapper = match value {
        Value::Object(object) => object
            .properties
            .iter()
            .any(|member| member.name.as_str() == "document"),
        _ => false,
    };
    if !is_wrapper {
        return text_or_object(fields, default_name, value, kind);
    }
    let path_fields = fields.element(name, at, value);
    let Some(mut member) = path_fields else {
        return Document::new(default_name, kind, "");
    };
    let title = member
        .text("name")
        .unwrap_or_else(|| default_name.to_owned());
    let stated = member.word(
        "kind",
        |word| matches!(word, "inline" | "managed").then(|| word.to_owned()),
        "inline, managed",
    );
    let kind = if kind == PolicyKind::Role && stated.as_deref() == Some("managed") {
        PolicyKind::Managed
    } else {
        kind
    };
    let text = member.take("document");
    let document = text.map(|value| text_or_object(&member, &title, value, kind));
    if document.is_none() {
        member.problem("document", ProblemKind::Missing);
    }
    member.finish();
    document.unwrap_or_else(|| Document::new(title, kind, "null"))
}

/// A string is the author's exact text; anything else is read in its printed form, so that what is no document is refused as such.
fn text_or_object(
    fields: &Fields<'_, '_, '_>,
    name: &str,
    value: &Value<'_>,
    kind: PolicyKind,
) -> Document {
    match value {
        Value::StringLit(text) => Document::new(name, kind, text.value.as_ref()),
        other => Document::of_object(name, kind, fields.slice(other)),
    }
}
