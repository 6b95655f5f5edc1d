//! The tools that an association is written for read it: cfn-lint, the TypeScript compiler and CDK, and schemas of what eksctl and ACK take.

mod hostile;
mod programs;

use std::path::PathBuf;

use proptest::collection::btree_map;
use proptest::option;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use scopedown_association::{Association, Form, Operation, Part, SessionTags, Tag, write};
use serde_json::{Map, Value, json};

/// Random associations beside those of [`hostile::TEXTS`].
const RANDOM: usize = 60;

/// The names of the fields in a form, in this order: cluster, namespace, service account, role, target role, tags' setting, policy, own tags.
type Names = [&'static str; 8];

const CLOUDFORMATION: Names = [
    "ClusterName",
    "Namespace",
    "ServiceAccount",
    "RoleArn",
    "TargetRoleArn",
    "DisableSessionTags",
    "Policy",
    "Tags",
];
const ACK: Names = [
    "clusterName",
    "namespace",
    "serviceAccount",
    "roleARN",
    "targetRoleARN",
    "disableSessionTags",
    "policy",
    "tags",
];
const EKSCTL: Names = [
    "name",
    "namespace",
    "serviceAccountName",
    "roleARN",
    "targetRoleARN",
    "disableSessionTags",
    "policy",
    "tags",
];

/// Associations whose names AWS takes, with whatever text as policy and tags.
fn associations() -> Vec<Association> {
    let mut runner = TestRunner::deterministic();
    let one = association("[a-zé0-9'\"`\\\\ \n\r\t$%{}<:#\\-~*,&!|>\\[\\]\u{2028}😀]{0,40}");
    let random = (0..RANDOM).filter_map(|_| Some(one.new_tree(&mut runner).ok()?.current()));
    let hostile = hostile::TEXTS.iter().map(|text| Association {
        cluster_name: "demo".into(),
        namespace: "shop".into(),
        service_account: "app.v1".into(),
        role_arn: "arn:aws:iam::111122223333:role/app".into(),
        target_role_arn: "arn:aws:iam::444455556666:role/path/target".into(),
        tags: vec![Tag {
            key: "text".into(),
            value: (*text).into(),
        }],
        ..hostile::association(text)
    });
    hostile.chain(random).collect()
}

fn association(texts: &'static str) -> impl Strategy<Value = Association> {
    let text = || texts.prop_map(|text| Part::from(&*text));
    let session_tags = prop_oneof![
        Just(SessionTags::Unstated),
        Just(SessionTags::Passed),
        Just(SessionTags::Disabled)
    ];
    let names = (
        "[A-Za-z0-9][A-Za-z0-9_\\-]{0,20}",
        "[a-z0-9]([a-z0-9-]{0,9}[a-z0-9])?",
        "[a-z0-9]{1,5}(\\.[a-z0-9]{1,5})?",
    );
    let target = option::of(Just(Part::from("arn:aws:iam::444455556666:role/target")));
    (
        names,
        target,
        session_tags,
        option::of(text()),
        btree_map(
            "[a-zA-Z0-9 +=._:/@-]{1,12}",
            "[a-zA-Z0-9 +=._:/@-]{0,12}",
            0..4,
        ),
    )
        .prop_map(
            |((cluster, namespace, account), target, session_tags, policy, tags)| Association {
                cluster_name: (&*cluster).into(),
                namespace: (&*namespace).into(),
                service_account: (&*account).into(),
                role_arn: "arn:aws:iam::111122223333:role/app".into(),
                target_role_arn: target.unwrap_or_default(),
                session_tags,
                policy: policy.unwrap_or_default(),
                tags: tags
                    .into_iter()
                    .map(|(key, value)| Tag {
                        key: key.into(),
                        value: (&*value).into(),
                    })
                    .collect(),
                region: "eu-west-1".into(),
                ..Association::default()
            },
        )
}

fn written(associations: &[Association], form: Form) -> Vec<String> {
    let text = |association| write(association, form, Operation::Create).text;
    associations.iter().map(text).collect()
}

/// What a reader should have found, by the names of its form.
fn wanted(association: &Association, names: Names, tags: Value) -> Value {
    let [
        cluster,
        namespace,
        account,
        role,
        target,
        disabled,
        policy,
        own,
    ] = names;
    let mut members = Map::new();
    for (name, part) in [
        (cluster, &association.cluster_name),
        (namespace, &association.namespace),
        (account, &association.service_account),
        (role, &association.role_arn),
        (target, &association.target_role_arn),
        (policy, &association.policy),
    ] {
        members.extend(part.known().map(|text| (name.to_owned(), text.into())));
    }
    let setting = match (&association.session_tags, &association.policy) {
        (_, Part::Known(_)) | (SessionTags::Disabled, _) => Some(true),
        (SessionTags::Passed, _) => Some(false),
        _ => None,
    };
    members.extend(setting.map(|setting| (disabled.to_owned(), setting.into())));
    if !association.tags.is_empty() {
        members.insert(own.to_owned(), tags);
    }
    members.into()
}

/// Tags as CloudFormation has them.
fn tag_list(association: &Association) -> Value {
    let tag = |tag: &Tag| json!({ "Key": tag.key, "Value": tag.value.known() });
    association.tags.iter().map(tag).collect()
}

/// CDK puts tags into an order of its own, which means nothing.
fn with_sorted_tags(mut properties: Value) -> Value {
    if let Some(tags) = properties.get_mut("Tags").and_then(Value::as_array_mut) {
        tags.sort_by_key(ToString::to_string);
    }
    properties
}

/// Tags as Kubernetes has them.
fn tag_map(association: &Association) -> Value {
    let tag = |tag: &Tag| (tag.key.to_string(), tag.value.known().into());
    Value::Object(association.tags.iter().map(tag).collect())
}

#[test]
fn cfn_lint_accepts_the_templates() {
    // It asks for a policy with a character at least, as EKS does.
    let is_empty = |association: &Association| association.policy.known() == Some("");
    let associations: Vec<Association> = associations()
        .into_iter()
        .filter(|association| !is_empty(association))
        .collect();
    let texts = written(&associations, Form::CloudFormation);
    let (_, files) = programs::lay_out("cfn-lint", "json", &texts).unwrap();
    assert_eq!(programs::cfn_lint(&files).unwrap(), "");
}

#[test]
fn cfn_lint_refuses_a_property_that_is_not_there() {
    let text = written(&associations(), Form::CloudFormation).remove(0);
    let texts = [text.replace("\"Policy\"", "\"SessionPolicy\"")];
    let (_, files) = programs::lay_out("cfn-lint-refuses", "json", &texts).unwrap();
    let said = programs::cfn_lint(&files).unwrap();
    assert!(said.contains("SessionPolicy"), "{said}");
}

#[test]
fn cdk_makes_the_same_association() {
    let mut associations = associations();
    // CDK asks no name to be one that AWS takes.
    associations.extend(hostile::TEXTS.iter().map(|text| hostile::association(text)));
    let texts = written(&associations, Form::Cdk);
    let (folder, modules) = programs::lay_out("cdk", "ts", &texts).unwrap();
    assert_eq!(programs::compile(&folder, &modules).unwrap(), "");

    let scripts: Vec<PathBuf> = modules
        .iter()
        .map(|module| module.with_extension("js"))
        .collect();
    let read = programs::synthesise(&scripts).unwrap();
    assert_eq!(read.len(), associations.len());
    for ((association, read), text) in associations.iter().zip(read).zip(texts) {
        let wanted = wanted(association, CLOUDFORMATION, tag_list(association));
        assert_eq!(with_sorted_tags(read), with_sorted_tags(wanted), "{text}");
    }
}

#[test]
fn the_compiler_refuses_a_property_that_is_not_there() {
    let text = written(&associations(), Form::Cdk).remove(0);
    let texts = [text.replace("policy:", "sessionPolicy:")];
    let (folder, modules) = programs::lay_out("cdk-refuses", "ts", &texts).unwrap();
    let said = programs::compile(&folder, &modules).unwrap();
    assert!(said.contains("'sessionPolicy' does not exist"), "{said}");
}

#[test]
fn eksctl_has_a_place_for_every_field() {
    let associations = associations();
    let texts = written(&associations, Form::Eksctl);
    let (_, files) = programs::lay_out("eksctl", "yaml", &texts).unwrap();
    let answers = programs::validate("eksctl.schema.json", &files).unwrap();
    assert_eq!(answers.len(), associations.len());
    for ((association, answer), text) in associations.iter().zip(answers).zip(texts) {
        assert_eq!(answer["problems"], json!([]), "{text}");
        let mut read = answer["read"]["iam"]["podIdentityAssociations"][0].clone();
        read["name"] = answer["read"]["metadata"]["name"].clone();
        assert_eq!(
            read,
            wanted(association, EKSCTL, tag_map(association)),
            "{text}"
        );
    }
}

#[test]
fn ack_has_a_place_for_every_field() {
    let associations = associations();
    let texts = written(&associations, Form::Ack);
    let (_, files) = programs::lay_out("ack", "yaml", &texts).unwrap();
    let answers = programs::validate("ack.schema.json", &files).unwrap();
    assert_eq!(answers.len(), associations.len());
    for ((association, answer), text) in associations.iter().zip(answers).zip(texts) {
        assert_eq!(answer["problems"], json!([]), "{text}");
        assert_eq!(
            answer["read"]["spec"],
            wanted(association, ACK, tag_map(association)),
            "{text}"
        );
    }
}

#[test]
fn a_schema_refuses_a_field_that_is_not_there() {
    let text = written(&associations(), Form::Ack).remove(0);
    let texts = [text.replace("policy:", "sessionPolicy:")];
    let (_, files) = programs::lay_out("ack-refuses", "yaml", &texts).unwrap();
    let answers = programs::validate("ack.schema.json", &files).unwrap();
    assert!(
        answers[0]["problems"].to_string().contains("sessionPolicy"),
        "{answers:?}"
    );
}
