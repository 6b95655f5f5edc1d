//! Patterns: text with `*`, `?` and policy variables, and whether a value matches (semantics 2.2, 3.1, 4, 5.4).

use crate::glob::{Piece, match_pieces};
use crate::key::ContextKey;
use crate::same::{begins_with, same};
use crate::template;

/// A pattern, read once and matched often without allocating.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    strategy: Strategy,
}

/// The cheapest way to match, found when the pattern is read.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Strategy {
    /// `*`, or a run of stars.
    Anything,
    /// No wildcard, no variable: equality.
    Exact(Box<str>),
    /// `text*`: the value begins with the text.
    Prefix(Box<str>),
    /// Everything else, piece by piece.
    Pieces(Box<[Atom]>),
}

/// One piece of a pattern as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Atom {
    /// Literal text.
    Text(Box<str>),
    /// `?`: exactly one character.
    One,
    /// `*`: any run of characters, none included.
    Run,
    /// `${key}` or `${key, 'default'}`.
    Variable(Variable),
}

/// A policy variable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variable {
    /// The key whose value stands in; `None` where the name is empty or malformed, which never has a value (semantics 4.15).
    pub key: Option<ContextKey>,
    /// What stands in where the key has no value.
    pub default: Option<Box<str>>,
}

/// What stands beside a variable in a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beside<'a> {
    /// Nothing: the pattern begins or ends with the variable.
    Edge,
    /// Literal text.
    Text(&'a str),
    /// A wildcard or another variable.
    Open,
}

/// Whether `*` and `?` are wildcards or ordinary characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WildcardUse {
    /// As in `StringLike`, actions and resources.
    Wild,
    /// As in `StringEquals`.
    Literal,
}

/// The answer of a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Match {
    /// The value fits.
    Yes,
    /// It does not.
    No,
    /// A variable has no value, so the entry matches nothing (semantics 4.10).
    NoValue,
}

impl Match {
    /// `Yes` or `No`.
    pub const fn from_bool(fits: bool) -> Self {
        if fits { Self::Yes } else { Self::No }
    }
}

/// Where policy variables get their values from.
pub trait Values {
    /// The value of a key for use in a variable: a single, non-empty one (semantics 4.3, 4.15).
    fn value(&self, key: &ContextKey) -> Option<&str>;
}

/// No key has a value: for places where variables are not replaced.
#[derive(Debug, Clone, Copy)]
pub struct NoValues;

impl Values for NoValues {
    fn value(&self, _: &ContextKey) -> Option<&str> {
        None
    }
}

impl Pattern {
    /// Reads a text in which `${…}` is ordinary text, as in actions and in documents of 2008.
    pub fn without_variables(text: &str, wildcards: WildcardUse) -> Self {
        Self::from_atoms(template::atoms_of_text(text, wildcards))
    }

    /// Reads a text in which `${…}` is a variable or an escape.
    pub fn with_variables(text: &str, wildcards: WildcardUse) -> Self {
        Self::from_atoms(template::atoms(text, wildcards))
    }

    fn from_atoms(atoms: Vec<Atom>) -> Self {
        let strategy = match atoms.as_slice() {
            [] => Strategy::Exact("".into()),
            [Atom::Run] => Strategy::Anything,
            [Atom::Text(text)] => Strategy::Exact(text.clone()),
            [Atom::Text(text), Atom::Run] => Strategy::Prefix(text.clone()),
            _ => Strategy::Pieces(atoms.into()),
        };
        Self { strategy }
    }

    /// Whether the whole of `text` fits.
    pub fn matches(&self, text: &str, values: &dyn Values) -> Match {
        match &self.strategy {
            Strategy::Anything => Match::Yes,
            Strategy::Exact(exact) => Match::from_bool(same(exact, text)),
            Strategy::Prefix(prefix) => Match::from_bool(begins_with(text, prefix)),
            Strategy::Pieces(atoms) => match_atoms(atoms, text, values),
        }
    }

