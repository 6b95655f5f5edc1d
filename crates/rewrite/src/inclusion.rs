//! Whether everything that one row of atoms matches is matched by another.
//!
//! Both are read as automata. Every text of the narrow pattern is walked through, character classes in the place of characters, while the set of
//! places is kept that the wide pattern can have reached: the texts are finitely many once they are told apart by what the wide pattern can
//! tell apart. A walk that would take too long ends with `false`.

use std::collections::HashSet;

use crate::atoms::Atom;

/// How much looking is left before comparisons are given up, so that hostile text ends in time.
#[derive(Debug, Clone)]
pub(crate) struct Patience(usize);

impl Patience {
    /// For one comparison.
    pub(crate) const ONE: Self = Self(1 << 20);

    /// For all comparisons of one rewrite.
    pub(crate) const MANY: Self = Self(1 << 23);

    /// Whether there is none left.
    pub(crate) const fn is_spent(&self) -> bool {
        self.0 == 0
    }

    /// Takes some looks; false where there are not so many.
    pub(crate) fn take(&mut self, looks: usize) -> bool {
        let left = self.0.checked_sub(looks);
        self.0 = left.unwrap_or_default();
        left.is_some()
    }
}

/// Whether `wide` matches every text that `narrow` matches, with whatever values for the variables. Exact for wildcards up to the bounds; a
/// variable is the same as itself and else unlike everything but a star.
pub(crate) fn includes(wide: &[Atom<'_>], narrow: &[Atom<'_>], patience: &mut Patience) -> bool {
    if !patience.take(wide.len() + narrow.len()) {
        return false;
    }
    if wide == narrow || wide == [Atom::Run] {
        return true;
    }
    if begin_apart(wide.iter(), narrow.iter())
        || begin_apart(wide.iter().rev(), narrow.iter().rev())
    {
        return false;
    }
    Walk::of(wide, narrow).is_included(patience)
}

/// Whether the two begin with literal text, and not with the same: most patterns of a list do.
fn begin_apart<'a, 'p: 'a>(
    wide: impl Iterator<Item = &'a Atom<'p>>,
    narrow: impl Iterator<Item = &'a Atom<'p>>,
) -> bool {
    let mut pairs = wide.zip(narrow);
    pairs
        .by_ref()
        .take_while(|(wide, narrow)| **wide != Atom::Run && **narrow != Atom::Run)
        .find(|(wide, narrow)| wide != narrow)
        .is_some_and(|pair| matches!(pair, (Atom::Character(_), Atom::Character(_))))
}

/// What a text has at one place, as far as the wide pattern can tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Letter<'p> {
    /// A character that one of the patterns names.
    Named(char),
    /// Any character that the wide pattern does not name.
    Other,
    /// The value of a variable, whole.
    Value(Atom<'p>),
}

struct Walk<'a, 'p> {
    wide: &'a [Atom<'p>],
    narrow: &'a [Atom<'p>],
    /// The characters that the wide pattern names, and one that stands for all others.
    letters: Vec<Letter<'p>>,
    /// The place behind which the wide pattern takes anything.
    open_end: Option<usize>,
}

/// The places that the wide pattern can have reached, a bit each.
type Places = Vec<u64>;

impl<'a, 'p> Walk<'a, 'p> {
    fn of(wide: &'a [Atom<'p>], narrow: &'a [Atom<'p>]) -> Self {
        let mut named: Vec<char> = wide
            .iter()
            .filter_map(|atom| match atom {
                Atom::Character(character) => Some(*character),
                _ => None,
            })
            .collect();
        named.sort_unstable();
        named.dedup();
        let letters = named
            .into_iter()
            .map(Letter::Named)
            .chain([Letter::Other])
            .collect();
        let open_end = wide
            .last()
            .filter(|atom| **atom == Atom::Run)
            .map(|_| wide.len() - 1);
        Self {
            wide,
            narrow,
            letters,
            open_end,
        }
    }

    fn is_included(&self, patience: &mut Patience) -> bool {
        let mut start = vec![0; self.wide.len() / 64 + 1];
        set(&mut start, 0);
        self.skip_runs(&mut start);
        let mut seen: HashSet<(usize, Places)> = HashSet::new();
        let mut waiting = vec![(0, start)];
        while let Some((at, places)) = waiting.pop() {
            if self.open_end.is_some_and(|end| is_set(&places, end)) {
                continue;
            }
            if ones(&places).next().is_none() {
                return false;
            }
            let Some(atom) = self.narrow.get(at) else {
                if is_set(&places, self.wide.len()) {
                    continue;
                }
                return false;
            };
            if !seen.insert((at, places.clone())) {
                continue;
            }
            let letters = match atom {
                Atom::One | Atom::Run => self.letters.len(),
                Atom::Character(_) | Atom::Variable(_) => 1,
            };
            if !patience.take(letters * (places.len() + ones(&places).count())) {
                return false;
            }
            match atom {
                Atom::Character(character) => {
                    waiting.push((at + 1, self.step(&places, Letter::Named(*character))));
                }
                Atom::Variable(_) => {
                    waiting.push((at + 1, self.step(&places, Letter::Value(*atom))));
                }
                Atom::One => {
                    let next = |letter| (at + 1, self.step(&places, letter));
                    waiting.extend(self.letters.iter().copied().map(next));
                }
                Atom::Run => {
                    let next = |letter| (at, self.step(&places, letter));
                    waiting.extend(self.letters.iter().copied().map(next));
                    waiting.push((at + 1, places));
                }
            }
        }
        true
    }

    /// The places behind one more letter.
    fn step(&self, places: &Places, letter: Letter<'p>) -> Places {
        let mut next = vec![0; places.len()];
        for at in ones(places) {
            let Some(atom) = self.wide.get(at) else {
                continue;
            };
            let takes = match (atom, letter) {
                (Atom::Run, _) => {
                    set(&mut next, at);
                    false
                }
                (Atom::Character(wanted), Letter::Named(character)) => *wanted == character,
                (Atom::One, Letter::Named(_) | Letter::Other) => true,
                (Atom::Variable(_), Letter::Value(value)) => *atom == value,
                _ => false,
            };
            if takes {
                set(&mut next, at + 1);
            }
        }
        self.skip_runs(&mut next);
        next
    }

    /// A run can be empty.
    fn skip_runs(&self, places: &mut Places) {
        let reached: Vec<usize> = ones(places).collect();
        for mut at in reached {
            while self.wide.get(at) == Some(&Atom::Run) {
                at += 1;
                set(places, at);
            }
        }
    }
}

/// The places of a set, in order.
fn ones(places: &[u64]) -> impl Iterator<Item = usize> {
    let in_word = |(number, mut word): (usize, u64)| {
        std::iter::from_fn(move || {
            let bit = (word != 0).then(|| word.trailing_zeros() as usize);
            word &= word.wrapping_sub(1);
            bit.map(|bit| number * 64 + bit)
        })
    };
    places.iter().copied().enumerate().flat_map(in_word)
}

fn is_set(places: &[u64], at: usize) -> bool {
    places
        .get(at / 64)
        .is_some_and(|word| word & (1 << (at % 64)) != 0)
}

fn set(places: &mut [u64], at: usize) {
    if let Some(word) = places.get_mut(at / 64) {
        *word |= 1 << (at % 64);
    }
}

#[cfg(test)]
mod tests;
