//! Node runs the CDK snippet without its types, with a construct that prints its properties.

mod hostile;

use std::io;
use std::process::Command;

use scopedown_association::{Form, Operation, write};

/// Takes imports and types away, which are the parts of the snippet that do not depend on any text.
fn without_types(snippet: &str) -> Option<String> {
    const SIGNATURE: &str =
        "export function addPodIdentityAssociation(scope: Construct): CfnPodIdentityAssociation {";
    let (imports, body) = snippet.split_once(SIGNATURE)?;
    imports
        .lines()
        .all(|line| line.is_empty() || line.starts_with("import "))
        .then(|| format!("function addPodIdentityAssociation(scope) {{{body}"))
}

#[test]
fn the_properties_arrive_as_they_are() -> io::Result<()> {
    let mut script = String::from(
        "class CfnPodIdentityAssociation { constructor(scope, id, properties) { this.properties = properties; } }\nconst all = [];\n",
    );
    for text in hostile::TEXTS {
        let snippet = write(&hostile::association(text), Form::Cdk, Operation::Create).text;
        let body = without_types(&snippet).ok_or_else(|| io::Error::other(snippet.clone()))?;
        script += &format!("{{ {body} all.push(addPodIdentityAssociation().properties); }}\n");
    }
    script += "process.stdout.write(JSON.stringify(all));";
    let output = match Command::new("node").args(["-e", &script]).output() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        other => other?,
    };
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let read: serde_json::Value = serde_json::from_slice(&output.stdout)?;
    let wanted: serde_json::Value = hostile::TEXTS
        .iter()
        .map(|text| {
            serde_json::json!({
                "clusterName": text, "namespace": text, "serviceAccount": text, "roleArn": text,
                "targetRoleArn": text, "disableSessionTags": true, "policy": text,
                "tags": [{ "key": text, "value": text }]
            })
        })
        .collect();
    assert_eq!(read, wanted);
    Ok(())
}
