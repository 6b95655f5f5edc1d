//! What follows the check: how the content is looked at, never the content.

use std::fmt::Write;

use super::Options;

/// The parameters of a link, decoded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Parameters {
    pub(super) view: Option<String>,
    pub(super) cell: Option<String>,
    pub(super) seen: Option<String>,
    pub(super) others: Vec<(String, String)>,
}

impl Parameters {
    /// Reads `;name=value` again and again, up to the first blank. What is not of that form is left out; of a name that stands twice the first
    /// holds.
    pub(super) fn read(text: &str) -> Self {
        let mut parameters = Self::default();
        let Some(text) = text.strip_prefix(';') else {
            return parameters;
        };
        let text = text.split_ascii_whitespace().next().unwrap_or_default();
        for part in text.split(';') {
            let Some((name, value)) = part.split_once('=') else {
                continue;
            };
            let Some(value) = unescape(value) else {
                continue;
            };
            parameters.add(name, value);
        }
        parameters
    }

    fn add(&mut self, name: &str, value: String) {
        let place = match name {
            "v" => &mut self.view,
            "c" => &mut self.cell,
            "f" => &mut self.seen,
            _ => {
                self.others.push((name.to_owned(), value));
                return;
            }
        };
        if place.is_none() {
            *place = Some(value);
        }
    }
}

/// The parameters behind a check.
pub(super) fn write(options: &Options, check: &str) -> String {
    let seen = options.seen.as_ref().map(|seen| seen.write(check));
    let all = [
        ("v", options.view.as_ref()),
        ("c", options.cell.as_ref()),
        ("f", seen.as_ref()),
    ];
    let given = all
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)));
    given
        .map(|(name, value)| format!(";{name}={}", escape(value)))
        .collect()
}

/// Keeps what no program that finds addresses in text stumbles over.
fn escape(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b',' | b':' | b'/') {
            out.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// `%` and two hexadecimal digits are a byte; `None` where that makes no text.
pub(super) fn unescape(value: &str) -> Option<String> {
    let mut out = Vec::with_capacity(value.len());
    let mut bytes = value.bytes();
    while let Some(byte) = bytes.next() {
        out.push(if byte == b'%' {
            hexadecimal(bytes.next()?)? << 4 | hexadecimal(bytes.next()?)?
        } else {
            byte
        });
    }
    String::from_utf8(out).ok()
}

fn hexadecimal(byte: u8) -> Option<u8> {
    let digit = char::from(byte).to_digit(16)?;
    u8::try_from(digit).ok()
}
