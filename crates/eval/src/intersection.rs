//! A text that two patterns share.

/// Longer patterns are not looked at: the work grows with the product of their lengths.
const LONGEST: usize = 512;

/// Some text that both patterns match, with `unnamed` where both leave the character open; `None` where they share none, or are too long.
pub(crate) fn shared(left: &str, right: &str, unnamed: &str) -> Option<String> {
    if !begin_alike(left, right) {
        return None;
    }
    let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
    if left.len() > LONGEST || right.len() > LONGEST {
        return None;
    }
    let width = right.len() + 1;
    let mut seen = vec![false; (left.len() + 1) * width];
    let mut open = vec![(0, 0, String::new())];
    while let Some((at, beside, text)) = open.pop() {
        match seen.get_mut(at * width + beside) {
            Some(seen) if !*seen => *seen = true,
            _ => continue,
        }
        match (left.get(at), right.get(beside)) {
            (None, None) => return Some(text),
            (Some('*'), None) => open.push((at + 1, beside, text)),
            (None, Some('*')) => open.push((at, beside + 1, text)),
            (Some('*'), Some(other)) => {
                open.push((at + 1, beside, text.clone()));
                open.push(if *other == '*' {
                    (at, beside + 1, text)
                } else {
                    (at, beside + 1, text + &character(*other, unnamed))
                });
            }
            (Some(other), Some('*')) => {
                open.push((at, beside + 1, text.clone()));
                open.push((at + 1, beside, text + &character(*other, unnamed)));
            }
            (Some('?'), Some(other)) | (Some(other), Some('?')) => {
                open.push((at + 1, beside + 1, text + &character(*other, unnamed)));
            }
            (Some(one), Some(other)) if one == other => {
                open.push((at + 1, beside + 1, text + &character(*one, unnamed)));
            }
            _ => {}
        }
    }
    None
}

/// Whether the literal beginnings of two patterns allow for a shared text.
fn begin_alike(left: &str, right: &str) -> bool {
    let literal = |byte: &u8| !matches!(byte, b'*' | b'?');
    let (left, right) = (
        left.bytes().take_while(literal),
        right.bytes().take_while(literal),
    );
    left.zip(right).all(|(one, other)| one == other)
}

fn character(pattern: char, unnamed: &str) -> String {
    if pattern == '?' {
        unnamed.to_owned()
    } else {
        pattern.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shared_texts_match_both() {
        assert_eq!(shared("a*c", "ab*", "_").as_deref(), Some("abc"));
        assert_eq!(shared("a*", "*b", "_").as_deref(), Some("ab"));
        assert_eq!(shared("a?", "?b", "_").as_deref(), Some("ab"));
        assert_eq!(shared("a", "b", "_"), None);
        assert_eq!(shared("*", "?", "_").as_deref(), Some("_"));
    }
}
