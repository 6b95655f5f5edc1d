//! A text taken apart into words and what stands between them.

use std::collections::BTreeMap;

/// A part of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece<'t> {
    /// Letters and digits in a row.
    Word(&'t str),
    /// A wildcard, or what a policy variable stands for.
    Open(&'t str),
    /// Any other character.
    Mark(&'t str),
}

/// The pieces of a text in order; together they are the text. A variable `${key}` is one piece, up to the text that it falls back on.
pub(super) fn pieces<'t>(text: &'t str) -> Vec<Piece<'t>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (length, piece): (usize, fn(&'t str) -> Piece<'t>) =
            if let Some(length) = variable(rest) {
                (length, Piece::Open)
            } else if matches!(first, '*' | '?') {
                (1, Piece::Open)
            } else if first.is_alphanumeric() {
                let end = rest.find(|c: char| !c.is_alphanumeric());
                (end.unwrap_or(rest.len()), Piece::Word)
            } else {
                (first.len_utf8(), Piece::Mark)
            };
        let Some((here, behind)) = rest.split_at_checked(length) else {
            break;
        };
        pieces.push(piece(here));
        rest = behind;
    }
    pieces
}

/// The bytes of the variable that a text begins with.
fn variable(text: &str) -> Option<usize> {
    let inside = text.strip_prefix("${")?;
    let end = inside.find(['}', '\''])?;
    Some(2 + end + 1)
}

/// A word in lower case; `None` where that has another number of characters, so that there is no way back.
pub(super) fn folded(word: &str) -> Option<String> {
    let mut folded = String::with_capacity(word.len());
    for character in word.chars() {
        let mut lower = character.to_lowercase();
        folded.push(lower.next()?);
        if lower.next().is_some() {
            return None;
        }
    }
    Some(folded)
}

/// A text with other words, each in the letter case of the one whose place it takes.
pub(super) fn replaced(text: &str, words: &BTreeMap<String, String>) -> String {
    let mut out = String::with_capacity(text.len());
    for piece in pieces(text) {
        match piece {
            Piece::Word(word) => match folded(word).and_then(|folded| words.get(&folded)) {
                Some(other) => out.extend(word.chars().zip(other.chars()).map(in_case)),
                None => out.push_str(word),
            },
            Piece::Open(other) | Piece::Mark(other) => out.push_str(other),
        }
    }
    out
}

fn in_case((old, new): (char, char)) -> char {
    let mut upper = new.to_uppercase();
    match upper.next() {
        Some(one) if old.is_uppercase() && upper.next().is_none() => one,
        _ => new,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_and_wildcards_are_open() {
        let text = "b-1/${aws:x, 'dev'}/*é${";
        let words: Vec<&str> = pieces(text)
            .into_iter()
            .filter_map(|piece| match piece {
                Piece::Word(word) => Some(word),
                _ => None,
            })
            .collect();
        assert_eq!(words, ["b", "1", "dev", "é"]);
        assert_eq!(replaced(text, &BTreeMap::new()), text);
    }

    #[test]
    fn letter_case_stays() {
        let words = BTreeMap::from([("acme1".to_owned(), "bolo7".to_owned())]);
        assert_eq!(replaced("Acme1-ACME1-acme", &words), "Bolo7-BOLO7-acme");
    }
}
