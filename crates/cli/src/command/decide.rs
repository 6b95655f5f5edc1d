//! `scopedown decide --jsonl`

mod lines;
mod progress;

use std::io::{self, BufReader, BufWriter, Write as _};
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

use clap::Args;
use rayon::prelude::*;
use scopedown_report::shape::AnswerShape;
use scopedown_scenario::batch::{self, Outcome};

use crate::exit::{Exit, Stop};
use lines::{Chunk, Lines, NumberedLine};
use progress::Progress;

#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  echo '{\"id\":\"1\",\"role_policies\":[{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}}],
    \"session_policies\":null,\"request\":{\"action\":\"s3:GetObject\",\"resource\":\"arn:aws:s3:::b/k\"}}' | tr -d '\\n' | scopedown decide --jsonl

One JSON object a line on standard input, one answer a line on standard output, in order. The context of a request is complete: a key \
that it does not list is absent. A line that cannot be answered gets the verdict \"error\" and the run goes on. Lines are answered as they \
come, on all cores; RAYON_NUM_THREADS sets another number.")]
pub(crate) struct Options {
    /// Read requests as JSON lines; the only form there is.
    #[arg(long, required = true)]
    jsonl: bool,
}

/// Chunks that may wait between reading and answering: enough to keep all cores busy, few enough to hold in memory.
const WAITING: usize = 4;

pub(crate) fn run(_: &Options) -> Result<Exit, Stop> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut exit = Exit::Fine;
    let mut progress = Progress::new();
    for chunk in chunks() {
        let chunk = chunk?;
        let answers: Vec<Answered> = chunk.par_iter().map(answered).collect();
        for answer in &answers {
            if answer.is_error {
                exit = Exit::No;
            }
            writeln!(out, "{}", answer.text)?;
        }
        // Whoever writes line by line is waiting for the answer.
        out.flush()?;
        progress.advance(answers.len());
    }
    progress.finish();
    Ok(exit)
}

/// The lines of standard input, read while earlier ones are answered.
///
/// The reading thread is not waited for: where nobody listens to the answers any more, it may be waiting for input that never comes.
fn chunks() -> Receiver<io::Result<Chunk>> {
    let (sender, receiver) = sync_channel(WAITING);
    thread::spawn(move || {
        let mut lines = Lines::new(BufReader::with_capacity(1 << 18, io::stdin()));
        while let Some(chunk) = lines.chunk().transpose() {
            let failed = chunk.is_err();
            if sender.send(chunk).is_err() || failed {
                return;
            }
        }
    });
    receiver
}

/// An answer as it is written.
struct Answered {
    text: String,
    is_error: bool,
}

fn answered(line: &NumberedLine) -> Answered {
    let answer = batch::answer(&line.text);
    Answered {
        is_error: !matches!(answer.outcome, Outcome::Decided(_)),
        text: AnswerShape::of(&answer, &line.text, line.number).to_line(),
    }
}
