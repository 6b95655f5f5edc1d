//! The EKS Pod Identity association under the names that each tool has for its fields (semantics 8.2, 8.6).

use scopedown_association::{Association, Part, SessionTags, Tag};
use scopedown_policy::PolicyKind;

use super::role::owner_of;
use crate::found::{Content, StandsFor};
use crate::reader::{About, Reader, Source, exact_text};
use crate::tree::{Node, Value};

/// What a tool calls the fields.
pub(crate) struct Names {
    pub(crate) cluster: &'static [&'static str],
    pub(crate) namespace: &'static [&'static str],
    pub(crate) service_account: &'static [&'static str],
    pub(crate) role_arn: &'static [&'static str],
    pub(crate) target_role_arn: &'static [&'static str],
    pub(crate) disable_session_tags: &'static [&'static str],
    pub(crate) policy: &'static [&'static str],
    pub(crate) tags: &'static [&'static str],
    pub(crate) id: &'static [&'static str],
    pub(crate) arn: &'static [&'static str],
    pub(crate) external_id: &'static [&'static str],
    pub(crate) owner_arn: &'static [&'static str],
    pub(crate) region: &'static [&'static str],
}

impl Names {
    /// EKS's API and the AWS CLI.
    pub(crate) const API: Self = Self {
        cluster: &["clusterName"],
        namespace: &["namespace"],
        service_account: &["serviceAccount"],
        role_arn: &["roleArn"],
        target_role_arn: &["targetRoleArn"],
        disable_session_tags: &["disableSessionTags"],
        policy: &["policy"],
        tags: &["tags"],
        id: &["associationId"],
        arn: &["associationArn"],
        external_id: &["externalId"],
        owner_arn: &["ownerArn"],
        region: &["region"],
    };

    /// CloudFormation.
    pub(crate) const CLOUDFORMATION: Self = Self {
        cluster: &["ClusterName"],
        namespace: &["Namespace"],
        service_account: &["ServiceAccount"],
        role_arn: &["RoleArn"],
        target_role_arn: &["TargetRoleArn"],
        disable_session_tags: &["DisableSessionTags"],
        policy: &["Policy"],
        tags: &["Tags"],
        ..Self::API
    };

    /// eksctl's `ClusterConfig`, whose cluster stands elsewhere, and the specification of ACK and Crossplane.
    pub(crate) const MANIFEST: Self = Self {
        cluster: &["clusterName", "clusterRef", "clusterNameRef"],
        service_account: &["serviceAccount", "serviceAccountName"],
        role_arn: &["roleARN", "roleArn", "roleRef", "roleArnRef"],
        target_role_arn: &["targetRoleARN", "targetRoleArn", "targetRoleRef"],
        id: &["associationID", "associationId"],
        arn: &["associationARN", "associationArn", "arn"],
        external_id: &["externalID", "externalId"],
        owner_arn: &["ownerARN", "ownerArn"],
        ..Self::API
    };

    /// Terraform.
    pub(crate) const TERRAFORM: Self = Self {
        cluster: &["cluster_name"],
        service_account: &["service_account"],
        role_arn: &["role_arn"],
        target_role_arn: &["target_role_arn"],
        disable_session_tags: &["disable_session_tags"],
        id: &["association_id"],
        arn: &["association_arn"],
        external_id: &["external_id"],
        owner_arn: &["owner_arn"],
        ..Self::API
    };
}

/// Whether an object has what every association has in EKS's API.
pub(super) fn is(node: &Node) -> bool {
    let own = [
        "serviceAccount",
        "associationId",
        "targetRoleArn",
        "disableSessionTags",
    ];
    let place = node.has("clusterName") || node.has("namespace");
    place && own.iter().any(|name| node.has(name))
}

/// The association, and its session policy as a part of its own.
pub(crate) fn association(
    reader: &mut Reader,
    node: &Node,
    source: Source<'_>,
    names: &Names,
    words: &str,
) {
    association_in(reader, node, source, names, words, None);
}

/// As [`association`], with the name and Region of a cluster that stand elsewhere.
pub(super) fn association_in(
    reader: &mut Reader,
    node: &Node,
    source: Source<'_>,
    names: &Names,
    words: &str,
    cluster: Option<&Node>,
) {
    let of_cluster = |name| cluster.and_then(|cluster: &Node| cluster.get(name));
    let part = |names: &[&str]| node.any(names).map_or(Part::Absent, part);
    let mut association = Association {
        cluster_name: part(names.cluster),
        namespace: part(names.namespace),
        service_account: part(names.service_account),
        role_arn: part(names.role_arn),
        target_role_arn: part(names.target_role_arn),
        session_tags: session_tags(node.any(names.disable_session_tags)),
        policy: node
            .any(names.policy)
            .map_or(Part::Absent, |policy| policy_part(policy, source)),
        tags: own_tags(node.any(names.tags)),
        id: part(names.id),
        arn: part(names.arn),
        external_id: part(names.external_id),
        owner_arn: part(names.owner_arn),
        region: part(names.region),
        ..Association::default()
    };
    if association.cluster_name.is_absent() {
        association.cluster_name = of_cluster("name").map_or(Part::Absent, self::part);
    }
    if association.region.is_absent() {
        association.region = of_cluster("region").map_or(Part::Absent, self::part);
    }
    let title = title(&association);
    let working = node.any(names.target_role_arn).or(node.any(names.role_arn));
    let owner = working.and_then(role_name);
    let about = About::new(title.clone(), words).owner(owner.clone());
    reader.found(
        about,
        node.span,
        Content::Association(Box::new(association)),
    );
    opens(reader, node, names, &title);
    let about = About::new(title, format!("the session policy in {words}"))
        .owner(owner)
        .kind(PolicyKind::Session);
    let policy = node.any(names.policy).filter(|node| !is_empty(node));
    if let Some(policy) = policy {
        reader.document(policy, source, about);
    }
}

