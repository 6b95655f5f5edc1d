//! Byte by byte through JSON, remembering only where the objects of two lists begin and end, and what they are called.

use scopedown_policy::{PositionMap, Span};

use crate::decode::json_string;

/// The lists of interest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum List {
    Roles,
    Policies,
}

/// An object that has ended.
pub(super) struct Object {
    pub(super) list: List,
    pub(super) name: String,
    pub(super) arn: String,
    pub(super) span: Span,
}

/// The state between two bytes. The answer is an object (depth 1) of lists (depth 2) of objects (depth 3).
#[derive(Debug, Clone, Default)]
pub(super) struct Scanner {
    at: usize,
    depth: usize,
    in_string: bool,
    escaped: bool,
    /// The string that is being read, or was read last, at depth 1 or 3.
    string: Vec<u8>,
    /// The member at depth 1, once its colon has come.
    list: Option<List>,
    /// The member at depth 3, once its colon has come.
    member: Option<Member>,
    start: usize,
    name: String,
    arn: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Member {
    Name,
    Arn,
    Other,
}

/// Longer strings are no names or ARNs.
const STRING_BYTES: usize = 4096;

impl Scanner {
    pub(super) const fn bytes(&self) -> usize {
        self.at
    }

    pub(super) const fn is_open(&self) -> bool {
        self.depth > 0 || self.in_string
    }

    /// Takes a byte; answers with the object that it closes.
    pub(super) fn byte(&mut self, byte: u8) -> Option<Object> {
        self.at += 1;
        if self.in_string {
            self.inside(byte);
            return None;
        }
        match byte {
            b'"' => {
                self.in_string = true;
                self.string.clear();
            }
            b'{' | b'[' => self.open(byte),
            b'}' | b']' => return self.close(byte),
            b':' => self.colon(),
            b',' => self.comma(),
            _ => {}
        }
        None
    }

    fn inside(&mut self, byte: u8) {
        if byte == b'"' && !self.escaped {
            self.in_string = false;
            self.value();
            return;
        }
        self.escaped = byte == b'\\' && !self.escaped;
        if self.is_named() && self.string.len() < STRING_BYTES {
            self.string.push(byte);
        }
    }

    /// Whether strings matter here.
    const fn is_named(&self) -> bool {
        self.depth == 1 || (self.depth == 3 && self.list.is_some())
    }

    fn open(&mut self, byte: u8) {
        self.depth += 1;
        if self.depth == 2 && byte == b'{' {
            self.list = None;
        }
        if self.depth == 3 && byte == b'{' {
            self.start = self.at - 1;
            self.name.clear();
            self.arn.clear();
            self.member = None;
        }
    }

    fn close(&mut self, byte: u8) -> Option<Object> {
        let was = self.depth;
        self.depth = was.saturating_sub(1);
        if was != 3 || byte != b'}' || self.name.is_empty() && self.arn.is_empty() {
            return None;
        }
        Some(Object {
            list: self.list?,
            name: std::mem::take(&mut self.name),
            arn: std::mem::take(&mut self.arn),
            span: Span::new(self.start, self.at),
        })
    }

    fn colon(&mut self) {
        match self.depth {
            1 => {
                self.list = match self.string.as_slice() {
                    b"RoleDetailList" => Some(List::Roles),
                    b"Policies" => Some(List::Policies),
                    _ => None,
                };
            }
            3 => {
                self.member = Some(match self.string.as_slice() {
                    b"RoleName" | b"PolicyName" => Member::Name,
                    b"Arn" => Member::Arn,
                    _ => Member::Other,
                });
            }
            _ => {}
        }
    }

    fn comma(&mut self) {
        match self.depth {
            1 => self.list = None,
            3 => self.member = None,
            _ => {}
        }
    }

    /// A string has ended: the value of a member, where its colon has come.
    fn value(&mut self) {
        let (3, Some(member)) = (self.depth, self.member) else {
            return;
        };
        let raw = String::from_utf8_lossy(&self.string);
        let text = json_string(&raw, &PositionMap::default(), 0)
            .map_or_else(|| raw.to_string(), |text| text.value);
        match member {
            Member::Name => self.name = text,
            Member::Arn => self.arn = text,
            Member::Other => {}
        }
    }
}
