//! A CloudFormation template with `AWS::EKS::PodIdentityAssociation` (semantics 8.6).

use serde::Serialize;

use super::draft::Draft;
use super::yaml;

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Template<'a> {
    #[serde(rename = "AWSTemplateFormatVersion")]
    version: &'static str,
    resources: Resources<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Resources<'a> {
    pod_identity_association: Resource<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Resource<'a> {
    r#type: &'static str,
    properties: Properties<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Properties<'a> {
    cluster_name: &'a str,
    namespace: &'a str,
    service_account: &'a str,
    role_arn: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    target_role_arn: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    disable_session_tags: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    policy: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<Tag<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Tag<'a> {
    key: &'a str,
    value: &'a str,
}

pub(super) fn write(draft: &mut Draft<'_>) -> String {
    let properties = Properties {
        cluster_name: draft.cluster_name,
        namespace: draft.namespace,
        service_account: draft.service_account,
        role_arn: draft.role_arn,
        target_role_arn: draft.target_role_arn,
        disable_session_tags: draft.disable_session_tags,
        policy: draft.policy,
        tags: draft
            .tags
            .iter()
            .map(|(key, value)| Tag { key, value })
            .collect(),
    };
    let template = Template {
        version: "2010-09-09",
        resources: Resources {
            pod_identity_association: Resource {
                r#type: "AWS::EKS::PodIdentityAssociation",
                properties,
            },
        },
    };
    // Texts and booleans always have a form in JSON.
    let text = serde_json::to_string_pretty(&template).unwrap_or_default();
    escaped(&text) + "\n"
}

/// JSON for readers that take it for YAML, as cfn-lint does: what YAML forbids or takes for a line break is escaped. Such characters stand in
/// strings only.
fn escaped(json: &str) -> String {
    let mut escaped = String::with_capacity(json.len());
    for character in json.chars() {
        if character == '\n' || yaml::is_printable(character) {
            escaped.push(character);
        } else {
            escaped.push_str(&format!("\\u{:04x}", u32::from(character)));
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_yaml_does_not_take_is_escaped() {
        assert_eq!(
            escaped("{\n  \"a\": \"\u{7F}\u{85}\u{2028}\u{FEFF}ä😀\"\n}"),
            "{\n  \"a\": \"\\u007f\\u0085\\u2028\\ufeffä😀\"\n}"
        );
    }
}
