//! JSON text made shorter token by token: nothing between the tokens, and no escape that is longer than what it stands for.

/// The text without white space between its tokens.
pub(crate) fn without_space(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for part in Parts(json) {
        match part {
            Part::Between(text) => out.extend(text.split([' ', '\t', '\n', '\r'])),
            Part::String(text) => out.push_str(text),
        }
    }
    out
}

/// The text with every escape in its shortest form that stays in ASCII: `\u0041` as `A`, `\/` as `/`.
pub(crate) fn with_short_escapes(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    let mut rest = json;
    while let Some((before, escape)) = rest.split_once('\\') {
        out.push_str(before);
        let (short, length) = shortest(escape);
        match short {
            Some(short) => out.push_str(short.encode_utf8(&mut [0; 4])),
            None => {
                out.push('\\');
                out.push_str(escape.get(..length).unwrap_or_default());
            }
        }
        rest = escape.get(length..).unwrap_or_default();
    }
    out + rest
}

/// What an escape is written as more briefly, if it can be, and how many bytes behind the backslash belong to it.
fn shortest(escape: &str) -> (Option<char>, usize) {
    if escape.starts_with('/') {
        return (Some('/'), 1);
    }
    let Some(digits) = escape.strip_prefix('u').and_then(|rest| rest.get(..4)) else {
        let length = escape.chars().next().map_or(0, char::len_utf8);
        return (None, length);
    };
    let character = u32::from_str_radix(digits, 16)
        .ok()
        .and_then(char::from_u32)
        .filter(|character| matches!(character, ' '..='~') && !matches!(character, '"' | '\\'));
    (character, 1 + digits.len())
}

/// A text cut into strings, quotes included, and what stands between them.
struct Parts<'t>(&'t str);

enum Part<'t> {
    Between(&'t str),
    String(&'t str),
}

impl<'t> Iterator for Parts<'t> {
    type Item = Part<'t>;

    fn next(&mut self) -> Option<Part<'t>> {
        if self.0.is_empty() {
            return None;
        }
        let is_string = self.0.starts_with('"');
        let length = if is_string {
            end_of_string(self.0)
        } else {
            self.0.find('"').unwrap_or(self.0.len())
        };
        let (part, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(if is_string {
            Part::String(part)
        } else {
            Part::Between(part)
        })
    }
}

/// The bytes of the string that a text begins with.
fn end_of_string(text: &str) -> usize {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        if byte == b'"' && !escaped {
            return at + 1;
        }
        escaped = byte == b'\\' && !escaped;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn space_stays_inside_strings_alone() {
        let text = "\n{ \"a b\" : [ \"c\\\" d\" ,\t1 , true ],\r\n \"\\\\\" : { } } ";
        assert_eq!(without_space(text), r#"{"a b":["c\" d",1,true],"\\":{}}"#);
    }

    #[test]
    fn escapes_stay_where_they_are_needed() {
        let text = r#"["\/a\u002fb\u0041\u002A", "\u0022\u005c\"\\u0041\n\u000a\u00e9\u4e2d\ud83d\ude00\u007f"]"#;
        let short = with_short_escapes(text);
        assert_eq!(
            short,
            r#"["/a/bA*", "\u0022\u005c\"\\u0041\n\u000a\u00e9\u4e2d\ud83d\ude00\u007f"]"#
        );
        let [before, after] =
            [text, &short].map(|text| serde_json::from_str::<Vec<String>>(text).unwrap());
        assert_eq!(before, after);
    }
}
