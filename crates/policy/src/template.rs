//! Reads the text of a pattern: wildcards, policy variables, their defaults and escapes (semantics 4.1, 4.7, 4.8, 4.15).
//!
//! ```text
//! text     = ( "*" | "?" | variable | character )…
//! variable = "${" ( "*" | "?" | "$" ) "}"                an escape: that one character
//!          | "${" key "}"
//!          | "${" key ", '" default "'}"
//! ```
//! A `${` that is never closed is literal text. A variable of any other form is malformed: it never has a value.

use crate::key::ContextKey;
use crate::pattern::{Atom, Variable, WildcardUse};

/// The atoms of a text with variables.
pub(crate) fn atoms(text: &str, wildcards: WildcardUse) -> Vec<Atom> {
    let mut atoms = Atoms::default();
    let mut parts = Parts::of(text);
    while let Some((before, part)) = parts.next() {
        atoms.push_text(before, wildcards);
        match part {
            Part::Escape(character) => atoms.literal.push_str(character),
            Part::Variable(variable, _) => atoms.push(Atom::Variable(variable)),
        }
    }
    atoms.push_text(parts.rest, wildcards);
    atoms.finish()
}

/// The atoms of a text in which `${…}` is ordinary.
pub(crate) fn atoms_of_text(text: &str, wildcards: WildcardUse) -> Vec<Atom> {
    let mut atoms = Atoms::default();
    atoms.push_text(text, wildcards);
    atoms.finish()
}

/// Atoms while they are collected: literal text grows until something else follows.
#[derive(Default)]
struct Atoms {
    done: Vec<Atom>,
    literal: String,
}

impl Atoms {
    fn push_text(&mut self, text: &str, wildcards: WildcardUse) {
        if wildcards == WildcardUse::Literal {
            return self.literal.push_str(text);
        }
        for part in text.split_inclusive(['*', '?']) {
            match part.strip_suffix('*') {
                Some(literal) => self.push_wildcard(literal, Atom::Run),
                None => match part.strip_suffix('?') {
                    Some(literal) => self.push_wildcard(literal, Atom::One),
                    None => self.literal.push_str(part),
                },
            }
        }
    }

    fn push_wildcard(&mut self, before: &str, wildcard: Atom) {
        self.literal.push_str(before);
        let repeats_run = wildcard == Atom::Run
            && self.literal.is_empty()
            && self.done.last() == Some(&Atom::Run);
        if !repeats_run {
            self.push(wildcard);
        }
    }

    fn push(&mut self, atom: Atom) {
        if !self.literal.is_empty() {
            self.done
                .push(Atom::Text(std::mem::take(&mut self.literal).into()));
        }
        self.done.push(atom);
    }

    fn finish(mut self) -> Vec<Atom> {
        if !self.literal.is_empty() {
            self.done.push(Atom::Text(self.literal.into()));
        }
        self.done
    }
}

/// What is wrong with a variable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VariableFault {
    /// `${}`: no name.
    Empty,
    /// `${ aws:username }`: a space in the name.
    Space,
    /// `${aws:username,'x'}`: a default that is not written as `, '…'`.
    Default,
    /// `${aws:username`: no closing brace.
    Unclosed,
}

/// The faults of the variables in a text, in order.
pub(crate) fn faults(text: &str) -> Vec<VariableFault> {
    let mut faults = Vec::new();
    let mut parts = Parts::of(text);
    while let Some((_, part)) = parts.next() {
        if let Part::Variable(_, Some(fault)) = part {
            faults.push(fault);
        }
    }
    if parts.rest.contains("${") {
        faults.push(VariableFault::Unclosed);
    }
    faults
}

enum Part<'t> {
    Escape(&'t str),
    Variable(Variable, Option<VariableFault>),
}

/// Cuts a text at its escapes and variables, looking at each character a bounded number of times.
struct Parts<'t> {
    /// What is not cut yet.
    rest: &'t str,
    /// Whether the end of a default may still stand in it.
    may_end_default: bool,
}

impl<'t> Parts<'t> {
    fn of(rest: &'t str) -> Self {
        Self {
            rest,
            may_end_default: true,
        }
    }

    /// The first escape or variable, and the text before it.
    fn next(&mut self) -> Option<(&'t str, Part<'t>)> {
        let (before, inside) = self.rest.split_once("${")?;
        let (content, behind) = self.content(inside)?;
        self.rest = behind;
        let part = match content {
            "*" | "?" | "$" => Part::Escape(content),
            _ => variable(content),
        };
        Some((before, part))
    }

    /// What stands between the braces. A default may hold a closing brace.
    fn content(&mut self, inside: &'t str) -> Option<(&'t str, &'t str)> {
        let plain = inside.find('}')?;
        let default = inside.get(..plain)?.find(", '");
        let close = default
            .and_then(|at| self.end_of_default(inside, at + 3))
            .unwrap_or(plain);
        Some((inside.get(..close)?, inside.get(close + 1..)?))
    }

    /// The brace that closes a variable whose default begins at a place.
    fn end_of_default(&mut self, inside: &str, start: usize) -> Option<usize> {
        if !self.may_end_default {
            return None;
        }
        let quote = inside.get(start..)?.find("'}");
        self.may_end_default = quote.is_some();
        quote.map(|quote| start + quote + 1)
    }
}

fn variable(content: &str) -> Part<'_> {
    let (name, default, fault) = match content.split_once(',') {
        None => (content, None, None),
        Some((name, default)) => match default
            .strip_prefix(" '")
            .and_then(|text| text.strip_suffix('\''))
        {
            Some(text) => (name, Some(text.into()), None),
            None => ("", None, Some(VariableFault::Default)),
        },
    };
    let fault = fault.or_else(|| name_fault(name));
    let key = if fault.is_none() {
        Some(ContextKey::new(name))
    } else {
        None
    };
    Part::Variable(Variable { key, default }, fault)
}

fn name_fault(name: &str) -> Option<VariableFault> {
    if name.is_empty() {
        return Some(VariableFault::Empty);
    }
    // A tag key may hold spaces inside; a name that begins or ends with one is a slip of the hand.
    (name.trim() != name).then_some(VariableFault::Space)
}
