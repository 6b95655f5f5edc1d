//! A text that two patterns share.

/// Longer patterns are not looked at: the work grows with the product of their lengths.
const LONGEST: usize = 512;

/// What two patterns have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shared {
    /// A text that both match.
    Text(String),
    /// No text at all.
    Nothing,
    /// The patterns are too long to be looked at.
    TooLong,
}

impl Shared {
    /// The text, where one was found.
    pub fn text(self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text),
            Self::Nothing | Self::TooLong => None,
        }
    }
}

/// Some text that two patterns of `*` and `?` both match, with `unnamed` where both leave a character open.
pub fn shared(left: &str, right: &str, unnamed: &str) -> Shared {
    if !begin_alike(left, right) {
        return Shared::Nothing;
    }
    let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
    if left.len() > LONGEST || right.len() > LONGEST {
        return Shared::TooLong;
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
            (None, None) => return Shared::Text(text),
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
    Shared::Nothing
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
        let text = |text: &str| Shared::Text(text.to_owned());
        assert_eq!(shared("a*c", "ab*", "_"), text("abc"));
        assert_eq!(shared("a*", "*b", "_"), text("ab"));
        assert_eq!(shared("a?", "?b", "_"), text("ab"));
        assert_eq!(shared("a", "b", "_"), Shared::Nothing);
        assert_eq!(shared("*", "?", "_"), text("_"));
        assert_eq!(shared(&"?".repeat(513), "*", "_"), Shared::TooLong);
    }
}
