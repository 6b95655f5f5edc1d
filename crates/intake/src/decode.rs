//! Escapes and encodings undone, each byte with its place.

use scopedown_policy::{PositionMap, Span};

use crate::text::Text;

/// The contents of a JSON string, without its quotation marks, at `outer` of the given text. `None` where an escape is none of JSON's.
pub(crate) fn json_string(raw: &str, base: &PositionMap, at: usize) -> Option<Text> {
    let mut text = Text::default();
    let mut rest = raw;
    let mut done = at;
    while let Some(escape) = rest.find('\\') {
        let (plain, tail) = rest.split_at_checked(escape)?;
        copy(&mut text, plain, base, done);
        let (character, length) = escaped(tail)?;
        let start = done + escape;
        let mut buffer = [0; 4];
        text.push(
            character.encode_utf8(&mut buffer),
            base.outer(Span::new(start, start + length)),
        );
        done = start + length;
        rest = tail.get(length..)?;
    }
    copy(&mut text, rest, base, done);
    Some(text)
}

/// A character written as an escape, and the bytes that it took.
fn escaped(tail: &str) -> Option<(char, usize)> {
    let simple = match tail.as_bytes().get(1)? {
        b'"' => '"',
        b'\\' => '\\',
        b'/' => '/',
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'u' => return unicode(tail),
        _ => return None,
    };
    Some((simple, 2))
}

fn unicode(tail: &str) -> Option<(char, usize)> {
    let first = hexadecimal(tail.get(2..6)?)?;
    if let Some(character) = char::from_u32(first) {
        return Some((character, 6));
    }
    let second = hexadecimal(tail.get(6..)?.strip_prefix("\\u")?.get(..4)?)?;
    let pair = [u16::try_from(first).ok()?, u16::try_from(second).ok()?];
    let character = char::decode_utf16(pair).next()?.ok()?;
    Some((character, 12))
}

fn hexadecimal(digits: &str) -> Option<u32> {
    let all = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    all.then(|| u32::from_str_radix(digits, 16).ok())?
}

/// `%7B` and the like undone. `None` where the bytes are no UTF-8 or nothing is encoded.
///
/// AWS writes a space as `%20`; a `+` stays a plus.
pub(crate) fn percent(encoded: &Text) -> Option<Text> {
    if !encoded.value.contains('%') {
        return None;
    }
    let bytes = encoded.value.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut map = PositionMap::default();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let value = (*byte == b'%')
            .then(|| encoded.value.get(at + 1..at + 3).and_then(hexadecimal))
            .flatten()
            .and_then(|value| u8::try_from(value).ok());
        let length = if value.is_some() { 3 } else { 1 };
        map.push(
            Span::new(decoded.len(), decoded.len() + 1),
            Span::new(at, at + length),
        );
        decoded.push(value.unwrap_or(*byte));
        at += length;
    }
    Some(Text {
        value: String::from_utf8(decoded).ok()?,
        map: map.through(&encoded.map),
        open: Vec::new(),
    })
}

/// Appends a stretch without escapes.
fn copy(text: &mut Text, plain: &str, base: &PositionMap, at: usize) {
    let start = text.value.len();
    text.map
        .append(start, base, Span::new(at, at + plain.len()));
    text.value.push_str(plain);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn string(raw: &str) -> Option<Text> {
        json_string(raw, &PositionMap::of(Span::new(0, raw.len())), 0)
    }

    #[test]
    fn escapes_are_undone_and_keep_their_places() {
        let text = string(r#"a\"b\u00e9\ud83d\ude00c\n"#).unwrap();
        assert_eq!(text.value, "a\"bé😀c\n");
        assert_eq!(text.map.outer(Span::new(1, 2)), Span::new(1, 3));
        assert_eq!(text.map.outer(Span::new(3, 5)), Span::new(4, 10));
        assert_eq!(text.map.outer(Span::new(9, 10)), Span::new(22, 23));
    }

    #[test]
    fn no_escape_of_json_is_no_string() {
        for raw in [
            r"\x41",
            r"\u12",
            r"\ud800",
            r"\ud800\u0041",
            "\\",
            r"\u+123",
        ] {
            assert!(string(raw).is_none(), "{raw}");
        }
    }

    #[test]
    fn percent_signs_are_undone() {
        let encoded = Text::at("%7B%22a%22:1%7d+%zz", Span::new(7, 26));
        let text = percent(&encoded).unwrap();
        assert_eq!(text.value, "{\"a\":1}+%zz");
        assert_eq!(text.map.outer(Span::new(1, 2)), Span::new(10, 13));
        assert!(percent(&Text::at("plain", Span::new(0, 5))).is_none());
        assert!(percent(&Text::at("%ff", Span::new(0, 3))).is_none());
    }
}
