//! The Terraform resource `aws_eks_pod_identity_association` (semantics 8.6).

use super::draft::Draft;

pub(super) fn write(draft: &mut Draft<'_>) -> String {
    let mut arguments = vec![
        ("cluster_name", string(draft.cluster_name)),
        ("namespace", string(draft.namespace)),
        ("service_account", string(draft.service_account)),
        ("role_arn", string(draft.role_arn)),
    ];
    if let Some(target) = draft.target_role_arn {
        arguments.push(("target_role_arn", string(target)));
    }
    if let Some(disabled) = draft.disable_session_tags {
        arguments.push(("disable_session_tags", disabled.to_string()));
    }
    let width = arguments
        .iter()
        .map(|(name, _)| name.len())
        .max()
        .unwrap_or_default();
    let mut text = format!(
        "resource \"aws_eks_pod_identity_association\" \"{}\" {{\n",
        draft.name('_')
    );
    for (name, value) in &arguments {
        text += &format!("  {name:width$} = {value}\n");
    }
    if let Some(policy) = draft.policy {
        text += &format!("\n  policy = {}\n", long_string(policy));
    }
    if !draft.tags.is_empty() {
        text += "\n  tags = {\n";
        for (key, value) in &draft.tags {
            text += &format!("    {} = {}\n", string(key), string(value));
        }
        text += "  }\n";
    }
    text + "}\n"
}

/// A string of several lines as a heredoc, in which nothing but the beginnings of templates is escaped. A heredoc ends with a line break, which
/// `chomp` takes away where the text has none. A line break other than LF would not survive, nor would a single line be easier to read.
fn long_string(text: &str) -> String {
    let (before, content, after) = match text.strip_suffix('\n') {
        Some(content) => ("", content, ""),
        None => ("chomp(", text, ")"),
    };
    let fits = content.contains('\n')
        && !content.ends_with('\n')
        && !content
            .chars()
            .any(|character| character.is_control() && !matches!(character, '\n' | '\t'));
    if !fits {
        return string(text);
    }
    let marker = marker(content);
    let body = escape_templates(content);
    let closing = if after.is_empty() { "" } else { "\n  " };
    format!("{before}<<{marker}\n{body}\n{marker}{closing}{after}")
}

/// A word that is no line of the text.
fn marker(text: &str) -> String {
    let is_free = |marker: &String| !text.lines().any(|line| line.trim() == marker);
    (0..)
        .map(|number| match number {
            0 => String::from("POLICY"),
            number => format!("POLICY_{number}"),
        })
        .find(is_free)
        .unwrap_or_default()
}

/// A string between double quotes.
fn string(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in escape_templates(text).chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            other if other.is_control() => {
                quoted.push_str(&format!("\\u{:04X}", u32::from(other)));
            }
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}

/// `${` and `%{` would begin a template.
fn escape_templates(text: &str) -> String {
    text.replace("${", "$${").replace("%{", "%%{")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings() {
        let cases = [
            ("demo", r#""demo""#),
            ("${aws:username}", r#""$${aws:username}""#),
            ("$${x} %{if} $ % {", r#""$$${x} %%{if} $ % {""#),
            ("a\"b\\c\n\r\t\u{1}", r#""a\"b\\c\n\r\t\u0001""#),
            ("ä😀", "\"ä😀\""),
        ];
        for (text, written) in cases {
            assert_eq!(string(text), written);
        }
    }

    #[test]
    fn several_lines_make_a_heredoc() {
        assert_eq!(long_string("{}"), "\"{}\"");
        assert_eq!(
            long_string("{\n\"${x}\\n\"}"),
            "chomp(<<POLICY\n{\n\"$${x}\\n\"}\nPOLICY\n  )"
        );
        assert_eq!(long_string("{\n}\n"), "<<POLICY\n{\n}\nPOLICY");
        assert_eq!(
            long_string("a\n POLICY\nb\n"),
            "<<POLICY_1\na\n POLICY\nb\nPOLICY_1"
        );
        for text in ["{\r\n}", "{\n}\n\n", "{\n\u{0}}"] {
            assert!(long_string(text).starts_with('"'), "{text:?}");
        }
    }
}
