//! Answers of the AWS CLI about one thing, and the inputs of its calls.

use scopedown_policy::PolicyKind;

use super::association::{Names, association, is as is_association};
use super::call::{input_of, session};
use super::role::{last_segment, role};
use crate::found::StandsFor;
use crate::reader::{About, Reader, Source};
use crate::tree::{Node, Value};

/// Reads an answer, or says that it is none of those that are known.
pub(super) fn answer(reader: &mut Reader, node: &Node, source: Source<'_>) -> bool {
    let known = [
        roles,
        inline_policy,
        policy_version,
        session,
        associations,
        organization_policy,
        attached,
        named_policies,
        managed_policy,
        resource_policy,
    ];
    known.iter().any(|one| one(reader, node, source))
}

fn answer_of(operation: &str, source: Source<'_>) -> String {
    if let Some(command) = source.command {
        return command.to_owned();
    }
    format!("the answer of `aws {operation}`{}", source.wrapping)
}

fn roles(reader: &mut Reader, node: &Node, source: Source<'_>) -> bool {
    if let Some(list) = node.get("Roles").filter(|list| !list.elements().is_empty()) {
        let words = answer_of("iam list-roles", source);
        for one in list.elements() {
            role(reader, one, source, &words);
        }
        return true;
    }
    let inner = node.get("Role").filter(|role| role.has("RoleName"));
    let bare = node.has("AssumeRolePolicyDocument").then_some(node);
    let Some(one) = inner.or(bare) else {
        return false;
    };
    role(reader, one, source, &answer_of("iam get-role", source));
    true
}

fn inline_policy(reader: &mut Reader, node: &Node, source: Source<'_>) -> bool {
    if !node.has("PolicyDocument") {
        return false;
    }
    let (owner, words) = match (node.owned("RoleName"), node.owned("UserName")) {
        (Some(role), _) => (Some(role), answer_of("iam get-role-policy", source)),
        (None, Some(user)) => (Some(user), answer_of("iam get-user-policy", source)),
        (None, None) if node.has("GroupName") => (
            node.owned("GroupName"),
            answer_of("iam get-group-policy", source),
        ),
        (None, None) => (None, format!("a named policy document{}", source.wrapping)),
    };
    let name = node
        .owned("PolicyName")
        .unwrap_or_else(|| "policy".to_owned());
    let about = About::new(name, words).owner(owner).kind(PolicyKind::Role);
    reader.document_in(node, &["PolicyDocument"], source, about)
}

fn policy_version(reader: &mut Reader, node: &Node, source: Source<'_>) -> bool {
    let versions = node.any(&["PolicyVersion", "Versions"]).unwrap_or(node);
    let mut any = false;
    for version in versions.each() {
        if !version.has("VersionId") {
            continue;
        }
        any = true;
        let name = format!(
            "version {}",
            version
                .get("VersionId")
                .map(Node::brief)
                .unwrap_or_default()
        );
        if version.has("Document") {
            let words = answer_of("iam get-policy-version", source);
            let about = About::new(name, words).kind(PolicyKind::Managed);
            reader.document_in(version, &["Document"], source, about);
        } else {
            let words = answer_of("iam list-policy-versions", source);
            let about = About::new(name.clone(), words).kind(PolicyKind::Managed);
            reader.open(about, version.span, StandsFor::ManagedPolicy, name);
        }
    }
    any
}

fn associations(reader: &mut Reader, node: &Node, source: Source<'_>) -> bool {
    if let Some(one) = node.get("association").filter(|one| is_association(one)) {
        let words = answer_of("eks describe-pod-identity-association", source);
        association(reader, one, source, &Names::API, &words);
        return true;
    }
    let list = node
        .get("associations")
        .map(Node::elements)
        .unwrap_or_default();
    for one in list.iter().filter(|one| is_association(one)) {
        let words = answer_of("eks list-pod-identity-associations", source);
        association(reader, one, source, &Names::API, &words);
        without_policy(reader, one, &words);
    }
    if list.iter().any(is_association) {
        return true;
    }
    if !is_association(node) {
        return false;
    }
    let words = input_of("eks create-pod-identity-association", source);
    association(reader, node, source, &Names::API, &words);
    true
}

