//! Reads a policy text that is still being typed, in one pass: what is open, what is missing, and where the caret stands.
//!
//! It takes what it gets: a string that is never closed ends with its line; a comma may be missing; a bracket closes what it fits, and what
//! was left open inside; a colon behind a text of a list, or behind a value, says that this text is the name of a member.

use scopedown_policy::{Span, limits};

use super::lex::{self, Begins, begins};
use super::node::{Gap, Node, Spot, Token, Value, Wants};

/// The nodes of a text, each behind the one that it stands in, and the place of the caret.
pub(crate) fn scan(text: &str, at: usize) -> (Vec<Node>, Spot) {
    let mut scanner = Scanner {
        bytes: text.as_bytes(),
        at,
        nodes: Vec::new(),
        open: Vec::new(),
        beyond: 0,
        spot: None,
    };
    scanner.run();
    let spot = scanner.spot.unwrap_or(Spot::Nowhere);
    (scanner.nodes, spot)
}

struct Scanner<'t> {
    bytes: &'t [u8],
    at: usize,
    nodes: Vec<Node>,
    open: Vec<Frame>,
    /// Brackets open beyond the depth that is looked at.
    beyond: usize,
    spot: Option<Spot>,
}

/// A bracket that is open.
struct Frame {
    node: usize,
    bracket: Bracket,
    next: Next,
    /// The member or item that was begun last.
    last: Option<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Bracket {
    Object,
    List,
}

/// What the text should go on with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Name,
    Colon,
    Value,
    Comma,
}

