//! The dictionaries that deflate begins with, by number. A dictionary never changes and never goes; a better one gets the next number.

/// The number of the one that new links use.
pub(super) const LATEST: u16 = 1;

/// The text of a dictionary. What is most common stands last, where it is reached in the fewest bits.
pub(super) fn dictionary(number: u16) -> Option<&'static [u8]> {
    match number {
        1 => Some(include_bytes!("dictionary/1.txt")),
        _ => None,
    }
}
