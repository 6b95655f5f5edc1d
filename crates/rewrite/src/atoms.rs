//! A pattern as a row of atoms, so that two patterns can be compared.

use scopedown_policy::{ContextKey, Pattern, Values, Variable};

/// One piece of a pattern. Literal text is one atom a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Atom<'p> {
    /// This character.
    Character(char),
    /// `?`
    One,
    /// `*`
    Run,
    /// A variable: whatever it stands for, the same variable stands for the same.
    Variable(&'p Variable),
}

/// Stand in for what a pattern leaves open while it is written out; no policy that AWS takes holds them.
const RUN: char = '\u{F0000}';
const VALUE: char = '\u{F0001}';
const VALUE_TEXT: &str = "\u{F0001}";

/// The atoms of a pattern; `None` where it holds a variable that is malformed, or a character that the comparison needs for itself.
///
/// A pattern does not show its pieces. It is written out twice, with each wildcard as another character, and the two texts laid side by side
/// tell wildcards from ordinary stars and question marks.
pub(crate) fn of_pattern(pattern: &Pattern) -> Option<Vec<Atom<'_>>> {
    let mut variables = pattern.variables();
    let example = pattern.example_with(&Marked, RUN.encode_utf8(&mut [0; 4]));
    let wildcards = pattern.wildcard_text(&Marked);
    let mut atoms = Vec::with_capacity(wildcards.len());
    for pair in example.chars().zip(wildcards.chars()) {
        atoms.push(match pair {
            (RUN, '*') => Atom::Run,
            ('x', '?') => Atom::One,
            (VALUE, VALUE) => Atom::Variable(variables.next().filter(|found| found.key.is_some())?),
            (character, same) if character == same && character != RUN => {
                Atom::Character(character)
            }
            _ => return None,
        });
    }
    variables.next().is_none().then_some(atoms)
}

/// The atoms of a text with wildcards and without variables.
pub(crate) fn of_text(text: &str) -> Vec<Atom<'static>> {
    let atom = |character| match character {
        '*' => Atom::Run,
        '?' => Atom::One,
        other => Atom::Character(other),
    };
    text.chars().map(atom).collect()
}

/// Gives every key the same value, so that a variable shows where it stands.
struct Marked;

impl Values for Marked {
    fn value(&self, _: &ContextKey) -> Option<&str> {
        Some(VALUE_TEXT)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use scopedown_policy::WildcardUse;

    #[test]
    fn wildcards_escapes_and_variables_are_told_apart() {
        let pattern =
            Pattern::with_variables("a*x?${*}${?}${a:b}**é${A:B, 'd'}", WildcardUse::Wild);
        let variables: Vec<&Variable> = pattern.variables().collect();
        let [first, second] = variables[..] else {
            panic!("there are two")
        };
        assert_eq!(
            of_pattern(&pattern).unwrap(),
            [
                Atom::Character('a'),
                Atom::Run,
                Atom::Character('x'),
                Atom::One,
                Atom::Character('*'),
                Atom::Character('?'),
                Atom::Variable(first),
                Atom::Run,
                Atom::Character('é'),
                Atom::Variable(second),
            ]
        );
        assert_ne!(first, second);
    }

    #[test]
    fn what_cannot_be_told_apart_is_none() {
        for text in [
            "${}",
            "${, 'd'}",
            "${ a}b",
            "\u{F0000}",
            "a\u{F0001}",
            "${a:b}\u{F0001}",
        ] {
            let pattern = Pattern::with_variables(text, WildcardUse::Wild);
            assert_eq!(of_pattern(&pattern), None, "{text}");
        }
    }
}