impl Scanner<'_> {
    fn run(&mut self) {
        let mut place = 0;
        while let Some(byte) = self.bytes.get(place).copied() {
            let begins = begins(byte);
            if begins == Begins::Space {
                place += 1;
                continue;
            }
            if self.at < place || (self.at == place && begins != Begins::Word) {
                self.meet_gap(Some(byte));
            }
            place = match begins {
                Begins::String => self.string(place + 1),
                Begins::Word => self.word(place),
                Begins::Sign | Begins::Space => {
                    self.sign(byte);
                    place + 1
                }
            };
        }
        self.meet_gap(None);
    }

    fn sign(&mut self, byte: u8) {
        match byte {
            b'{' => self.open(Bracket::Object),
            b'[' => self.open(Bracket::List),
            b'}' => self.close(Bracket::Object),
            b']' => self.close(Bracket::List),
            b',' => self.comma(),
            _ => self.colon(),
        }
    }

    fn string(&mut self, start: usize) -> usize {
        let (end, behind) = lex::string(self.bytes, start);
        self.scalar(Token::quoted(Span::new(start, end)));
        behind
    }

    fn word(&mut self, start: usize) -> usize {
        let next = self.open.last().map_or(Next::Value, |frame| frame.next);
        let end = lex::word(self.bytes, start, next == Next::Value);
        self.scalar(Token::bare(Span::new(start, end)));
        end
    }

    fn scalar(&mut self, token: Token) {
        let is_here =
            self.spot.is_none() && token.span.start <= self.at && self.at <= token.span.end;
        if self.beyond > 0 {
            if is_here {
                self.spot = Some(Spot::Nowhere);
            }
            return;
        }
        let is_name = self
            .open
            .last()
            .is_some_and(|frame| frame.bracket == Bracket::Object && frame.next != Next::Value);
        let node = if is_name {
            self.begin(Next::Colon, Some(token), Value::Missing)
        } else {
            self.value(Value::Scalar(token))
        };
        if is_here {
            self.spot = Some(if is_name {
                Spot::Name(node)
            } else {
                Spot::Value(node)
            });
        }
    }

    /// A value, which belongs to the member that waits for one or is an item.
    fn value(&mut self, value: Value) -> usize {
        let waiting = self.open.last_mut().and_then(|frame| {
            let waits = frame.bracket == Bracket::Object && frame.next == Next::Value;
            frame.next = if waits { Next::Comma } else { frame.next };
            frame.last.filter(|_| waits)
        });
        match waiting.and_then(|node| Some((node, self.nodes.get_mut(node)?))) {
            Some((node, member)) => {
                member.value = value;
                node
            }
            None => self.begin(Next::Comma, None, value),
        }
    }

    /// A new member or item of what is open.
    fn begin(&mut self, next: Next, name: Option<Token>, value: Value) -> usize {
        let node = self.nodes.len();
        let parent = self.open.last_mut().map(|frame| {
            frame.next = next;
            frame.last = Some(node);
            frame.node
        });
        self.nodes.push(Node {
            parent,
            name,
            value,
        });
        node
    }

    fn open(&mut self, bracket: Bracket) {
        if self.beyond > 0 || self.open.len() >= limits::POLICY_DEPTH {
            self.beyond += 1;
            return;
        }
        let (value, next) = match bracket {
            Bracket::Object => (Value::Object, Next::Name),
            Bracket::List => (Value::List, Next::Value),
        };
        let node = self.value(value);
        self.open.push(Frame {
            node,
            bracket,
            next,
            last: None,
        });
    }

    fn close(&mut self, bracket: Bracket) {
        if self.beyond > 0 {
            self.beyond -= 1;
            return;
        }
        let fitting = self.open.iter().rposition(|frame| frame.bracket == bracket);
        if let Some(fitting) = fitting {
            self.open.truncate(fitting);
        }
    }

    fn comma(&mut self) {
        if self.beyond > 0 {
            return;
        }
        if let Some(frame) = self.open.last_mut() {
            frame.next = match frame.bracket {
                Bracket::Object => Next::Name,
                Bracket::List => Next::Value,
            };
        }
    }

    fn colon(&mut self) {
        if self.beyond > 0 {
            return;
        }
        let Some(frame) = self.open.last_mut() else {
            return;
        };
        match (frame.bracket, frame.next) {
            (Bracket::Object, Next::Colon) => frame.next = Next::Value,
            (Bracket::Object, Next::Comma) => self.value_was_name(),
            (Bracket::List, Next::Comma) => self.item_was_name(),
            _ => {}
        }
    }

    /// `"Effect": "Action": …`: the first member has no value yet.
    fn value_was_name(&mut self) {
        let member = self.open.last().and_then(|frame| frame.last);
        let Some((member, token)) = member.and_then(|node| Some((node, self.take_text(node)?)))
        else {
            return;
        };
        let node = self.begin(Next::Value, Some(token), Value::Missing);
        if self.spot == Some(Spot::Value(member)) {
            self.spot = Some(Spot::Name(node));
        }
    }

    /// `"Action": ["s3:GetObject", "Resource": …`: the list was not closed.
    fn item_was_name(&mut self) {
        let around = self
            .open
            .len()
            .checked_sub(2)
            .and_then(|at| self.open.get(at));
        if around.is_none_or(|frame| frame.bracket != Bracket::Object) {
            return;
        }
        let item = self.open.last().and_then(|frame| frame.last);
        let Some((item, token)) = item.and_then(|node| Some((node, self.take_text(node)?))) else {
            return;
        };
        self.open.pop();
        let node = self.begin(Next::Value, Some(token), Value::Missing);
        if self.spot == Some(Spot::Value(item)) {
            self.spot = Some(Spot::Name(node));
        }
    }

    /// The text in quotes that a node holds, which it loses.
    fn take_text(&mut self, node: usize) -> Option<Token> {
        let node = self.nodes.get_mut(node)?;
        let token = node.value.text().filter(|token| token.is_quoted())?;
        node.value = Value::Missing;
        Some(token)
    }

    /// The caret stands between the tokens, before one that begins with `next`.
    fn meet_gap(&mut self, next: Option<u8>) {
        if self.spot.is_some() {
            return;
        }
        self.spot = Some(self.gap(next).map_or(Spot::Nowhere, Spot::Gap));
    }

    fn gap(&self, next: Option<u8>) -> Option<Gap> {
        let frame = self.open.last().filter(|_| self.beyond == 0)?;
        let (owner, wants) = match (frame.bracket, frame.next) {
            (Bracket::Object, Next::Name) => (frame.node, Wants::Name),
            (Bracket::Object, Next::Value) => (frame.last?, Wants::Value),
            (Bracket::List, Next::Value) => (frame.node, Wants::Item),
            _ => return None,
        };
        let is_followed = next.is_some_and(|byte| !matches!(byte, b'}' | b']' | b',' | b':'));
        Some(Gap {
            owner,
            wants,
            is_followed,
        })
    }
}
