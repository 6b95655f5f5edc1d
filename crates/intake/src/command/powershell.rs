//! Words of a command as PowerShell reads them, and the variables that a script gives texts to.

use std::collections::HashMap;

use scopedown_policy::Span;

use super::{Brackets, character};
use crate::text::Text;
use crate::unwrap::unwrap_once;

/// Bytes that the values of variables may add to a script's words, however often they are named.
const PUT_IN_BYTES: usize = 4 << 20;

/// Whether a script is PowerShell's: it begins with a variable, or continues a line with a backtick before anything is quoted.
pub(super) fn is(text: &str) -> bool {
    let before_quotes = text.split(['\'', '"']).next().unwrap_or_default();
    assigned(text).is_some()
        || before_quotes.contains("`\n")
        || before_quotes.contains("`\r\n")
        || text.starts_with("PS ") && before_quotes.contains("> aws ")
}

/// `$name =`: the name, and the bytes up to the value.
fn assigned(statement: &str) -> Option<(&str, usize)> {
    let rest = statement.strip_prefix('$')?;
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_')?;
    let (name, behind) = rest.split_at_checked(end)?;
    let value = behind.trim_start_matches([' ', '\t']).strip_prefix('=')?;
    let value = value.trim_start_matches([' ', '\t']);
    (!name.is_empty()).then_some((name, statement.len() - value.len()))
}

/// A script for PowerShell, read from its start.
pub(super) struct Script<'t> {
    pub(super) text: &'t Text,
    brackets: Brackets,
    variables: HashMap<String, Text>,
    put_in: usize,
    /// Quotation marks for whose here-strings there is no end in the rest of the text.
    endless: Vec<char>,
}

impl<'t> Script<'t> {
    pub(super) fn new(text: &'t Text) -> Self {
        Self {
            text,
            brackets: Brackets::of(&text.value),
            variables: HashMap::new(),
            put_in: 0,
            endless: Vec::new(),
        }
    }

    /// Notes the variable that a statement at a place gives a text to; answers with the end of the statement.
    pub(super) fn assignment(&mut self, at: usize) -> Option<usize> {
        let rest = self.text.value.get(at..)?;
        let (name, length) = assigned(rest)?;
        let start = at + length;
        let name = name.to_ascii_lowercase();
        let mut value = Text::default();
        let next = self.text.value.get(start..)?;
        if !next.starts_with(['\'', '"', '@']) {
            return None;
        }
        let end = self.quoted(&mut value, start)?;
        self.variables.insert(name, value);
        Some(end)
    }

    /// The words of the command that begins at a place, and where it ends.
    pub(super) fn words(&mut self, mut at: usize) -> (Vec<Text>, usize) {
        let text = self.text;
        let bytes = text.value.as_bytes();
        let mut words = Vec::new();
        let mut word: Option<Text> = None;
        while let Some(byte) = bytes.get(at) {
            let from = at;
            at = match byte {
                b'\n' | b';' | b'|' | b'&' | b'>' => break,
                b'#' if word.is_none() => break,
                b' ' | b'\t' | b'\r' => {
                    words.extend(word.take());
                    from + 1
                }
                b'`' if matches!(bytes.get(from + 1), Some(b'\n')) => from + 2,
                b'`' if bytes.get(from + 1..from + 3) == Some(b"\r\n") => from + 3,
                b'`' => character(text, word.get_or_insert_default(), from + 1),
                b'$' => self.variable(word.get_or_insert_default(), from),
                _ => match self.argument(word.get_or_insert_default(), from) {
                    Some(end) => end,
                    None => character(text, word.get_or_insert_default(), from),
                },
            };
        }
        words.extend(word);
        (words, at.min(bytes.len()))
    }

    /// A quoted argument. Versions before 7.3 drop double quotes, so people put backslashes before them.
    fn argument(&mut self, word: &mut Text, at: usize) -> Option<usize> {
        let mut value = Text::default();
        let end = self.quoted(&mut value, at)?;
        if let Some((inner, ", escaped")) = unwrap_once(&value)
            && value.value.starts_with(['{', '['])
        {
            value = inner;
        }
        word.append(&value);
        Some(end)
    }

    /// A quoted text at a place, if there is one; answers with the place behind it.
    fn quoted(&mut self, out: &mut Text, at: usize) -> Option<usize> {
        let rest = self.text.value.get(at..)?;
        let first = rest.chars().next()?;
        if first == '@' {
            return self.here_string(out, at);
        }
        if is_single(first) {
            return Some(self.single(out, at + first.len_utf8()));
        }
        is_double(first).then(|| self.double(out, at + first.len_utf8(), None))
    }

