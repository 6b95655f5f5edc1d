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
