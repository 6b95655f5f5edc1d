//! Matching text against a sequence of pieces, without backtracking.

use std::ops::Range;

/// One piece of a pattern while it is matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    Text(&'a str),
    One,
    Run,
    NoValue,
}

impl<'a> Piece<'a> {
    pub(crate) fn text(self) -> &'a str {
        match self {
            Self::Text(text) => text,
            _ => "",
        }
    }
}

/// Whether `text` fits a sequence of pieces.
///
/// Stars cut the sequence into stretches. The first must stand at the start, the last at the end, and each in between is
/// taken at its leftmost place, which leaves the most room for what follows: no backtracking.
pub(crate) fn match_pieces<'p>(
    count: usize,
    piece: &dyn Fn(usize) -> Piece<'p>,
    text: &str,
) -> bool {
    let next_run = |from: usize| (from..count).find(|at| piece(*at) == Piece::Run);
    let Some(first_run) = next_run(0) else {
        return eat(0..count, piece, text) == Some("");
    };
    let Some(mut rest) = eat(0..first_run, piece, text) else {
        return false;
    };
    let mut start = first_run + 1;
    while let Some(run) = next_run(start) {
        let Some(behind) = find(start..run, piece, rest) else {
            return false;
        };
        rest = behind;
        start = run + 1;
    }
    eat_from_end(start..count, piece, rest).is_some()
}

/// Takes a stretch off the front of `text`; answers with what is left.
fn eat<'t, 'p>(
    stretch: Range<usize>,
    piece: &dyn Fn(usize) -> Piece<'p>,
    text: &'t str,
) -> Option<&'t str> {
    let mut rest = text;
    for at in stretch {
        rest = match piece(at) {
            Piece::Text(literal) => rest.strip_prefix(literal)?,
            Piece::One => without_first(rest)?,
            Piece::Run | Piece::NoValue => return None,
        };
    }
    Some(rest)
}

/// Takes a stretch off the end of `text`; answers with what is left.
fn eat_from_end<'t, 'p>(
    stretch: Range<usize>,
    piece: &dyn Fn(usize) -> Piece<'p>,
    text: &'t str,
) -> Option<&'t str> {
    let mut rest = text;
    for at in stretch.rev() {
        rest = match piece(at) {
            Piece::Text(literal) => rest.strip_suffix(literal)?,
            Piece::One => {
                let mut characters = rest.chars();
                characters.next_back()?;
                characters.as_str()
            }
            Piece::Run | Piece::NoValue => return None,
        };
    }
    Some(rest)
}

/// Finds the leftmost place of a stretch; answers with what stands behind it.
fn find<'t, 'p>(
    stretch: Range<usize>,
    piece: &dyn Fn(usize) -> Piece<'p>,
    text: &'t str,
) -> Option<&'t str> {
    if is_long(&stretch, text) {
        return find_in_long(stretch, piece, text);
    }
    let mut rest = text;
    loop {
        if let Piece::Text(literal) = stretch.clone().next().map_or(Piece::Text(""), piece) {
            rest = rest.get(rest.find(literal)?..)?;
        }
        if let Some(behind) = eat(stretch.clone(), piece, rest) {
            return Some(behind);
        }
        rest = without_first(rest)?;
    }
}

/// Whether trying every place one by one could take too long. A single literal is left to the library, which is never slow.
fn is_long(stretch: &Range<usize>, text: &str) -> bool {
    stretch.len() >= 16 && stretch.len().saturating_mul(text.len()) >= 1 << 20
}

/// As [`find`], for all places at once: each character of the stretch strikes out those that it does not fit, in one sweep over the text.
fn find_in_long<'t, 'p>(
    stretch: Range<usize>,
    piece: &dyn Fn(usize) -> Piece<'p>,
    text: &'t str,
) -> Option<&'t str> {
    let mut wanted = Vec::new();
    for at in stretch {
        match piece(at) {
            Piece::Text(literal) => wanted.extend(literal.chars().map(Some)),
            Piece::One => wanted.push(None),
            Piece::Run | Piece::NoValue => return None,
        }
    }
    let characters: Vec<char> = text.chars().collect();
    let mut fits = vec![true; (characters.len() + 1).checked_sub(wanted.len())?];
    for (offset, wanted) in wanted.iter().enumerate() {
        let Some(wanted) = wanted else {
            continue;
        };
        let there = characters.get(offset..)?;
        for (fits, character) in fits.iter_mut().zip(there) {
            *fits &= character == wanted;
        }
    }
    let behind = fits.iter().position(|fits| *fits)? + wanted.len();
    let mut rest = text.chars();
    rest.by_ref().take(behind).for_each(drop);
    Some(rest.as_str())
}

fn without_first(text: &str) -> Option<&str> {
    let mut characters = text.chars();
    characters.next()?;
    Some(characters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_places_at_once_find_what_one_by_one_does() {
        use Piece::{One, Text};
        let stretches = [
            vec![Text("a"), One, Text("b")],
            vec![One, Text("ab"), One],
            vec![One, One],
            vec![Text("é"), One, Text("😀")],
            vec![],
        ];
        let texts = ["", "a", "ab", "aabab", "xaabbéx😀éé😀😀b", "bbbababab"];
        for stretch in &stretches {
            for text in texts {
                let piece = |at: usize| stretch[at];
                let all = 0..stretch.len();
                assert_eq!(
                    find_in_long(all.clone(), &piece, text),
                    find(all, &piece, text),
                    "{stretch:?} in {text}"
                );
            }
        }
    }
}