/// The role that a field names. An expression may lead anywhere, unless it says that it leads to a role.
fn role_name(role: &Node) -> Option<String> {
    match part(role) {
        Part::Known(arn) => Some(owner_of(&arn)),
        Part::Open(expression) => ["!GetAtt ", "!Ref ", "aws_iam_role."]
            .iter()
            .any(|start| expression.starts_with(start))
            .then(|| owner_of(&expression)),
        Part::Absent => None,
    }
}

/// eksctl sends an empty string where somebody wants no policy (semantics 8.3.9).
fn is_empty(node: &Node) -> bool {
    node.text().is_some_and(|text| text.trim().is_empty())
}

/// `namespace/service account`
fn title(association: &Association) -> String {
    let word = |part: &Part| match part {
        Part::Known(text) | Part::Open(text) => text.to_string(),
        Part::Absent => "?".to_owned(),
    };
    match (&association.namespace, &association.service_account) {
        (Part::Absent, Part::Absent) => "association".to_owned(),
        (namespace, account) => format!("{}/{}", word(namespace), word(account)),
    }
}

/// The fields that only another program can tell, each as a part with its place.
fn opens(reader: &mut Reader, node: &Node, names: &Names, title: &str) {
    let fields = [
        (names.cluster, StandsFor::Unknown),
        (names.namespace, StandsFor::Unknown),
        (names.service_account, StandsFor::Unknown),
        (names.role_arn, StandsFor::Role),
        (names.target_role_arn, StandsFor::Role),
        (names.disable_session_tags, StandsFor::Unknown),
    ];
    for (names, stands_for) in fields {
        let Some(field) = node.any(names) else {
            continue;
        };
        if let Part::Open(expression) = part(field) {
            let name = names.first().copied().unwrap_or_default();
            let about = About::new(format!("{title} {name}"), "a reference in an association");
            reader.open(about, field.span, stands_for, expression);
        }
    }
}

/// What is known of a text field.
fn part(node: &Node) -> Part {
    match &node.value {
        Value::Text(text) if text.open.is_empty() => Part::of(text.value.as_str()),
        Value::Text(text) => Part::Open(text.value.as_str().into()),
        Value::Number(digits) => Part::of(digits.as_str()),
        Value::Bool(value) => Part::of(value.to_string()),
        Value::Open(expression) => Part::Open(expression.as_str().into()),
        Value::Null => Part::Absent,
        Value::Object(_) => reference(node),
        Value::List(_) => Part::Open("a list".into()),
    }
}

/// `clusterRef: { from: { name: demo } }`: the name is that of another manifest, not of the thing in AWS.
fn reference(node: &Node) -> Part {
    let name = node.at(&["from", "name"]).or_else(|| node.get("name"));
    let words = name.map_or_else(
        || "a reference".to_owned(),
        |name| format!("the resource {}", name.brief()),
    );
    Part::Open(words.into())
}

/// The policy to the letter, as EKS would get it; the part that is handed out beside the association is what its wrappings hold.
fn policy_part(node: &Node, source: Source<'_>) -> Part {
    let text = match &node.value {
        Value::Text(text) => text.clone(),
        Value::Object(_) | Value::List(_) => exact_text(node, source),
        _ => return part(node),
    };
    if text.open.is_empty() {
        Part::of(text.value)
    } else {
        Part::Open(text.value.into())
    }
}

fn session_tags(node: Option<&Node>) -> SessionTags {
    let Some(node) = node else {
        return SessionTags::Unstated;
    };
    match &node.value {
        Value::Bool(true) => SessionTags::Disabled,
        Value::Bool(false) => SessionTags::Passed,
        Value::Null => SessionTags::Unstated,
        _ => match node.text() {
            Some(text) if text.eq_ignore_ascii_case("true") => SessionTags::Disabled,
            Some(text) if text.eq_ignore_ascii_case("false") => SessionTags::Passed,
            _ => SessionTags::Open(node.brief().into()),
        },
    }
}

fn own_tags(node: Option<&Node>) -> Vec<Tag> {
    let Some(node) = node else {
        return Vec::new();
    };
    let tag = |key: String, value: Option<&Node>| Tag {
        key: key.into(),
        value: value.map_or(Part::Absent, part),
    };
    let listed = node.elements().iter().filter_map(|one| {
        let key = one.any(&["Key", "key"])?.brief();
        Some(tag(key, one.any(&["Value", "value"])))
    });
    let named = node
        .members()
        .iter()
        .map(|one| tag(one.name.clone(), Some(&one.value)));
    listed.chain(named).collect()
}
