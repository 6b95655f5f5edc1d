//! Equality of short texts. A call of the library's comparison costs more than most of the texts compared here are long, and a decision makes
//! some twenty of them.

/// Whether two texts are the same.
pub(crate) fn same(left: &str, right: &str) -> bool {
    same_bytes(left.as_bytes(), right.as_bytes())
}

/// Whether a text begins with `prefix`.
pub(crate) fn begins_with(text: &str, prefix: &str) -> bool {
    text.as_bytes()
        .get(..prefix.len())
        .is_some_and(|beginning| same_bytes(beginning, prefix.as_bytes()))
}

fn same_bytes(left: &[u8], right: &[u8]) -> bool {
    if left.len() != right.len() {
        return false;
    }
    let ((left, left_rest), (right, right_rest)) = (left.as_chunks::<8>(), right.as_chunks::<8>());
    let mut chunks = left.iter().zip(right);
    let mut rest = left_rest.iter().zip(right_rest);
    chunks.all(|(left, right)| left == right) && rest.all(|(left, right)| left == right)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_every_length_compare_as_the_library_does() {
        let text = "abcdefghijklmnopqrstuvwxyzé";
        for (end, _) in text.char_indices() {
            let (part, _) = text.split_at(end);
            assert!(begins_with(text, part));
            assert!(!begins_with(part, &format!("{part}x")));
            for other in [part.to_owned(), part.replace(['e', 'z', 'h'], "_")] {
                assert_eq!(same(part, &other), part == other);
                assert_eq!(begins_with(text, &other), text.starts_with(&other));
            }
        }
    }
}
