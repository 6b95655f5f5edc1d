//! Reads numbers and texts off the front of a piece of memory. Whatever does not fit is `None`, never a panic.

/// What is left to read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cursor<'b> {
    rest: &'b [u8],
}

impl<'b> Cursor<'b> {
    pub(crate) const fn new(rest: &'b [u8]) -> Self {
        Self { rest }
    }

    /// A number of seven bits a byte, the low ones first; the high bit says that more follow.
    pub(crate) fn number(&mut self) -> Option<usize> {
        let mut number = 0usize;
        for shift in (0..u32::BITS).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7F).checked_shl(shift)?;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    /// A number that counts things of at least one byte each, so that it cannot promise more than there is.
    pub(crate) fn count(&mut self) -> Option<usize> {
        self.number().filter(|count| *count <= self.rest.len())
    }

    pub(crate) fn byte(&mut self) -> Option<u8> {
        let (byte, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*byte)
    }

    pub(crate) fn bytes(&mut self, length: usize) -> Option<&'b [u8]> {
        let (bytes, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(bytes)
    }

    /// A text, its length in front.
    pub(crate) fn text(&mut self) -> Option<&'b str> {
        let length = self.number()?;
        std::str::from_utf8(self.bytes(length)?).ok()
    }

    /// Texts that stand on a line each, their number in front.
    pub(crate) fn lines(&mut self) -> Option<impl Iterator<Item = &'b str>> {
        let count = self.number()?;
        Some(self.text()?.split('\n').take(count))
    }

    /// Everything that is left.
    pub(crate) const fn rest(self) -> &'b [u8] {
        self.rest
    }
}
