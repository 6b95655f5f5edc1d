//! Words that mean nothing.

const CONSONANTS: &[u8] = b"bdfgklmnprstvz";
const VOWELS: &[u8] = b"aeiou";
const TRIES: u32 = 200;

/// A word with letters and digits where the given one has them, that is not taken; `None` where none was found. It hangs on the number and the
/// form of the word alone, so it tells nothing of it.
pub(super) fn of(word: &str, number: usize, is_taken: impl Fn(&str) -> bool) -> Option<String> {
    let seed = u32::try_from(number).unwrap_or(u32::MAX);
    (0..TRIES)
        .map(|attempt| made(word, seed.wrapping_mul(TRIES).wrapping_add(attempt)))
        .find(|candidate| !is_taken(candidate))
}

fn made(word: &str, seed: u32) -> String {
    let mut state = seed.wrapping_mul(0x9e37_79b9) | 1;
    let mut letters = 0;
    word.chars()
        .map(|character| {
            if character.is_numeric() {
                return char::from(b'0' + (next(&mut state) % 10) as u8);
            }
            letters += 1;
            pick(
                if letters % 2 == 1 { CONSONANTS } else { VOWELS },
                next(&mut state),
            )
        })
        .collect()
}

fn pick(letters: &[u8], number: u32) -> char {
    let at = number as usize % letters.len().max(1);
    letters.get(at).copied().map_or('x', char::from)
}

/// Marsaglia's xorshift; its low bits are the weakest.
fn next(state: &mut u32) -> u32 {
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    *state >> 8
}
