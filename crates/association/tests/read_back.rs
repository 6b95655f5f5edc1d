//! Readers of each format read what was written, and find the same texts.

mod hostile;

use hcl::eval::{Context, Evaluate, FuncArgs, FuncDef, ParamType};
use proptest::prelude::*;
use saphyr::{LoadableYamlNode, Yaml};
use scopedown_association::{Form, Operation, write};

fn written(text: &str, form: Form) -> String {
    write(&hostile::association(text), form, Operation::Create).text
}

/// What a reader made of a document: names and texts, the own tag's key and value last.
type Read = Vec<(String, String)>;

/// What it should make of an association that has the text everywhere.
fn wanted(text: &str, names: &[&str]) -> Option<Read> {
    let fields = names.iter().map(|name| ((*name).into(), text.into()));
    Some(fields.chain([(text.into(), text.into())]).collect())
}

/// Where eksctl's file and ACK's manifest have the texts.
const EKSCTL: &[&str] = &[
    "namespace",
    "serviceAccountName",
    "roleARN",
    "targetRoleARN",
    "policy",
];
const ACK: &[&str] = &[
    "clusterName",
    "namespace",
    "serviceAccount",
    "roleARN",
    "targetRoleARN",
    "policy",
];

fn read_eksctl(document: &str) -> Option<Read> {
    let documents = Yaml::load_from_str(document).ok()?;
    let list = documents
        .first()?
        .as_mapping_get("iam")?
        .as_mapping_get("podIdentityAssociations")?;
    yaml_texts(list.as_sequence_get(0)?, EKSCTL)
}

fn read_ack(document: &str) -> Option<Read> {
    let documents = Yaml::load_from_str(document).ok()?;
    yaml_texts(documents.first()?.as_mapping_get("spec")?, ACK)
}

fn yaml_texts(node: &Yaml<'_>, names: &[&str]) -> Option<Read> {
    let text = |name: &&str| Some(((*name).into(), node.as_mapping_get(name)?.as_str()?.into()));
    let mut texts: Read = names.iter().map(text).collect::<Option<_>>()?;
    let tags = node.as_mapping_get("tags")?.as_mapping()?;
    for (key, value) in tags {
        texts.push((key.as_str()?.into(), value.as_str()?.into()));
    }
    Some(texts)
}

/// Where Terraform has the texts.
const TERRAFORM: &[&str] = &[
    "cluster_name",
    "namespace",
    "service_account",
    "role_arn",
    "target_role_arn",
    "policy",
];

fn read_terraform(document: &str) -> Option<Read> {
    let mut context = Context::new();
    context.declare_func("chomp", FuncDef::new(chomp, [ParamType::String]));
    let body = hcl::parse(document).ok()?.evaluate(&context).ok()?;
    let block = body.blocks().next()?;
    let value = |name: &str| {
        let mut attributes = block.body().attributes();
        let attribute = attributes.find(|found| found.key() == name)?;
        Some(hcl::Value::from(attribute.expr().clone()))
    };
    let text = |name: &&str| Some(((*name).into(), value(name)?.as_str()?.into()));
    let mut texts: Read = TERRAFORM.iter().map(text).collect::<Option<_>>()?;
    for (key, value) in value("tags")?.as_object()? {
        texts.push((key.clone(), value.as_str()?.into()));
    }
    Some(texts)
}

/// Terraform's `chomp`.
fn chomp(arguments: FuncArgs) -> Result<hcl::Value, String> {
    let values = arguments.into_values();
    let text = values.first().and_then(hcl::Value::as_str);
    let text = text.ok_or("chomp takes a text")?;
    Ok(text.trim_end_matches(['\r', '\n']).into())
}

#[test]
fn eksctl_files_read_back() {
    for text in hostile::TEXTS {
        let document = written(text, Form::Eksctl);
        assert_eq!(read_eksctl(&document), wanted(text, EKSCTL), "{document}");
    }
}

#[test]
fn ack_manifests_read_back() {
    for text in hostile::TEXTS {
        let document = written(text, Form::Ack);
        assert_eq!(read_ack(&document), wanted(text, ACK), "{document}");
    }
}

#[test]
fn terraform_reads_back() {
    for text in hostile::TEXTS {
        let document = written(text, Form::Terraform);
        let read = read_terraform(&document);
        assert_eq!(read, wanted(text, TERRAFORM), "{document}");
    }
}

#[test]
fn cloudformation_templates_read_back() {
    for text in hostile::TEXTS {
        let document = written(text, Form::CloudFormation);
        let template: serde_json::Value = serde_json::from_str(&document).unwrap();
        assert_eq!(
            template["Resources"]["PodIdentityAssociation"]["Properties"],
            serde_json::json!({
                "ClusterName": text, "Namespace": text, "ServiceAccount": text, "RoleArn": text,
                "TargetRoleArn": text, "DisableSessionTags": true, "Policy": text,
                "Tags": [{ "Key": text, "Value": text }]
            })
        );
    }
}

proptest! {
    #[test]
    fn any_text_reads_back(text in "[a-zé0-9'\"`\\\\ \n\r\t$%{}<:#\\-~*\u{85}\u{2028}😀]{0,16}") {
        let document = written(&text, Form::Ack);
        prop_assert_eq!(read_ack(&document), wanted(&text, ACK), "{}", document);
        let document = written(&text, Form::Eksctl);
        prop_assert_eq!(read_eksctl(&document), wanted(&text, EKSCTL), "{}", document);
        let document = written(&text, Form::Terraform);
        prop_assert_eq!(read_terraform(&document), wanted(&text, TERRAFORM), "{}", document);
    }
}
