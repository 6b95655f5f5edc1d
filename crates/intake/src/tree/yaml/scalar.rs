//! Scalars of YAML: what they are, and which byte of the value was which byte of the text.

use granit_parser::ScalarStyle;
use scopedown_policy::{PositionMap, Span};

use crate::text::Text;
use crate::tree::Value;

/// The value of a scalar that stands at `span`.
pub(super) fn value(
    value: &str,
    style: ScalarStyle,
    span: Span,
    source: &Text,
    is_string: bool,
) -> Value {
    if style == ScalarStyle::Plain && !is_string {
        match value {
            "" | "~" | "null" | "Null" | "NULL" => return Value::Null,
            "true" | "True" | "TRUE" => return Value::Bool(true),
            "false" | "False" | "FALSE" => return Value::Bool(false),
            digits if is_number(digits) => return Value::Number(digits.to_owned()),
            _ => {}
        }
    }
    let raw = span.of(&source.value);
    let map = match style {
        ScalarStyle::Literal => lines(value, span, &source.value),
        ScalarStyle::DoubleQuoted => aligned(value, raw, span.start, Style::Escapes),
        ScalarStyle::SingleQuoted => aligned(value, raw, span.start, Style::Quotes),
        ScalarStyle::Plain | ScalarStyle::Folded => aligned(value, raw, span.start, Style::Plain),
    };
    Value::Text(Text {
        value: value.to_owned(),
        map: map.through(&source.map),
        open: Vec::new(),
    })
}

/// A number as JSON writes it; everything else stays text, as dates must.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let plain = digits.len() == 1 || !digits.starts_with('0');
    plain && !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// A literal block: each line is a line of the text without its indentation.
fn lines(value: &str, span: Span, source: &str) -> PositionMap {
    let before = source.get(..span.start).unwrap_or_default();
    let indent = before.len() - before.rfind('\n').map_or(0, |at| at + 1);
    let mut map = PositionMap::default();
    let (mut inner, mut outer) = (0, span.start);
    let mut raw = span.of(source).split_inclusive('\n');
    for (number, line) in value.split_inclusive('\n').enumerate() {
        let Some(given) = raw.next() else {
            break;
        };
        let blank = given.len() - given.trim_start_matches(' ').len();
        let cut = if number == 0 { 0 } else { indent.min(blank) };
        let (from, to) = (outer + cut, outer + given.len());
        let end = inner + line.len();
        if given.get(cut..) == Some(line) {
            map.push(Span::new(inner, end), Span::new(from, to));
        } else {
            map.push(Span::new(inner, end), Span::new(outer, to));
        }
        (inner, outer) = (end, to);
    }
    map.push(
        Span::new(inner, value.len()),
        Span::new(outer.min(span.end), span.end),
    );
    map
}

#[derive(Clone, Copy, PartialEq)]
enum Style {
    Plain,
    Quotes,
    Escapes,
}

/// Walks through value and text side by side: escapes, doubled quotes and folded lines are pieces of their own.
fn aligned(value: &str, raw: &str, start: usize, style: Style) -> PositionMap {
    let mut map = PositionMap::default();
    let mut walk = Walk {
        raw,
        at: usize::from(style != Style::Plain),
        style,
        run: (0, false),
    };
    for (inner, character) in value.char_indices() {
        let end = inner + character.len_utf8();
        walk.skip(character);
        let Some(length) = walk.taken(character) else {
            // The walk has lost its way; the rest stands for the rest.
            let rest = Span::new(start + walk.at, start + raw.len());
            map.push(Span::new(inner, value.len()), rest);
            return map;
        };
        let from = start + walk.at;
        map.push(Span::new(inner, end), Span::new(from, from + length));
        walk.at += length;
    }
    map
}

struct Walk<'t> {
    raw: &'t str,
    at: usize,
    style: Style,
    /// Where the run of white space ends that was looked at last, and whether a line ends in it.
    run: (usize, bool),
}

