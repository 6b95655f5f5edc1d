//! The three characters that end the content of a link. They end it with a letter or digit, which no program that finds addresses in text leaves out.

/// x¹⁷ + x¹⁶ + x¹⁴ + x¹³ + x¹¹ + x⁶ + x⁴ + x³ + x + 1, the polynomial of CAN FD's 17-bit check: no run of damage up to 17 bits escapes it, so no
/// single character does.
const POLYNOMIAL: u32 = 0x1_685B;
const BITS: u32 = 17;
const ALPHABET: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// The check of a text.
pub(super) fn check(text: &str) -> String {
    let mut rest = text.bytes().fold(0, fed);
    let mut out = [0; 3];
    for place in out.iter_mut().rev() {
        *place = digit(rest % 62);
        rest /= 62;
    }
    out.into_iter().map(char::from).collect()
}

fn fed(remainder: u32, byte: u8) -> u32 {
    let with = remainder ^ (u32::from(byte) << (BITS - 8));
    (0..8).fold(with, |remainder, _| {
        let shifted = remainder << 1;
        let divided = if shifted >> BITS == 1 {
            POLYNOMIAL | 1 << BITS
        } else {
            0
        };
        shifted ^ divided
    })
}

/// Three digits of base 62 tell 238,328 numbers apart, and 17 bits make 131,072.
fn digit(value: u32) -> u8 {
    let at = usize::try_from(value).unwrap_or_default();
    ALPHABET.get(at).copied().unwrap_or(b'0')
}

#[cfg(test)]
mod tests {
    use super::{check, fed};

    /// The published check value of CRC-17/CAN-FD.
    #[test]
    fn it_is_the_crc_that_it_says() {
        assert_eq!(b"123456789".iter().copied().fold(0, fed), 0x04F03);
    }

    #[test]
    fn every_changed_character_shows() {
        let text = "1d1.Zm9vYmFyYmF6";
        for at in 0..text.len() {
            for other in (b' '..=b'~').map(char::from) {
                let mut changed = text.to_owned();
                changed.replace_range(at..=at, other.encode_utf8(&mut [0; 4]));
                assert_eq!(changed == text, check(&changed) == check(text), "{changed}");
            }
        }
    }
}
