//! Operands of `BinaryEquals` (semantics 5.8).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// Bytes that are written as base64.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bytes(Box<[u8]>);

impl Bytes {
    /// Decodes padded base64 text.
    pub fn parse(text: &str) -> Option<Self> {
        STANDARD.decode(text).ok().map(|bytes| Self(bytes.into()))
    }

    /// The bytes as base64 text.
    pub fn text(&self) -> String {
        STANDARD.encode(&self.0)
    }
}