impl Walk<'_> {
    fn rest(&self) -> &str {
        self.raw.get(self.at..).unwrap_or_default()
    }

    /// Leaves behind what stands for nothing: an escaped line break, the indentation behind a break.
    fn skip(&mut self, character: char) {
        let rest = self.rest();
        let escaped = rest.starts_with("\\\n") || rest.starts_with("\\\r");
        let behind = if self.style == Style::Escapes && escaped {
            rest.trim_start_matches('\\').trim_start()
        } else if character.is_whitespace() {
            return;
        } else {
            rest.trim_start()
        };
        self.at += rest.len() - behind.len();
    }

    /// The bytes of the text that make one character of the value.
    fn taken(&mut self, character: char) -> Option<usize> {
        let first = self.rest().chars().next()?;
        if self.style == Style::Escapes && first == '\\' {
            return Some(escape(self.rest()));
        }
        if self.style == Style::Quotes && self.rest().starts_with("''") {
            return Some(2);
        }
        if character != ' ' && character != '\n' {
            return (first == character).then_some(first.len_utf8());
        }
        let (end, folded) = self.run();
        match (folded, first == character) {
            (true, _) => Some(end - self.at),
            (false, true) => Some(1),
            // A second break of a fold has nothing left that it could stand for.
            (false, false) => (character == '\n').then_some(0),
        }
    }

    /// The run of white space here; looked for once, so that long runs stay cheap.
    fn run(&mut self) -> (usize, bool) {
        if self.at >= self.run.0 {
            let rest = self.rest();
            let blank = rest.len() - rest.trim_start().len();
            let folded = rest
                .get(..blank)
                .is_some_and(|run| run.contains(['\n', '\r']));
            self.run = (self.at + blank, folded);
        }
        self.run
    }
}

fn escape(rest: &str) -> usize {
    let length = match rest.as_bytes().get(1) {
        Some(b'x') => 4,
        Some(b'u') if rest.get(6..8) == Some("\\u") && is_high_surrogate(rest) => 12,
        Some(b'u') => 6,
        Some(b'U') => 10,
        _ => 1 + rest.chars().nth(1).map_or(0, char::len_utf8),
    };
    length.min(rest.len())
}

fn is_high_surrogate(rest: &str) -> bool {
    rest.get(2..4).is_some_and(|digits| {
        matches!(
            digits.as_bytes(),
            [b'd' | b'D', b'8' | b'9' | b'a' | b'A' | b'b' | b'B']
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::{Node, yaml};

    fn first(text: &str) -> Node {
        let source = Text::at(text, Span::new(0, text.len()));
        yaml(&source).trees.into_iter().next().unwrap()
    }

    #[track_caller]
    fn check(text: &str, value: &str, inner: &str, outer: &str) {
        let node = first(text);
        let Value::Text(found) = &node.get("a").unwrap().value else {
            panic!("no text in {text}");
        };
        assert_eq!(found.value, value);
        let at = value.find(inner).unwrap();
        let span = found.map.outer(Span::new(at, at + inner.len()));
        assert_eq!(span.of(text), outer);
    }

    #[test]
    fn every_style_leads_back() {
        check("a: one two\n", "one two", "two", "two");
        check("a: 'it''s me'\n", "it's me", "'s", "''s");
        check("a: \"x\\ty \\u00e9 z\"\n", "x\ty é z", "é z", "\\u00e9 z");
        check(
            "a: |\n    {\n      \"x\": 1\n    }\n",
            "{\n  \"x\": 1\n}\n",
            "\"x\": 1",
            "\"x\": 1",
        );
        check(
            "a: >-\n  folded\n  text here\n",
            "folded text here",
            "here",
            "here",
        );
        check("a: \"line \\\n   two\"\n", "line two", "two", "two");
        check(
            "a: many\n  lines\n\n  here\n",
            "many lines\nhere",
            "here",
            "here",
        );
        check("a: !!str 12\n", "12", "2", "2");
    }

    #[test]
    fn a_bomb_of_aliases_is_refused() {
        let mut text = "a: &a [x,x,x,x,x,x,x,x,x]\n".to_owned();
        for (name, before) in ["b", "c", "d", "e", "f", "g", "h"]
            .iter()
            .zip(["a", "b", "c", "d", "e", "f", "g"])
        {
            text.push_str(&format!(
                "{name}: &{name} [{}]\n",
                vec![format!("*{before}"); 9].join(",")
            ));
        }
        let documents = yaml(&Text::at(&text, Span::new(0, text.len())));
        assert!(documents.trees.is_empty());
        assert!(documents.faults.first().unwrap().1.contains("too much"));
    }

    #[test]
    fn a_fault_spoils_its_own_document() {
        let text = "a: 1\n---\nb: [\n---\nc: 3\n";
        let documents = yaml(&Text::at(text, Span::new(0, text.len())));
        assert_eq!(documents.trees.len(), 2);
        assert_eq!(documents.unread.first().unwrap().of(text), "---\nb: [\n");
    }
}