    /// Whether `text` equals the pattern but for letter case, character by character (semantics 5.4.3). For patterns without wildcards.
    pub fn equals_ignoring_case(&self, text: &str, values: &dyn Values) -> Match {
        if self.lacks_value(values) {
            return Match::NoValue;
        }
        let mut rest = text.chars().flat_map(char::to_lowercase);
        let begins = |piece: &str| {
            piece
                .chars()
                .flat_map(char::to_lowercase)
                .all(|character| rest.next() == Some(character))
        };
        let mut pieces = (0..self.len()).map(|at| self.piece(at, values).text());
        Match::from_bool(pieces.all(begins) && rest.next().is_none())
    }

    /// The text of a pattern without wildcards, its variables replaced; `None` where one has no value.
    pub fn resolve(&self, values: &dyn Values) -> Option<String> {
        if self.lacks_value(values) {
            return None;
        }
        Some(
            (0..self.len())
                .map(|at| self.piece(at, values).text())
                .collect(),
        )
    }

    /// The pattern as it would be if wildcard characters in the values of its variables were wildcards; `None` where no value holds one, or a
    /// variable has no value.
    pub fn with_wild_values(&self, values: &dyn Values) -> Option<Self> {
        let wild = |variable: &Variable| {
            variable
                .value(values)
                .is_some_and(|value| value.contains(['*', '?']))
        };
        if !self.variables().any(wild) || self.lacks_value(values) {
            return None;
        }
        let atoms = self.atoms().iter().flat_map(|atom| match atom {
            Atom::Variable(variable) => template::atoms_of_text(
                variable.value(values).unwrap_or_default(),
                WildcardUse::Wild,
            ),
            other => vec![other.clone()],
        });
        Some(Self::from_atoms(atoms.collect()))
    }

    /// Whether the pattern is one literal text.
    pub fn is_literal(&self) -> bool {
        matches!(self.strategy, Strategy::Exact(_))
    }

    /// The variables of the pattern.
    pub fn variables(&self) -> impl Iterator<Item = &Variable> {
        self.atoms().iter().filter_map(|atom| match atom {
            Atom::Variable(variable) => Some(variable),
            _ => None,
        })
    }

    /// The variables of the pattern with what stands before and behind each.
    pub fn variables_in_place(&self) -> impl Iterator<Item = (&Variable, Beside<'_>, Beside<'_>)> {
        let atoms = self.atoms();
        let beside = |at: Option<usize>| match at.and_then(|at| atoms.get(at)) {
            None => Beside::Edge,
            Some(Atom::Text(text)) => Beside::Text(text),
            Some(Atom::One | Atom::Run | Atom::Variable(_)) => Beside::Open,
        };
        atoms
            .iter()
            .enumerate()
            .filter_map(move |(at, atom)| match atom {
                Atom::Variable(variable) => Some((
                    variable,
                    beside(at.checked_sub(1)),
                    beside(at.checked_add(1)),
                )),
                _ => None,
            })
    }

    /// Some text that the pattern matches: each run of stars stands for `run`, each `?` for `x`, a variable for its default or for `run`.
    pub fn example(&self, run: &str) -> String {
        self.example_with(&NoValues, run)
    }

    /// As [`Pattern::example`], with values for the variables that have one.
    pub fn example_with(&self, values: &dyn Values, run: &str) -> String {
        self.fill(values, run, "x")
    }

    /// The pattern as text with `*` and `?`, its variables replaced where they have a value and by `*` where they have none.
    pub fn wildcard_text(&self, values: &dyn Values) -> String {
        self.fill(values, "*", "?")
    }

    fn fill(&self, values: &dyn Values, run: &str, one: &str) -> String {
        let piece = |at| match self.piece(at, values) {
            Piece::Text(text) => text,
            Piece::One => one,
            Piece::Run | Piece::NoValue => run,
        };
        (0..self.len()).map(piece).collect()
    }

    /// The number of pieces.
    pub(crate) fn len(&self) -> usize {
        match &self.strategy {
            Strategy::Anything | Strategy::Exact(_) => 1,
            Strategy::Prefix(_) => 2,
            Strategy::Pieces(atoms) => atoms.len(),
        }
    }

