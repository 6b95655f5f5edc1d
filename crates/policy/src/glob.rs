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

fn without_first(text: &str) -> Option<&str> {
    let mut characters = text.chars();
    characters.next()?;
    Some(characters.as_str())
}
