//! How the content of a link is packed.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::CONTENT_BYTES;
use super::deflate::{deflate, inflate};
use super::dictionary::dictionary;
use super::fault::LinkFault;
use super::frame::Head;

/// The ways to pack a scenario.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Codec {
    /// `d`: deflate that begins with the latest dictionary.
    #[default]
    Dictionary,
    /// `z`: deflate.
    Deflate,
    /// `j`: nothing, for whoever writes links by hand.
    Plain,
}

impl Codec {
    /// The letter in the link.
    pub const fn letter(self) -> char {
        match self {
            Self::Dictionary => 'd',
            Self::Deflate => 'z',
            Self::Plain => 'j',
        }
    }
}

/// The payload for a text.
pub(super) fn pack(head: Head, text: &str) -> String {
    let bytes = text.as_bytes();
    let seed = dictionary(head.dictionary).unwrap_or_default();
    URL_SAFE_NO_PAD.encode(match head.codec {
        'd' => deflate(seed, bytes),
        'z' => deflate(b"", bytes),
        _ => bytes.to_vec(),
    })
}

/// The text of a payload.
pub(super) fn unpack(head: Head, payload: &str) -> Result<String, LinkFault> {
    let bytes = URL_SAFE_NO_PAD
        .decode(payload)
        .map_err(|_| LinkFault::Garbled)?;
    let text = match head.codec {
        'd' => {
            let unknown = LinkFault::UnknownDictionary(head.dictionary);
            inflate(
                dictionary(head.dictionary).ok_or(unknown)?,
                &bytes,
                CONTENT_BYTES,
            )?
        }
        'z' => inflate(b"", &bytes, CONTENT_BYTES)?,
        'j' => bytes,
        other => return Err(LinkFault::UnknownCodec(other)),
    };
    String::from_utf8(text).map_err(|_| LinkFault::Garbled)
}
