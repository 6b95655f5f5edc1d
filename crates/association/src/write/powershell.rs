//! A command for PowerShell.
//!
//! PowerShell before 7.3 hands arguments to programs without escaping their double quotes, so a policy would arrive without them. What holds a
//! double quote therefore goes through a variable, which older versions escape first as Windows programs read it: a backslash before the quote, and
//! another one for each backslash that stands before it.

use super::command::{Command, Opt};

/// The command, an option a line, with its variables before it.
pub(super) fn print(command: &Command<'_>) -> String {
    let mut text = String::new();
    let quoted: Vec<(String, &str)> = command.options.iter().filter_map(variable).collect();
    for (name, value) in &quoted {
        text += &format!("{name} = {}\n", quote(value));
    }
    if !quoted.is_empty() {
        text += "if ($PSVersionTable.PSVersion.Major * 100 + $PSVersionTable.PSVersion.Minor -lt 703) {\n";
        for (name, _) in &quoted {
            text += &format!("  {name} = {name} -replace '(\\\\*)\"', '$1$1\\\"'\n");
        }
        text += "}\n";
    }
    let options = command.options.iter().map(option);
    let lines: Vec<String> = std::iter::once(command.words.to_owned())
        .chain(options)
        .collect();
    text + &lines.join(" `\n  ") + "\n"
}

/// The variable for an option's value, where it holds a double quote.
fn variable<'o>(option: &'o Opt<'_>) -> Option<(String, &'o str)> {
    let value = option.value.as_deref()?;
    let name = option
        .name
        .split('-')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join("_");
    value.contains('"').then(|| (format!("${name}"), value))
}

fn option(option: &Opt<'_>) -> String {
    let name = option.name;
    match (option.value.as_deref(), variable(option)) {
        (None, _) => name.to_owned(),
        (Some(value), Some((variable, _))) if value.starts_with('-') => {
            format!("\"{name}={variable}\"")
        }
        (Some(_), Some((variable, _))) => format!("{name} {variable}"),
        (Some(value), None) if value.starts_with('-') => quote(&format!("{name}={value}")),
        (Some(value), None) => format!("{name} {}", quote(value)),
    }
}

/// A text between single quotes, in which nothing is expanded. PowerShell takes four typographic quotes for single quotes as well; doubled, each
/// stands for itself.
fn quote(text: &str) -> String {
    let mut quoted = String::from("'");
    for character in text.chars() {
        if matches!(
            character,
            '\'' | '\u{2018}' | '\u{2019}' | '\u{201A}' | '\u{201B}'
        ) {
            quoted.push(character);
        }
        quoted.push(character);
    }
    quoted.push('\'');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_quoted_and_how() {
        let cases = [
            ("", "''"),
            ("demo", "'demo'"),
            ("it's", "'it''s'"),
            ("a\u{2019}b", "'a\u{2019}\u{2019}b'"),
            ("$env:X `n $(id)", "'$env:X `n $(id)'"),
            ("a\nb", "'a\nb'"),
            ("a,b;c|d", "'a,b;c|d'"),
        ];
        for (text, quoted) in cases {
            assert_eq!(quote(text), quoted);
        }
    }

    #[test]
    fn double_quotes_go_through_a_variable() {
        let value = |name, value: &'static str| Opt {
            name,
            value: Some(value.into()),
        };
        let command = Command {
            words: "aws eks create-pod-identity-association",
            options: vec![
                value("--namespace", "shop"),
                value("--role-arn", "-x"),
                Opt {
                    name: "--disable-session-tags",
                    value: None,
                },
                value("--policy", r#"{"a": "it's"}"#),
            ],
        };
        assert_eq!(
            print(&command),
            r#"$policy = '{"a": "it''s"}'
if ($PSVersionTable.PSVersion.Major * 100 + $PSVersionTable.PSVersion.Minor -lt 703) {
  $policy = $policy -replace '(\\*)"', '$1$1\"'
}
aws eks create-pod-identity-association `
  --namespace 'shop' `
  '--role-arn=-x' `
  --disable-session-tags `
  --policy $policy
"#
        );
    }
}
