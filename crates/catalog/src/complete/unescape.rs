//! The text that a JSON string stands for, as far as it is written.

use std::borrow::Cow;
use std::str::Chars;

/// Reads the escapes of a string. What is no escape, or an unfinished one, is left out: nobody means it as text.
pub(crate) fn unescape(raw: &str) -> Cow<'_, str> {
    if !raw.contains('\\') {
        return Cow::Borrowed(raw);
    }
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw.chars();
    while let Some(character) = rest.next() {
        match character {
            '\\' => text.extend(escape(&mut rest)),
            _ => text.push(character),
        }
    }
    Cow::Owned(text)
}

fn escape(rest: &mut Chars<'_>) -> Option<char> {
    match rest.next()? {
        'b' => Some('\u{8}'),
        'f' => Some('\u{c}'),
        'n' => Some('\n'),
        'r' => Some('\r'),
        't' => Some('\t'),
        'u' => unit(rest).and_then(|first| character(first, rest)),
        plain @ ('"' | '\\' | '/') => Some(plain),
        _ => None,
    }
}

fn unit(rest: &mut Chars<'_>) -> Option<u32> {
    let mut digits = rest.clone();
    let mut unit = 0;
    for _ in 0..4 {
        unit = unit * 16 + digits.next()?.to_digit(16)?;
    }
    *rest = digits;
    Some(unit)
}

/// The character of one UTF-16 unit, or of it and the one that follows.
fn character(first: u32, rest: &mut Chars<'_>) -> Option<char> {
    if !(0xD800..0xDC00).contains(&first) {
        return char::from_u32(first);
    }
    let mut behind = rest.clone();
    if (behind.next()?, behind.next()?) != ('\\', 'u') {
        return None;
    }
    let second = unit(&mut behind).filter(|second| (0xDC00..0xE000).contains(second))?;
    *rest = behind;
    char::from_u32(0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00))
}

#[cfg(test)]
mod tests {
    use super::unescape;

    #[test]
    fn escapes_are_read_and_halves_left_out() {
        for (raw, text) in [
            ("s3:Get", "s3:Get"),
            (r"\u00733:Get\/", "s3:Get/"),
            (r#"\"\\\n"#, "\"\\\n"),
            (r"\ud83d\ude00é", "😀é"),
            (r"a\ud83dz", "az"),
            (r"a\u00", "a00"),
            (r"a\", "a"),
            (r"a\xb", "ab"),
        ] {
            assert_eq!(unescape(raw), text, "{raw}");
        }
    }
}
