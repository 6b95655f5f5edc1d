//! YAML, as far as the writers need it: mappings of scalars.

/// A scalar on one line: plain where nobody can take it for anything but a text, else between double quotes.
pub(super) fn scalar(text: &str) -> String {
    if is_plain(text) {
        text.to_owned()
    } else {
        quoted(text)
    }
}

/// A member on a line of its own, behind `indent` spaces. A longer key than YAML takes before a colon is announced by a question mark.
pub(super) fn member(key: &str, value: &str, indent: usize) -> String {
    let margin = " ".repeat(indent);
    let (key, value) = (scalar(key), scalar(value));
    if key.chars().count() > SIMPLE_KEY {
        format!("{margin}? {key}\n{margin}: {value}\n")
    } else {
        format!("{margin}{key}: {value}\n")
    }
}

/// Characters of a key before a colon (YAML 1.2.2, 7.4.2), less those that a reader may count besides.
const SIMPLE_KEY: usize = 1_000;

/// A text behind a key that has `indent` spaces before it: a literal block, in which nothing is escaped, wherever one keeps the text letter by
/// letter; else between double quotes.
pub(super) fn block(text: &str, indent: usize) -> String {
    let Some((header, content)) = literal(text) else {
        return quoted(text);
    };
    let margin = " ".repeat(indent + 2);
    let lines = content.split('\n').map(|line| match line {
        "" => String::new(),
        line => format!("{margin}{line}"),
    });
    format!("{header}\n{}", lines.collect::<Vec<_>>().join("\n"))
}

/// The header and the lines of a literal block. A reader would change line breaks other than LF, take spaces before the first line for its
/// indentation, and drop white space at the end.
fn literal(text: &str) -> Option<(&'static str, &str)> {
    let (header, content) = match text.strip_suffix('\n') {
        Some(content) => ("|", content),
        None => ("|-", text),
    };
    let is_blank = |line: &str| !line.is_empty() && line.trim().is_empty();
    let fits = content.starts_with(|first: char| !first.is_whitespace())
        && !content.ends_with(char::is_whitespace)
        && !content.split('\n').any(is_blank)
        && content
            .chars()
            .all(|character| character == '\n' || is_printable(character));
    fits.then_some((header, content))
}

fn is_plain(text: &str) -> bool {
    const OTHER_MEANING: [&str; 10] = [
        "true", "false", "yes", "no", "on", "off", "null", "y", "n", "nan",
    ];
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_./:".contains(&byte);
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.bytes().all(plain)
        && !text.ends_with(':')
        && !OTHER_MEANING.contains(&&*text.to_ascii_lowercase())
}

fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            other if is_printable(other) => quoted.push(other),
            other if u32::from(other) > 0xFFFF => {
                quoted.push_str(&format!("\\U{:08X}", u32::from(other)));
            }
            other => quoted.push_str(&format!("\\u{:04X}", u32::from(other))),
        }
    }
    quoted.push('"');
    quoted
}

/// The characters that YAML takes as they are, line breaks aside; those that some reader takes for a line break or a mark are not among them.
pub(super) fn is_printable(character: char) -> bool {
    matches!(character,
        ' '..='~' | '\u{A0}'..='\u{2027}' | '\u{202A}'..='\u{D7FF}' | '\u{E000}'..='\u{FEFE}' | '\u{FF00}'..='\u{FFFD}'
        | '\u{10000}'..='\u{10FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scalars() {
        let cases = [
            ("demo", "demo"),
            ("arn:aws:iam::1:role/a", "arn:aws:iam::1:role/a"),
            ("", "\"\""),
            ("1", "\"1\""),
            ("No", "\"No\""),
            ("a: b", "\"a: b\""),
            ("a:", "\"a:\""),
            ("- a", "\"- a\""),
            ("a#b", "\"a#b\""),
            (
                "\u{85}\u{2028}\u{FEFF}\u{0}",
                "\"\\u0085\\u2028\\uFEFF\\u0000\"",
            ),
            ("ä😀", "\"ä😀\""),
        ];
        for (text, written) in cases {
            assert_eq!(scalar(text), written);
        }
    }

    #[test]
    fn long_keys_are_announced() {
        assert_eq!(member("team", "a b", 2), "  team: \"a b\"\n");
        let long = "k".repeat(1_025);
        assert_eq!(member(&long, "v", 2), format!("  ? {long}\n  : v\n"));
    }

    #[test]
    fn blocks_are_kept_for_texts_that_survive_them() {
        assert_eq!(block("{\n  \"a\": 1\n}", 0), "|-\n  {\n    \"a\": 1\n  }");
        assert_eq!(block("{}\n", 2), "|\n    {}");
        for text in [
            "",
            " {}",
            "\n{}",
            "{}\n\n",
            "{}\r\n",
            "a\n  \nb",
            "\t{}",
            "a ",
            "a\n\u{85}",
        ] {
            assert!(block(text, 0).starts_with('"'), "{text:?}");
        }
    }
}
