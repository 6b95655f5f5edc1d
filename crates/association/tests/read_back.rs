//! Readers of each format read what was written, and find the same texts.

mod hostile;

use hcl::eval::{Context, Evaluate, FuncArgs, FuncDef, ParamType};
use saphyr::{LoadableYamlNode, Yaml};
use scopedown_association::{Association, Form, Operation, write};

fn written(association: &Association, form: Form) -> String {
    write(association, form, Operation::Create).text
}

/// The text at a path of mappings and positions.
fn yaml_text(document: &str, path: &[&str]) -> Option<String> {
    let documents = Yaml::load_from_str(document).ok()?;
    let mut node = documents.first()?;
    for step in path {
        node = match step.parse::<usize>() {
            Ok(at) => node.as_sequence_get(at)?,
            Err(_) => node.as_mapping_get(step)?,
        };
    }
    node.as_str().map(Into::into)
}

fn check_yaml(form: Form, base: &[&str], names: &[&str]) {
    for text in hostile::TEXTS {
        let document = written(&hostile::association(text), form);
        for name in names {
            let path = [base, &[name]].concat();
            assert_eq!(
                yaml_text(&document, &path).as_deref(),
                Some(text),
                "{name} of\n{document}"
            );
        }
        let tag = [base, &["tags", text]].concat();
        assert_eq!(
            yaml_text(&document, &tag).as_deref(),
            Some(text),
            "{document}"
        );
    }
}

#[test]
fn eksctl_files_read_back() {
    let base = ["iam", "podIdentityAssociations", "0"];
    let names = [
        "namespace",
        "serviceAccountName",
        "roleARN",
        "targetRoleARN",
        "policy",
    ];
    check_yaml(Form::Eksctl, &base, &names);
}

#[test]
fn ack_manifests_read_back() {
    let names = [
        "clusterName",
        "namespace",
        "serviceAccount",
        "roleARN",
        "targetRoleARN",
        "policy",
    ];
    check_yaml(Form::Ack, &["spec"], &names);
}

#[test]
fn cloudformation_templates_read_back() {
    for text in hostile::TEXTS {
        let document = written(&hostile::association(text), Form::CloudFormation);
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

/// Terraform's `chomp`.
fn chomp(arguments: FuncArgs) -> Result<hcl::Value, String> {
    let values = arguments.into_values();
    let text = values.first().and_then(hcl::Value::as_str);
    let text = text.ok_or("chomp takes a text")?;
    Ok(text.trim_end_matches(['\r', '\n']).into())
}

#[test]
fn terraform_reads_back() {
    let mut context = Context::new();
    context.declare_func("chomp", FuncDef::new(chomp, [ParamType::String]));
    for text in hostile::TEXTS {
        let document = written(&hostile::association(text), Form::Terraform);
        let body = hcl::parse(&document).unwrap_or_else(|error| panic!("{error}\n{document}"));
        let body = body.evaluate(&context).unwrap();
        let block = body.blocks().next().unwrap();
        assert_eq!(block.identifier(), "resource");
        let value = |name: &str| {
            let attributes = block.body().attributes();
            let attribute = attributes.into_iter().find(|found| found.key() == name);
            hcl::Value::from(attribute.unwrap().expr().clone())
        };
        for name in [
            "cluster_name",
            "namespace",
            "service_account",
            "role_arn",
            "target_role_arn",
            "policy",
        ] {
            assert_eq!(value(name).as_str(), Some(text), "{name} of\n{document}");
        }
        let tags = value("tags");
        let (key, found) = tags.as_object().unwrap().first().unwrap();
        assert_eq!((key.as_str(), found.as_str()), (text, Some(text)));
    }
}
