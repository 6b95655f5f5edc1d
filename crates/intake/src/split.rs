//! Where the parts of one paste begin and end.

use scopedown_policy::Span;

/// A stretch of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stretch {
    /// Something to read.
    Code(Span),
    /// Words around it.
    Words(Span),
}

/// The blocks of a Markdown text whose code is fenced; `None` where nothing is. A fence that is not closed runs to the end.
pub(crate) fn fences(text: &str) -> Option<Vec<Stretch>> {
    let mut stretches = Vec::new();
    let (mut start, mut at, mut open) = (0, 0, None::<&str>);
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        let mark = fence(line);
        match (open, mark) {
            (None, Some(mark)) => {
                stretches.push(Stretch::Words(Span::new(start, at)));
                (open, start) = (Some(mark), end);
            }
            (Some(opened), Some(mark))
                if mark.starts_with(opened) && line.trim().len() == mark.len() =>
            {
                stretches.push(Stretch::Code(Span::new(start, at)));
                (open, start) = (None, end);
            }
            _ => {}
        }
        at = end;
    }
    if stretches.is_empty() {
        return None;
    }
    let rest = Span::new(start, text.len());
    stretches.push(match open {
        Some(_) => Stretch::Code(rest),
        None => Stretch::Words(rest),
    });
    stretches.retain(|stretch| match stretch {
        Stretch::Code(span) | Stretch::Words(span) => !span.of(text).trim().is_empty(),
    });
    Some(stretches)
}

/// The fence that a line begins with.
fn fence(line: &str) -> Option<&str> {
    let line = line.trim();
    let rest = line.trim_start_matches(['`', '~']);
    let mark = line.get(..line.len() - rest.len())?;
    let one_kind = mark
        .bytes()
        .all(|byte| Some(&byte) == mark.as_bytes().first());
    (mark.len() >= 3 && one_kind && !rest.contains('`')).then_some(mark)
}

/// JSON values one after the other, and the words between them. A value that does not end runs to the end of the text.
pub(crate) fn json_values(text: &str) -> Vec<Stretch> {
    let mut stretches = Vec::new();
    let (mut at, mut words) = (0, 0);
    let mut line_start = true;
    let bytes = text.as_bytes();
    while let Some(byte) = bytes.get(at) {
        if line_start && matches!(byte, b'{' | b'[' | b'"') {
            if words < at {
                stretches.push(Stretch::Words(Span::new(words, at)));
            }
            let end = at + value_end(bytes.get(at..).unwrap_or_default());
            stretches.push(Stretch::Code(Span::new(at, end)));
            (at, words) = (end, end);
            continue;
        }
        // What follows a value on its line may be another, or the comma of a list that was cut out.
        line_start = match byte {
            b'\n' | b'\r' => true,
            b' ' | b'\t' | b',' | b';' => line_start,
            _ => false,
        };
        at += 1;
    }
    if words < text.len() {
        stretches.push(Stretch::Words(Span::new(words, text.len())));
    }
    stretches.retain(|stretch| match stretch {
        Stretch::Code(_) => true,
        Stretch::Words(span) => !span.of(text).trim_matches(blank).is_empty(),
    });
    stretches
}

fn blank(character: char) -> bool {
    character.is_whitespace() || matches!(character, ',' | ';')
}

/// Bytes of the value at the start of the text, to its last bracket or quotation mark.
fn value_end(bytes: &[u8]) -> usize {
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    for (at, byte) in bytes.iter().enumerate() {
        if in_string {
            in_string = escaped || *byte != b'"';
            escaped = !escaped && *byte == b'\\';
        } else {
            match byte {
                b'"' => in_string = true,
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        if depth == 0 && !in_string {
            return at + 1;
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str, stretches: &[Stretch]) -> Vec<String> {
        let one = |stretch: &Stretch| match stretch {
            Stretch::Code(span) => format!("+{}", span.of(text)),
            Stretch::Words(span) => format!("-{}", span.of(text)),
        };
        stretches.iter().map(one).collect()
    }

    #[test]
    fn values_one_after_the_other() {
        let text = "{\"a\":\"}\"} {}\n[1],\n\"x\\\"\" and\nso {on}\n{\"b";
        assert_eq!(
            show(text, &json_values(text)),
            [
                "+{\"a\":\"}\"}",
                "+{}",
                "+[1]",
                "+\"x\\\"\"",
                "- and\nso {on}\n",
                "+{\"b"
            ]
        );
    }

    #[test]
    fn fenced_code() {
        let text = "Role:\n```json\n{}\n```\nand\n````\n```\n````\n~~~yaml\na: 1";
        assert_eq!(
            show(text, &fences(text).unwrap()),
            ["-Role:\n", "+{}\n", "-and\n", "+```\n", "+a: 1"]
        );
        assert!(fences("{}").is_none());
        assert!(fences("`a` ``b``").is_none());
    }
}
