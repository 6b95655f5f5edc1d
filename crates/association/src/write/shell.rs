//! A command for a POSIX shell.

use super::command::{Command, Opt};

/// The command, an option a line.
pub(super) fn print(command: &Command<'_>) -> String {
    let options = command.options.iter().map(option);
    let lines: Vec<String> = std::iter::once(command.words.to_owned())
        .chain(options)
        .collect();
    lines.join(" \\\n  ") + "\n"
}

fn option(option: &Opt<'_>) -> String {
    let name = option.name;
    match option.value.as_deref() {
        None => name.to_owned(),
        // Behind a space the AWS CLI would take it for an option of its own.
        Some(value) if value.starts_with('-') => quote(&format!("{name}={value}")),
        Some(value) => format!("{name} {}", quote(value)),
    }
}

/// A word for the shell. Between single quotes every character stands for itself, but for the single quote.
fn quote(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', r"'\''"))
}

/// Whether a text means itself without quotes, whatever the shell.
fn is_plain(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_./:@".contains(&byte);
    text.starts_with(|first: char| first.is_ascii_alphanumeric()) && text.bytes().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_quoted_and_how() {
        let cases = [
            ("", "''"),
            ("demo", "demo"),
            ("arn:aws:iam::1:role/a", "arn:aws:iam::1:role/a"),
            ("a b", "'a b'"),
            ("it's", r"'it'\''s'"),
            ("$(id) `id` \\ \"", "'$(id) `id` \\ \"'"),
            ("a\nb", "'a\nb'"),
            ("~", "'~'"),
            ("#", "'#'"),
            ("ä", "'ä'"),
            ("{a,b}", "'{a,b}'"),
        ];
        for (text, quoted) in cases {
            assert_eq!(quote(text), quoted);
        }
    }
}
