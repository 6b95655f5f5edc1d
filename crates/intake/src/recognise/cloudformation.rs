//! CloudFormation templates, and what CDK makes of its programs.

use scopedown_policy::PolicyKind;

use super::association::{Names, association};
use super::intrinsic::resolved;
use super::role::{last_segment, owner_of, tags, told};
use crate::found::{Role, StandsFor};
use crate::reader::{About, Reader, Source};
use crate::tree::{Member, Node};

/// Reads a template, or says that it is none.
pub(super) fn template(reader: &mut Reader, node: &Node, source: Source<'_>) -> bool {
    let Some(resources) = node.get("Resources") else {
        return false;
    };
    let typed = |member: &Member| {
        member
            .value
            .text_of("Type")
            .is_some_and(|name| name.contains("::"))
    };
    if !node.has("AWSTemplateFormatVersion") && !resources.members().iter().any(typed) {
        return false;
    }
    let made_by_cdk = resources.members().iter().any(|member| {
        member.value.text_of("Type") == Some("AWS::CDK::Metadata")
            || member.value.at(&["Metadata", "aws:cdk:path"]).is_some()
    });
    let format = if made_by_cdk {
        "a template that CDK made"
    } else {
        "a CloudFormation template"
    };
    for member in resources.members() {
        resource(reader, member, source, format);
    }
    true
}

fn resource(reader: &mut Reader, member: &Member, source: Source<'_>, format: &str) {
    let id = member.name.as_str();
    let kind = member
        .value
        .text_of("Type")
        .unwrap_or("a resource without type");
    let words = format!("{kind} in {format}{}", source.wrapping);
    let Some(properties) = member.value.get("Properties").map(resolved) else {
        return reader.unread(member.value.span, kind);
    };
    match kind {
        "AWS::IAM::Role" => role(reader, id, &properties, member, source, &words),
        "AWS::IAM::Policy" | "AWS::IAM::RolePolicy" | "AWS::IAM::ManagedPolicy" => {
            policy(reader, id, &properties, kind, source, &words);
        }
        "AWS::EKS::PodIdentityAssociation" => {
            association(reader, &properties, source, &Names::CLOUDFORMATION, &words);
        }
        _ => other(reader, id, &properties, member, source, &words),
    }
}

fn role(
    reader: &mut Reader,
    id: &str,
    properties: &Node,
    member: &Member,
    source: Source<'_>,
    words: &str,
) {
    let owner = Some(id.to_owned());
    let role = Role {
        name: properties.owned("RoleName"),
        arn: None,
        tags: tags(properties.get("Tags")),
    };
    reader.role(id, words, member.value.span, role);
    let title = format!("{id} RoleName");
    told(
        reader,
        properties.get("RoleName"),
        &title,
        StandsFor::Unknown,
    );
    let about = About::new(
        format!("{id} trust"),
        format!("the trust policy of {words}"),
    )
    .owner(owner.clone())
    .kind(PolicyKind::Trust);
    reader.document_in(properties, &["AssumeRolePolicyDocument"], source, about);
    for inline in properties
        .get("Policies")
        .map(Node::each)
        .unwrap_or_default()
    {
        let name = inline
            .get("PolicyName")
            .map_or_else(|| "policy".to_owned(), Node::brief);
        let about = About::new(name, format!("an inline policy of {words}"))
            .owner(owner.clone())
            .kind(PolicyKind::Role);
        if !reader.document_in(inline, &["PolicyDocument"], source, about.clone()) {
            reader.open(
                about,
                inline.span,
                StandsFor::Policy(Some(PolicyKind::Role)),
                inline.brief(),
            );
        }
    }
    for arn in properties
        .get("ManagedPolicyArns")
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
    if let Some(arn) = properties.get("PermissionsBoundary") {
        let about = About::new(
            last_segment(&arn.brief()),
            format!("the permissions boundary of {words}"),
        )
        .owner(owner)
        .kind(PolicyKind::Boundary);
        reader.open(about, arn.span, StandsFor::Boundary, arn.brief());
    }
}

/// A policy that names the roles that it is for; it is a part for each of them.
fn policy(
    reader: &mut Reader,
    id: &str,
    properties: &Node,
    kind: &str,
    source: Source<'_>,
    words: &str,
) {
    let name = properties
        .any(&["PolicyName", "ManagedPolicyName"])
        .and_then(Node::text)
        .unwrap_or(id);
    let kind = if kind.ends_with("ManagedPolicy") {
        PolicyKind::Managed
    } else {
        PolicyKind::Role
    };
    let roles = properties.any(&["Roles", "RoleName"]);
    if let Some(roles) = roles {
        reader.used(roles.span);
    }
    let roles = roles.map(Node::each).unwrap_or_default();
    let mut owners: Vec<_> = roles
        .iter()
        .map(|role| Some(owner_of(&role.brief())))
        .collect();
    if owners.is_empty() {
        owners.push(None);
    }
    for owner in owners {
        let about = About::new(name, words).owner(owner).kind(kind);
        reader.document_in(properties, &["PolicyDocument"], source, about);
    }
}

/// Any other resource: its policy, where it has one.
fn other(
    reader: &mut Reader,
    id: &str,
    properties: &Node,
    member: &Member,
    source: Source<'_>,
    words: &str,
) {
    let names = [
        "PolicyDocument",
        "KeyPolicy",
        "ResourcePolicy",
        "RepositoryPolicyText",
        "PermissionsPolicy",
        "Policy",
    ];
    let on = ["Bucket", "Queues", "Topics", "SecretId", "TableName"];
    let resource = properties.any(&on).map(|node| {
        reader.used(node.span);
        let each: Vec<_> = node.each().iter().map(Node::brief).collect();
        each.join(", ")
    });
    let about = About::new(id, format!("the policy of {words}"))
        .kind(PolicyKind::Resource)
        .resource(resource);
    if !reader.document_in(properties, &names, source, about) {
        let kind = member.value.text_of("Type").unwrap_or("a resource");
        reader.unread(member.value.span, format!("{kind} `{id}`"));
    }
}