    /// The piece at a position, its variable replaced.
    pub(crate) fn piece<'a>(&'a self, at: usize, values: &'a dyn Values) -> Piece<'a> {
        match &self.strategy {
            Strategy::Anything => Piece::Run,
            Strategy::Exact(text) => Piece::Text(text),
            Strategy::Prefix(text) if at == 0 => Piece::Text(text),
            Strategy::Prefix(_) => Piece::Run,
            Strategy::Pieces(atoms) => atoms
                .get(at)
                .map_or(Piece::Text(""), |atom| atom.piece(values)),
        }
    }

    /// Whether some variable has neither value nor default.
    pub(crate) fn lacks_value(&self, values: &dyn Values) -> bool {
        self.variables()
            .any(|variable| variable.value(values).is_none())
    }

    fn atoms(&self) -> &[Atom] {
        match &self.strategy {
            Strategy::Pieces(atoms) => atoms,
            _ => &[],
        }
    }
}

impl Variable {
    /// What stands in for the variable.
    pub fn value<'a>(&'a self, values: &'a dyn Values) -> Option<&'a str> {
        self.key
            .as_ref()
            .and_then(|key| values.value(key))
            .or(self.default.as_deref())
    }
}

impl Atom {
    fn piece<'a>(&'a self, values: &'a dyn Values) -> Piece<'a> {
        match self {
            Self::Text(text) => Piece::Text(text),
            Self::One => Piece::One,
            Self::Run => Piece::Run,
            Self::Variable(variable) => variable.value(values).map_or(Piece::NoValue, Piece::Text),
        }
    }
}

fn match_atoms(atoms: &[Atom], text: &str, values: &dyn Values) -> Match {
    let lacks =
        |atom: &Atom| matches!(atom, Atom::Variable(variable) if variable.value(values).is_none());
    if atoms.iter().any(lacks) {
        return Match::NoValue;
    }
    let piece = |at: usize| {
        atoms
            .get(at)
            .map_or(Piece::NoValue, |atom| atom.piece(values))
    };
    Match::from_bool(match_pieces(atoms.len(), &piece, text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pattern: &str, matches: &[&str], misses: &[&str]) {
        let pattern = Pattern::with_variables(pattern, WildcardUse::Wild);
        for text in matches {
            assert_eq!(pattern.matches(text, &NoValues), Match::Yes, "{text}");
        }
        for text in misses {
            assert_eq!(pattern.matches(text, &NoValues), Match::No, "{text}");
        }
    }

    #[test]
    fn stars_take_any_run_and_question_marks_one_character() {
        check("", &[""], &["a"]);
        check("*", &["", "a", "ä/b"], &[]);
        check("a*", &["a", "ab"], &["", "ba"]);
        check("*a", &["a", "ba", "aa"], &["", "ab"]);
        check("a*b*c", &["abc", "aXbXc", "abbcc"], &["ab", "acb", "abcd"]);
        check("a?c", &["abc", "aéc", "a😀c"], &["ac", "abbc"]);
        check("*ab?b", &["abab", "xaabcb"], &["ab", "abb", "ababb"]);
        check("*a?b*c", &["aabac", "xa😀bc"], &["abc", "axb"]);
        check("??*", &["ab", "éé😀"], &["a", ""]);
        check("a*a", &["aa", "aba"], &["a"]);
    }

    #[test]
    fn escapes_and_defaults_are_literal() {
        check("a${*}b${?}${$}", &["a*b?$"], &["axb?$", "a*bx$"]);
        check("${aws:x, 'a*'}b", &["a*b"], &["aab"]);
        check("${open*", &["${open", "${openly"], &["open"]);
    }

    #[test]
    fn a_variable_without_value_matches_nothing() {
        let pattern = Pattern::with_variables("x${aws:username}*", WildcardUse::Wild);
        assert_eq!(pattern.matches("x", &NoValues), Match::NoValue);
    }

    #[test]
    fn a_thousand_stars_stay_linear() {
        let pattern = Pattern::with_variables(&"a*".repeat(1_000), WildcardUse::Wild);
        assert_eq!(
            pattern.matches(&"a".repeat(1_000_000), &NoValues),
            Match::Yes
        );
        assert_eq!(
            pattern.matches(&"b".repeat(1_000_000), &NoValues),
            Match::No
        );
    }
}
