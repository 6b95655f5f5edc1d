//! What wildcards and variables cut out of words.

use std::collections::BTreeSet;

use super::visit::Part;
use super::words::{Piece, folded, pieces};

/// Parts of words beside something open. A word that such a part could reach keeps its name.
#[derive(Debug, Default)]
pub(super) struct Cuts {
    /// `acme*`: whatever begins so.
    begins: BTreeSet<String>,
    /// `*acme`: whatever ends so.
    ends: BTreeSet<String>,
    /// `*acme*`: whatever holds it.
    inside: BTreeSet<String>,
    /// What variables may stand for.
    values: BTreeSet<String>,
    /// Whether a variable stands beside a word or something open, so that its value joins with what is there.
    joined: bool,
}

impl Cuts {
    /// Takes in a text.
    pub(super) fn add(&mut self, text: &str, part: Part) {
        let pieces = pieces(text);
        for (at, piece) in pieces.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|at| pieces.get(at));
            let after = pieces.get(at + 1);
            match piece {
                Piece::Word(word) => self.word(word, before, after, part),
                Piece::Open(open) if open.starts_with('$') => {
                    self.joined |= [before, after]
                        .into_iter()
                        .flatten()
                        .any(|beside| !matches!(beside, Piece::Mark(_)));
                }
                Piece::Open(_) | Piece::Mark(_) => {}
            }
        }
    }

    fn word(
        &mut self,
        word: &str,
        before: Option<&Piece<'_>>,
        after: Option<&Piece<'_>>,
        part: Part,
    ) {
        let Some(word) = folded(word) else { return };
        let is_open = |beside: Option<&Piece<'_>>| matches!(beside, Some(Piece::Open(open)) if !open.ends_with('\''));
        if part == Part::Value || matches!(before, Some(Piece::Open(open)) if open.ends_with('\''))
        {
            self.values.insert(word.clone());
        }
        match (is_open(before), is_open(after)) {
            (false, false) => return,
            (false, true) => &mut self.begins,
            (true, false) => &mut self.ends,
            (true, true) => &mut self.inside,
        }
        .insert(word);
    }

    /// Whether a pattern could tell the word from another by a part of it.
    pub(super) fn reach(&self, word: &str) -> bool {
        let any = |set: &BTreeSet<String>, reaches: fn(&str, &str) -> bool| {
            set.iter().any(|part| reaches(word, part))
        };
        any(&self.begins, |word, part| word.starts_with(part))
            || any(&self.ends, |word, part| word.ends_with(part))
            || any(&self.inside, |word, part| word.contains(part))
            || (self.joined && any(&self.values, |word, part| word.contains(part)))
    }
}
