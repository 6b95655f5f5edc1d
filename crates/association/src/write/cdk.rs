//! A function that adds the association to a CDK construct, as TypeScript (semantics 8.6).

use super::draft::Draft;

pub(super) fn write(draft: &mut Draft<'_>) -> String {
    let mut properties = vec![
        ("clusterName", string(draft.cluster_name)),
        ("namespace", string(draft.namespace)),
        ("serviceAccount", string(draft.service_account)),
        ("roleArn", string(draft.role_arn)),
    ];
    if let Some(target) = draft.target_role_arn {
        properties.push(("targetRoleArn", string(target)));
    }
    if let Some(disabled) = draft.disable_session_tags {
        properties.push(("disableSessionTags", disabled.to_string()));
    }
    if let Some(policy) = draft.policy {
        properties.push(("policy", template(policy)));
    }
    if !draft.tags.is_empty() {
        let tags = draft.tags.iter().map(|(key, value)| {
            format!(
                "      {{ key: {}, value: {} }},\n",
                string(key),
                string(value)
            )
        });
        properties.push(("tags", format!("[\n{}    ]", tags.collect::<String>())));
    }
    let properties: String = properties
        .iter()
        .map(|(name, value)| format!("    {name}: {value},\n"))
        .collect();
    format!(
        "import {{ CfnPodIdentityAssociation }} from 'aws-cdk-lib/aws-eks';
import {{ Construct }} from 'constructs';

export function addPodIdentityAssociation(scope: Construct): CfnPodIdentityAssociation {{
  return new CfnPodIdentityAssociation(scope, {}, {{
{properties}  }});
}}
",
        string(&draft.name('-'))
    )
}

/// A string between double quotes; JSON's escapes are JavaScript's too.
fn string(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// A string between backticks, in which quotes and line breaks stand for themselves. A carriage return would not survive, so it is escaped.
fn template(text: &str) -> String {
    let mut quoted = String::from("`");
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '`' => quoted.push_str("\\`"),
            '\\' => quoted.push_str("\\\\"),
            '$' if characters.peek() == Some(&'{') => quoted.push_str("\\$"),
            '\n' | '\t' => quoted.push(character),
            control if control.is_control() || matches!(control, '\u{2028}' | '\u{2029}') => {
                quoted.push_str(&format!("\\u{:04x}", u32::from(control)));
            }
            other => quoted.push(other),
        }
    }
    quoted.push('`');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates() {
        let cases = [
            ("{\n  \"a\": 'b'\n}", "`{\n  \"a\": 'b'\n}`"),
            ("${aws:username} $$ $", "`\\${aws:username} $$ $`"),
            ("$${x}", "`$\\${x}`"),
            ("`\\", "`\\`\\\\`"),
            ("\r\n", "`\\u000d\n`"),
        ];
        for (text, written) in cases {
            assert_eq!(template(text), written);
        }
    }
}
