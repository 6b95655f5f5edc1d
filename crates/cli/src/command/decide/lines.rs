//! Lines of an input, in chunks that are answered together.

use std::io::{self, BufRead as _, BufReader, Read};

use scopedown_policy::limits;

/// Lines that are answered together.
pub(super) type Chunk = Vec<NumberedLine>;

/// A line and its number in the input, from 1.
pub(super) struct NumberedLine {
    pub(super) number: usize,
    pub(super) text: String,
}

/// So many lines make a chunk, or so many bytes.
const LINES: usize = 1_024;
const BYTES: usize = 1 << 22;

/// Reads an input line by line; none is held whole that is longer than the limit.
pub(super) struct Lines<R> {
    input: BufReader<R>,
    number: usize,
}

impl<R: Read> Lines<R> {
    pub(super) fn new(input: BufReader<R>) -> Self {
        Self { input, number: 0 }
    }

    /// The next lines, blank ones left out: as many as are there without waiting, at least one; `None` at the end of the input.
    pub(super) fn chunk(&mut self) -> io::Result<Option<Chunk>> {
        let mut chunk = Chunk::new();
        let mut bytes = 0;
        while chunk.is_empty() || (self.has_line() && chunk.len() < LINES && bytes < BYTES) {
            let Some(text) = self.line()? else {
                break;
            };
            self.number += 1;
            if !is_blank(&text) {
                bytes += text.len();
                chunk.push(NumberedLine {
                    number: self.number,
                    text,
                });
            }
        }
        Ok((!chunk.is_empty()).then_some(chunk))
    }

    /// Whether a whole line can be read without waiting.
    fn has_line(&self) -> bool {
        self.input.buffer().contains(&b'\n')
    }

    /// The next line without its end. Of one beyond the limit only as much is kept as shows that it is. One that is not UTF-8 is led by a
    /// character that no JSON begins with, so that it is answered as an error: with bytes replaced it would be another question.
    fn line(&mut self) -> io::Result<Option<String>> {
        let mut bytes = Vec::new();
        let mut started = false;
        loop {
            let buffer = self.input.fill_buf()?;
            if buffer.is_empty() {
                break;
            }
            started = true;
            let (taken, ended) = match buffer.iter().position(|byte| *byte == b'\n') {
                Some(end) => (end, true),
                None => (buffer.len(), false),
            };
            let room = (limits::SCENARIO_BYTES + 1).saturating_sub(bytes.len());
            bytes.extend(buffer.iter().take(taken.min(room)));
            self.input.consume(taken + usize::from(ended));
            if ended {
                break;
            }
        }
        Ok(started.then(|| {
            String::from_utf8(bytes).unwrap_or_else(|error| {
                let shown = String::from_utf8_lossy(error.as_bytes());
                format!("{}{shown}", char::REPLACEMENT_CHARACTER)
            })
        }))
    }
}

/// Of a line beyond the limit only the beginning is known.
fn is_blank(text: &str) -> bool {
    text.len() <= limits::SCENARIO_BYTES && text.trim().is_empty()
}