    /// `@'`, lines, `'@`.
    fn here_string(&mut self, out: &mut Text, at: usize) -> Option<usize> {
        let rest = self.text.value.get(at + 1..)?;
        let quote = rest.chars().next()?;
        if !(is_single(quote) || is_double(quote)) || self.endless.contains(&quote) {
            return None;
        }
        let behind = rest.get(quote.len_utf8()..)?;
        let behind = behind.trim_start_matches([' ', '\t', '\r']);
        // The last line break belongs to the end, and may be the first.
        let content = behind.strip_prefix('\n')?;
        let start = self.text.value.len() - content.len();
        let mark = format!("\n{quote}@");
        let Some(length) = behind.find(&mark) else {
            self.endless.push(quote);
            return None;
        };
        let end = (start - 1 + length).max(start);
        let inside = Span::new(start, end).of(&self.text.value);
        let end = start + inside.strip_suffix('\r').unwrap_or(inside).len();
        if is_single(quote) {
            out.copy(self.text, Span::new(start, end));
        } else {
            self.double(out, start, Some(end));
        }
        Some(start - 1 + length + mark.len())
    }

    /// Between single quotes only a doubled quote means anything.
    fn single(&self, out: &mut Text, mut at: usize) -> usize {
        let value = &self.text.value;
        while let Some(character) = value.get(at..).and_then(|rest| rest.chars().next()) {
            let next = at + character.len_utf8();
            if !is_single(character) {
                out.copy(self.text, Span::new(at, next));
                at = next;
                continue;
            }
            let doubled = value
                .get(next..)
                .and_then(|rest| rest.chars().next())
                .filter(|c| is_single(*c));
            let Some(doubled) = doubled else {
                return next;
            };
            at = next + doubled.len_utf8();
            out.copy(self.text, Span::new(next, at));
        }
        at
    }

    /// Between double quotes variables are put in, and a backtick escapes. A here-string ends at `end` and doubles no quotes.
    fn double(&mut self, out: &mut Text, mut at: usize, end: Option<usize>) -> usize {
        let text = self.text;
        let stop = end.unwrap_or(text.value.len());
        while let Some(character) = text
            .value
            .get(at..stop)
            .and_then(|rest| rest.chars().next())
        {
            let next = at + character.len_utf8();
            at = match character {
                '`' => self.escape(out, at),
                '$' => self.variable(out, at),
                quote if is_double(quote) && end.is_none() => {
                    let doubled = text
                        .value
                        .get(next..)
                        .and_then(|rest| rest.chars().next())
                        .filter(|c| is_double(*c));
                    let Some(doubled) = doubled else {
                        return next;
                    };
                    out.copy(text, Span::new(next, next + doubled.len_utf8()));
                    next + doubled.len_utf8()
                }
                _ => self::character(text, out, at),
            };
        }
        at
    }

    /// A backtick and what it escapes.
    fn escape(&self, out: &mut Text, at: usize) -> usize {
        let Some(character) = self
            .text
            .value
            .get(at + 1..)
            .and_then(|rest| rest.chars().next())
        else {
            return at + 1;
        };
        let end = at + 1 + character.len_utf8();
        let meant = match character {
            'n' => "\n",
            'r' => "\r",
            't' => "\t",
            '0' => "\0",
            _ => {
                out.copy(self.text, Span::new(at + 1, end));
                return end;
            }
        };
        out.push(meant, self.text.map.outer(Span::new(at, end)));
        end
    }

    /// `$name`, `${name}`, `$env:NAME`, `$(…)`: the text of a variable of the script, or what is open.
    fn variable(&mut self, out: &mut Text, at: usize) -> usize {
        let Some((name, end)) = self.name(at + 1) else {
            return character(self.text, out, at);
        };
        let known = self.variables.get(&name.to_ascii_lowercase());
        match known.filter(|value| self.put_in + value.value.len() <= PUT_IN_BYTES) {
            Some(value) => {
                self.put_in += value.value.len();
                out.append(value);
            }
            None => out.push_open(name, self.text.map.outer(Span::new(at, end))),
        }
        end
    }

    /// What stands behind a dollar sign, and where it ends.
    fn name(&self, at: usize) -> Option<(&'t str, usize)> {
        if let Some(close) = self.brackets.closing(at) {
            let span = Span::new(at - 1, close + 1);
            return Some((span.of(&self.text.value), span.end));
        }
        let rest = self.text.value.get(at..)?;
        let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | ':');
        if let Some(inside) = rest.strip_prefix('{') {
            let end = inside.find(|c: char| !is_part(c))?;
            let name = inside.get(..end)?;
            let is_closed = inside.get(end..)?.starts_with('}');
            return (is_closed && !name.is_empty()).then_some((name, at + end + 2));
        }
        let end = rest.find(|c: char| !is_part(c)).unwrap_or(rest.len());
        let name = rest.get(..end)?;
        (!name.is_empty()).then_some((name, at + end))
    }
}

/// PowerShell takes typographic quotes for its own.
const fn is_single(character: char) -> bool {
    matches!(
        character,
        '\'' | '\u{2018}' | '\u{2019}' | '\u{201A}' | '\u{201B}'
    )
}

const fn is_double(character: char) -> bool {
    matches!(character, '"' | '\u{201C}' | '\u{201D}' | '\u{201E}')
}