/// A list of associations tells neither role nor session policy; the part says which call does.
fn without_policy(reader: &mut Reader, node: &Node, words: &str) {
    if node.has("roleArn") || node.has("policy") {
        return;
    }
    let word = |name: &str| node.get(name).map_or_else(|| "…".to_owned(), Node::brief);
    let call = format!(
        "aws eks describe-pod-identity-association --cluster-name {} --association-id {}",
        word("clusterName"),
        word("associationId")
    );
    let title = format!("{}/{}", word("namespace"), word("serviceAccount"));
    let about = About::new(
        format!("{title} role and policy"),
        format!("what {words} does not tell"),
    )
    .kind(PolicyKind::Session);
    let stands_for = StandsFor::Policy(Some(PolicyKind::Session));
    reader.open(about, node.span, stands_for, call);
}

/// `aws organizations describe-policy`
fn organization_policy(reader: &mut Reader, node: &Node, source: Source<'_>) -> bool {
    let Some(policy) = node.get("Policy").filter(|policy| policy.has("Content")) else {
        return false;
    };
    let summary = policy.get("PolicySummary").unwrap_or(policy);
    if let Some(summary) = policy.get("PolicySummary") {
        reader.used(summary.span);
    }
    let name = summary.owned("Name").unwrap_or_else(|| "policy".to_owned());
    let mut about = About::new(name, answer_of("organizations describe-policy", source));
    about.kind = match summary.text_of("Type") {
        Some("SERVICE_CONTROL_POLICY") => Some(PolicyKind::Scp),
        Some("RESOURCE_CONTROL_POLICY") => Some(PolicyKind::Rcp),
        _ => None,
    };
    reader.document_in(policy, &["Content"], source, about)
}

/// `aws iam list-attached-role-policies`
fn attached(reader: &mut Reader, node: &Node, source: Source<'_>) -> bool {
    let Some(list) = node.get("AttachedPolicies") else {
        return false;
    };
    let words = answer_of("iam list-attached-role-policies", source);
    for one in list.elements() {
        reference(reader, one, "PolicyArn", &words);
    }
    !list.elements().is_empty()
}

/// `aws iam list-role-policies`
fn named_policies(reader: &mut Reader, node: &Node, source: Source<'_>) -> bool {
    let Some(list) = node.get("PolicyNames") else {
        return false;
    };
    for one in list.elements() {
        let about = About::new(one.brief(), answer_of("iam list-role-policies", source))
            .kind(PolicyKind::Role);
        let stands_for = StandsFor::Policy(Some(PolicyKind::Role));
        reader.open(about, one.span, stands_for, one.brief());
    }
    !list.elements().is_empty()
}

/// `aws iam get-policy` and `aws iam list-policies`, which tell the ARN and no document.
fn managed_policy(reader: &mut Reader, node: &Node, source: Source<'_>) -> bool {
    let is_summary = |one: &Node| one.has("DefaultVersionId") && one.has("Arn");
    if let Some(one) = node.get("Policy").filter(|one| is_summary(one)) {
        reference(reader, one, "Arn", &answer_of("iam get-policy", source));
        return true;
    }
    let list = node.get("Policies").map(Node::elements).unwrap_or_default();
    for one in list.iter().filter(|one| is_summary(one)) {
        reference(reader, one, "Arn", &answer_of("iam list-policies", source));
    }
    list.iter().any(is_summary)
}

fn reference(reader: &mut Reader, node: &Node, member: &str, words: &str) {
    let Some(arn) = node.get(member) else {
        return;
    };
    let name = node
        .owned("PolicyName")
        .unwrap_or_else(|| last_segment(&arn.brief()));
    let about = About::new(name, words).kind(PolicyKind::Managed);
    reader.open(about, node.span, StandsFor::ManagedPolicy, arn.brief());
}

/// `{"Policy": "…"}`, as buckets, keys, queues, topics and functions answer.
fn resource_policy(reader: &mut Reader, node: &Node, source: Source<'_>) -> bool {
    let Some(policy) = node.any(&["Policy", "ResourcePolicy", "policy"]) else {
        return false;
    };
    let holds_text = match &policy.value {
        Value::Text(text) => text.value.contains("Statement"),
        _ => super::policy::is(policy),
    };
    if !holds_text {
        return false;
    }
    let words = format!(
        "the answer of a call that shows a resource's policy{}",
        source.wrapping
    );
    let resource = node
        .any(&["ARN", "ResourceArn", "resourceArn"])
        .and_then(Node::text);
    let about = About::new("resource policy", words)
        .resource(resource.map(str::to_owned))
        .kind(PolicyKind::Resource);
    reader.document(policy, source, about);
    true
}
