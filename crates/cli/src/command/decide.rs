//! `scopedown decide --jsonl`

use std::io::{self, BufRead, BufWriter, Write};

use clap::Args;
use scopedown_policy::limits;
use scopedown_report::shape::AnswerShape;
use scopedown_scenario::batch::{self, Outcome};

use crate::exit::{Exit, Stop};

#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  echo '{\"id\":\"1\",\"role_policies\":[{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}}],
    \"session_policies\":null,\"request\":{\"action\":\"s3:GetObject\",\"resource\":\"arn:aws:s3:::b/k\"}}' | tr -d '\\n' | scopedown decide --jsonl

One JSON object a line on standard input, one answer a line on standard output, in order. The context of a request is complete: a key
that it does not list is absent. A line that cannot be answered gets the verdict \"error\" and the run goes on.")]
pub(crate) struct Options {
    /// Read requests as JSON lines; the only form there is.
    #[arg(long, required = true)]
    jsonl: bool,
}

pub(crate) fn run(_: &Options) -> Result<Exit, Stop> {
    let mut lines = Lines {
        input: io::stdin().lock(),
        bytes: Vec::new(),
    };
    let mut out = BufWriter::new(io::stdout().lock());
    let mut exit = Exit::Fine;
    let mut number = 0;
    while let Some(line) = lines.next()? {
        number += 1;
        if line.trim().is_empty() {
            continue;
        }
        let answer = batch::answer(&line);
        if !matches!(answer.outcome, Outcome::Decided(_)) {
            exit = Exit::No;
        }
        writeln!(out, "{}", AnswerShape::of(&answer, &line, number).to_line())?;
    }
    out.flush()?;
    Ok(exit)
}

/// Lines of an input, one in memory at a time, and none held whole that is longer than the limit.
struct Lines<R> {
    input: R,
    bytes: Vec<u8>,
}

impl<R: BufRead> Lines<R> {
    /// The next line without its end. Of one beyond the limit only as much is kept as shows that it is. One that is not UTF-8 is led by a
    /// character that no JSON begins with, so that it is answered as an error: with bytes replaced it would be another question.
    fn next(&mut self) -> io::Result<Option<String>> {
        self.bytes.clear();
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
            let room = (limits::SCENARIO_BYTES + 1).saturating_sub(self.bytes.len());
            self.bytes.extend(buffer.iter().take(taken.min(room)));
            self.input.consume(taken + usize::from(ended));
            if ended {
                break;
            }
        }
        Ok(started.then(|| match std::str::from_utf8(&self.bytes) {
            Ok(line) => line.to_owned(),
            Err(_) => format!(
                "{}{}",
                char::REPLACEMENT_CHARACTER,
                String::from_utf8_lossy(&self.bytes)
            ),
        }))
    }
}
