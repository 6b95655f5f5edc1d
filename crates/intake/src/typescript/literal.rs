//! Literals of JavaScript to a tree. Any other expression is open, as written.

use scopedown_policy::Span;
use scopedown_policy::limits::POLICY_DEPTH;

use crate::text::Text;
use crate::tree::{Member, Node, Value};

/// Reads the literals of one text. Each level of brackets is looked through twice at most, and their depth is bounded.
#[derive(Clone, Copy)]
pub(super) struct Literals<'t> {
    pub(super) text: &'t Text,
}

impl Literals<'_> {
    /// The arguments of a call, from behind its bracket on, and the place behind the closing one.
    pub(super) fn arguments(&self, at: usize) -> (Vec<Node>, usize) {
        self.list(at, b')', 0)
    }

    /// Elements up to a closing bracket.
    fn list(&self, mut at: usize, close: u8, depth: usize) -> (Vec<Node>, usize) {
        let mut elements = Vec::new();
        loop {
            at = self.blank(at);
            match self.byte(at) {
                None => return (elements, at),
                Some(byte) if byte == close => return (elements, at + 1),
                Some(b',' | b')' | b']' | b'}' | b';') => at += 1,
                Some(_) => {
                    let (element, end) = self.expression(at, depth);
                    elements.push(element);
                    at = end.max(at + 1);
                }
            }
        }
    }

    /// An expression, and the place of the comma or bracket behind it.
    fn expression(&self, at: usize, depth: usize) -> (Node, usize) {
        if let Some((value, end)) = self.literal(at, depth) {
            let behind = self.blank(end);
            if matches!(
                self.byte(behind),
                None | Some(b',' | b')' | b']' | b'}' | b';')
            ) {
                return (Node::new(value, self.outer(at, end)), behind);
            }
        }
        let end = self.skip(at);
        let written = self.slice(at, end).trim_end();
        let node = Node::new(
            Value::Open(written.to_owned()),
            self.outer(at, at + written.len()),
        );
        (node, end)
    }

    fn literal(&self, at: usize, depth: usize) -> Option<(Value, usize)> {
        if depth > POLICY_DEPTH {
            return None;
        }
        match self.byte(at)? {
            b'\'' | b'"' | b'`' => {
                let (text, end) = self.string(at)?;
                Some((whole(text), end))
            }
            b'[' => {
                let (elements, end) = self.list(at + 1, b']', depth + 1);
                Some((Value::List(elements), end))
            }
            b'{' => self.object(at + 1, depth + 1),
            b'-' | b'0'..=b'9' => {
                let end =
                    self.while_at(at, |c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.'));
                Some((Value::Number(self.slice(at, end).to_owned()), end))
            }
            _ => self.word(at, depth),
        }
    }

    /// `true`, `null`, and `JSON.stringify(…)`, whose argument is the document itself.
    fn word(&self, at: usize, depth: usize) -> Option<(Value, usize)> {
        let end = self.while_at(at, |c| {
            c.is_ascii_alphanumeric() || matches!(c, '_' | '$' | '.')
        });
        let value = match self.slice(at, end) {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            "null" | "undefined" => Value::Null,
            "JSON.stringify" if self.byte(end) == Some(b'(') => {
                let (arguments, end) = self.list(end + 1, b')', depth + 1);
                return Some((arguments.into_iter().next()?.value, end));
            }
            _ => return None,
        };
        Some((value, end))
    }

    /// Members up to the closing brace; `None` where one is no name with a value.
    fn object(&self, mut at: usize, depth: usize) -> Option<(Value, usize)> {
        let mut members = Vec::new();
        loop {
            at = self.blank(at);
            match self.byte(at)? {
                b'}' => return Some((Value::Object(members), at + 1)),
                b',' => at += 1,
                _ => {
                    let (member, end) = self.member(at, depth)?;
                    members.push(member);
                    at = end;
                }
            }
        }
    }

    fn member(&self, at: usize, depth: usize) -> Option<(Member, usize)> {
        let (name, end) = match self.byte(at)? {
            b'\'' | b'"' => {
                let (text, end) = self.string(at)?;
                (text.value, end)
            }
            // What is spread may bring any member.
            b'.' => {
                let end = self.skip(at);
                let written = self.slice(at, end).trim_end().to_owned();
                let span = self.outer(at, end);
                let value = Node::new(Value::Open(written.clone()), span);
                return Some((member(written, span, value), end));
            }
            _ => {
                let end = self.while_at(at, |c| c.is_alphanumeric() || matches!(c, '_' | '$'));
                (self.slice(at, end).to_owned(), end)
            }
        };
        let span = self.outer(at, end);
        let behind = self.blank(end);
        match self.byte(behind)? {
            b':' => {
                let (value, end) = self.expression(self.blank(behind + 1), depth);
                Some((member(name, span, value), end))
            }
            // `{ policy }` is `{ policy: policy }`.
            b',' | b'}' if end > at => {
                let value = Node::new(Value::Open(name.clone()), span);
                Some((member(name, span, value), behind))
            }
            _ => None,
        }
    }

    /// A string between quotation marks or backticks, and the place behind it.
    fn string(&self, at: usize) -> Option<(Text, usize)> {
        let quote = char::from(self.byte(at)?);
        let mut text = Text::default();
        let mut at = at + 1;
        loop {
            let character = self.character(at)?;
            let next = at + character.len_utf8();
            at = match character {
                _ if character == quote => return Some((text, next)),
                '\\' => self.escape(&mut text, at)?,
                '$' if quote == '`' && self.byte(next) == Some(b'{') => {
                    let end = self.skip(next + 1);
                    let expression = self.slice(next + 1, end).trim().to_owned();
                    text.push_open(&expression, self.outer(at, end + 1));
                    (self.byte(end)? == b'}').then_some(end + 1)?
                }
                '\n' if quote != '`' => return None,
                // JavaScript reads every line break of a template as a line feed.
                '\r' if quote == '`' => {
                    let end = if self.byte(next) == Some(b'\n') {
                        next + 1
                    } else {
                        next
                    };
                    text.push("\n", self.outer(at, end));
                    end
                }
                _ => {
                    text.copy(self.text, Span::new(at, next));
                    next
                }
            };
        }
    }

    /// A backslash and what it escapes.
    fn escape(&self, text: &mut Text, at: usize) -> Option<usize> {
        let character = self.character(at + 1)?;
        let end = at + 1 + character.len_utf8();
        let simple = match character {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'b' => '\u{8}',
            'f' => '\u{c}',
            'v' => '\u{b}',
            '0' if !self.byte(end).is_some_and(|byte| byte.is_ascii_digit()) => '\0',
            '\n' => return Some(end),
            '\r' => {
                return Some(if self.byte(end) == Some(b'\n') {
                    end + 1
                } else {
                    end
                });
            }
            'x' => return self.unicode(text, at, end, end + 2),
            'u' if self.byte(end) == Some(b'{') => {
                let close = self.while_at(end + 1, |c| c.is_ascii_hexdigit());
                (self.byte(close) == Some(b'}')).then_some(())?;
                self.unicode(text, at, end + 1, close)?;
                return Some(close + 1);
            }
            'u' => return self.pair(text, at, end),
            other => other,
        };
        text.push(simple.encode_utf8(&mut [0; 4]), self.outer(at, end));
        Some(end)
    }

    /// `\u0041`, or two of them that make one character.
    fn pair(&self, text: &mut Text, at: usize, digits: usize) -> Option<usize> {
        let end = digits + 4;
        if self.unicode(text, at, digits, end).is_some() {
            return Some(end);
        }
        let high = u16::try_from(self.hexadecimal(digits, end)?).ok()?;
        (self.slice(end, end + 2) == "\\u").then_some(())?;
        let low = u16::try_from(self.hexadecimal(end + 2, end + 6)?).ok()?;
        let character = char::decode_utf16([high, low]).next()?.ok()?;
        text.push(character.encode_utf8(&mut [0; 4]), self.outer(at, end + 6));
        Some(end + 6)
    }

    fn unicode(&self, text: &mut Text, at: usize, digits: usize, end: usize) -> Option<usize> {
        let character = char::from_u32(self.hexadecimal(digits, end)?)?;
        text.push(character.encode_utf8(&mut [0; 4]), self.outer(at, end));
        Some(end)
    }

    fn hexadecimal(&self, start: usize, end: usize) -> Option<u32> {
        let digits = self.text.value.get(start..end)?;
        let all = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        all.then(|| u32::from_str_radix(digits, 16).ok())?
    }

    /// The place of the comma or closing bracket behind an expression, strings and brackets in it passed over.
    fn skip(&self, mut at: usize) -> usize {
        let mut depth = 0_usize;
        while let Some(byte) = self.byte(at) {
            at = match byte {
                b'\'' | b'"' | b'`' => self.quoted(at),
                b'(' | b'[' | b'{' => {
                    depth += 1;
                    at + 1
                }
                b')' | b']' | b'}' if depth == 0 => return at,
                b')' | b']' | b'}' => {
                    depth -= 1;
                    at + 1
                }
                b',' | b';' if depth == 0 => return at,
                _ => at + 1,
            };
        }
        self.text.value.len()
    }

    /// The place behind a string, whose insides do not matter.
    fn quoted(&self, at: usize) -> usize {
        let quote = self.byte(at);
        let mut at = at + 1;
        while let Some(byte) = self.byte(at) {
            match byte {
                b'\\' => at += 1,
                b'\n' if quote != Some(b'`') => return at,
                byte if Some(byte) == quote => return at + 1,
                _ => {}
            }
            at += 1;
        }
        self.text.value.len()
    }

    /// The next place that is neither white space nor part of a comment.
    fn blank(&self, mut at: usize) -> usize {
        loop {
            let rest = self.text.value.get(at..).unwrap_or_default();
            let white = rest.len() - rest.trim_start().len();
            let rest = rest.trim_start();
            let comment = if rest.starts_with("//") {
                rest.find('\n').unwrap_or(rest.len())
            } else if rest.starts_with("/*") {
                rest.find("*/").map_or(rest.len(), |end| end + 2)
            } else {
                0
            };
            at += white + comment;
            if comment == 0 {
                return at;
            }
        }
    }

    fn while_at(&self, at: usize, is_part: impl Fn(char) -> bool) -> usize {
        let rest = self.text.value.get(at..).unwrap_or_default();
        at + rest.find(|c| !is_part(c)).unwrap_or(rest.len())
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.value.as_bytes().get(at).copied()
    }

    fn character(&self, at: usize) -> Option<char> {
        self.text.value.get(at..)?.chars().next()
    }

    fn slice(&self, start: usize, end: usize) -> &str {
        self.text.value.get(start..end).unwrap_or_default()
    }

    fn outer(&self, start: usize, end: usize) -> Span {
        self.text.map.outer(Span::new(start, end))
    }
}

/// A template that is one expression is the expression itself.
fn whole(text: Text) -> Value {
    match text.open.as_slice() {
        [open] if open.span == Span::new(0, text.value.len()) => {
            Value::Open(open.expression.clone())
        }
        _ => Value::Text(text),
    }
}

fn member(name: String, name_span: Span, value: Node) -> Member {
    Member {
        name,
        name_span,
        value,
    }
}
