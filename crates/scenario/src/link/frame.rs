//! What every link of every version has: a head, a payload, the check of both, and parameters.

use std::borrow::Cow;

use super::check::check;
use super::codec::Codec;
use super::dictionary;
use super::fault::LinkFault;
use super::parameters::{self, Parameters};
use super::{FRAGMENT_CHARACTERS, Options, VERSION};

/// What stands before the first full stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Head {
    /// The version of the state.
    pub(super) version: u16,
    /// The letter of the codec.
    pub(super) codec: char,
    /// The number of the dictionary; 0 where there is none.
    pub(super) dictionary: u16,
}

/// A link, its check held against its content.
#[derive(Debug)]
pub(super) struct Frame {
    pub(super) head: Head,
    pub(super) payload: String,
    pub(super) check: String,
    pub(super) parameters: Parameters,
}

impl Head {
    /// The head of a link to an example.
    pub(super) const EXAMPLE: Self = Self {
        version: VERSION,
        codec: 'h',
        dictionary: 0,
    };

    pub(super) const fn new(codec: Codec) -> Self {
        Self {
            version: VERSION,
            codec: codec.letter(),
            dictionary: match codec {
                Codec::Dictionary => dictionary::LATEST,
                Codec::Deflate | Codec::Plain => 0,
            },
        }
    }

    /// A version, a letter, and digits where there is a dictionary.
    fn read(text: &str) -> Option<Self> {
        let at = text.find(|c: char| !c.is_ascii_digit())?;
        let (version, rest) = text.split_at_checked(at)?;
        let mut rest = rest.chars();
        let codec = rest.next().filter(char::is_ascii_lowercase)?;
        let dictionary = rest.as_str();
        Some(Self {
            version: number(version)?,
            codec,
            dictionary: if dictionary.is_empty() {
                0
            } else {
                number(dictionary)?
            },
        })
    }

    fn text(&self) -> String {
        let Self {
            version,
            codec,
            dictionary,
        } = self;
        match dictionary {
            0 => format!("{version}{codec}"),
            number => format!("{version}{codec}{number}"),
        }
    }
}

/// Whether a text looks like a link, damaged or not: an address with such a fragment, or the fragment alone.
pub fn is_link(text: &str) -> bool {
    let text = text.trim();
    if text.len() > 2 * FRAGMENT_CHARACTERS {
        return false;
    }
    let Some((head, rest)) = fragment(text).split_once('.') else {
        return false;
    };
    let content = rest.split(['~', '%', ';']).next().unwrap_or_default();
    Head::read(head).is_some()
        && !content.is_empty()
        && content
            .bytes()
            .all(|byte| is_payload(byte) || byte.is_ascii_whitespace())
}

/// The characters of a payload.
pub(super) const fn is_payload(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')
}

/// The fragment of a link.
pub(super) fn write(head: &Head, payload: &str, options: &Options) -> String {
    let content = format!("{}.{payload}", head.text());
    let check = check(&content);
    let parameters = parameters::write(options, &check);
    format!("{content}~{check}{parameters}")
}

impl Frame {
    pub(super) fn read(link: &str) -> Result<Self, LinkFault> {
        let text = link.trim();
        let fragment = fragment(text);
        if fragment.len() > FRAGMENT_CHARACTERS {
            return Err(if is_link(text) || text.contains('#') {
                LinkFault::TooLong
            } else {
                LinkFault::NotALink
            });
        }
        let fragment = unescaped(fragment);
        let (head, rest) = fragment.split_once('.').ok_or(LinkFault::NotALink)?;
        let head = Head::read(head).ok_or(LinkFault::NotALink)?;
        let (payload, rest) = rest.split_once('~').ok_or(LinkFault::CutOff)?;
        // Programs that wrap lines break long words.
        let payload: String = payload.split_ascii_whitespace().collect();
        let (found, rest) = rest.split_at_checked(3).ok_or(LinkFault::CutOff)?;
        if check(&format!("{}.{payload}", head.text())) != found || !ends(rest) {
            return Err(LinkFault::Mistyped);
        }
        if !payload.bytes().all(is_payload) {
            return Err(LinkFault::Garbled);
        }
        Ok(Self {
            head,
            payload,
            check: found.to_owned(),
            parameters: Parameters::read(rest),
        })
    }
}

/// What stands behind the `#`; a fragment alone is one too.
fn fragment(text: &str) -> &str {
    let fragment = text.split_once('#').map_or(text, |(_, fragment)| fragment);
    fragment.trim_start()
}

/// Some programs write `~` and `;` as `%7E` and `%3B`. A link never holds `%` without holding `~`.
fn unescaped(fragment: &str) -> Cow<'_, str> {
    if fragment.contains('~') || !fragment.contains('%') {
        return Cow::Borrowed(fragment);
    }
    parameters::unescape(fragment).map_or(Cow::Borrowed(fragment), Cow::Owned)
}

/// Whether the check ends where it should. Punctuation and words behind a link belong to the text that it stood in.
fn ends(rest: &str) -> bool {
    !rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '~'))
}

/// No leading zero, so that there is one way to write a head.
fn number(digits: &str) -> Option<u16> {
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.starts_with('0');
    is_number.then(|| digits.parse().ok()).flatten()
}
