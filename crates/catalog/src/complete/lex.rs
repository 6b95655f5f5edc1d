//! The tokens of JSON that hold text, as far as they are there.

/// What a byte begins.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Begins {
    Space,
    Sign,
    String,
    Word,
}

/// What a byte begins outside a string.
pub(super) fn begins(byte: u8) -> Begins {
    match byte {
        b'"' => Begins::String,
        b'{' | b'}' | b'[' | b']' | b',' | b':' => Begins::Sign,
        _ if byte.is_ascii_whitespace() => Begins::Space,
        _ => Begins::Word,
    }
}

/// Where the text of a string that begins at `start` ends, and the place behind its quote. A string that is never closed ends with its line.
pub(super) fn string(bytes: &[u8], start: usize) -> (usize, usize) {
    let mut end = start;
    loop {
        match bytes.get(end) {
            Some(b'"') => return (end, end + 1),
            None | Some(b'\n' | b'\r') => return (end, end),
            Some(b'\\') if !matches!(bytes.get(end + 1), None | Some(b'\n' | b'\r')) => end += 2,
            Some(_) => end += 1,
        }
    }
}

/// Where a word ends that stands without quotes. In a value, `s3:GetObject` is one word.
pub(super) fn word(bytes: &[u8], start: usize, is_value: bool) -> usize {
    let ends = |byte: &u8| match byte {
        b':' => !is_value,
        _ => begins(*byte) != Begins::Word,
    };
    let rest = bytes.get(start..).unwrap_or_default();
    start + rest.iter().position(ends).unwrap_or(rest.len())
}
