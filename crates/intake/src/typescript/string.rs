//! Strings and templates of JavaScript, each character with its place.

use scopedown_policy::Span;

use super::literal::Literals;
use crate::text::Text;

impl Literals<'_> {
    /// A string between quotation marks or backticks, and the place behind it.
    pub(super) fn string(&self, at: usize) -> Option<(Text, usize)> {
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
}
