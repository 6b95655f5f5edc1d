//! Writes the corpus for runners in other languages: the batch lines, or with `--expected` the answer that each must get.

use std::io::{self, BufWriter, Write as _};

use scopedown_tests::{Corpus, lines};

fn main() -> anyhow::Result<()> {
    let expected = std::env::args().any(|argument| argument == "--expected");
    let mut out = BufWriter::new(io::stdout().lock());
    for (line, answer) in lines(&Corpus::read()?)? {
        writeln!(out, "{}", if expected { answer } else { line })?;
    }
    Ok(out.flush()?)
}
