//! Base64 texts (5.8).

const ALPHABET: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The bits that a text stands for; `None` where it is not base64 with its padding.
pub(super) fn decode(text: &str) -> Option<Vec<bool>> {
    let digits = text.trim_end_matches('=');
    let padding = text.len() - digits.len();
    if !text.len().is_multiple_of(4) || padding > 2 {
        return None;
    }
    let mut bits = Vec::new();
    for digit in digits.chars() {
        let value = ALPHABET.find(digit)?;
        bits.extend((0..6).rev().map(|bit| value >> bit & 1 == 1));
    }
    let unused = bits.split_off(bits.len() / 8 * 8);
    unused.iter().all(|bit| !bit).then_some(bits)
}
