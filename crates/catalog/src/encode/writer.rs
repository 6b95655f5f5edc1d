//! Writes numbers and texts, as the decoder's cursor reads them.

/// Bytes while they are written.
#[derive(Debug, Default)]
pub(super) struct Writer {
    pub(super) bytes: Vec<u8>,
}

impl Writer {
    pub(super) fn number(&mut self, mut number: usize) {
        while number >= 0x80 {
            self.bytes.push(low_bits(number) | 0x80);
            number >>= 7;
        }
        self.bytes.push(low_bits(number));
    }

    pub(super) fn text(&mut self, text: &str) {
        self.number(text.len());
        self.bytes.extend_from_slice(text.as_bytes());
    }

    pub(super) fn lines<'a>(&mut self, lines: impl IntoIterator<Item = &'a str>) {
        let lines: Vec<&str> = lines.into_iter().collect();
        self.number(lines.len());
        self.text(&lines.join("\n"));
    }

    /// Lists of rising numbers, each number less the one before and 1.
    pub(super) fn lists(&mut self, lists: &[Vec<usize>]) {
        self.number(lists.len());
        for list in lists {
            self.number(list.len());
            let mut next = 0;
            for number in list {
                self.number(number - next);
                next = number + 1;
            }
        }
    }
}

fn low_bits(number: usize) -> u8 {
    u8::try_from(number & 0x7F).unwrap_or_default()
}
