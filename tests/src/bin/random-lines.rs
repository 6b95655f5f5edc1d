//! Writes random batch lines, as many as the first argument says, of the seed that the second one names.

use std::io::{self, BufWriter, Write as _};

use anyhow::Context as _;
use scopedown_tests::generator::{self, Dice};

fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let mut number = || -> anyhow::Result<u64> {
        let text = arguments
            .next()
            .context("say how many lines, and of which seed")?;
        text.parse().with_context(|| format!("{text} is no number"))
    };
    let (count, seed) = (number()?, number()?);
    let mut dice = Dice::new(seed);
    let mut out = BufWriter::new(io::stdout().lock());
    for _ in 0..count {
        writeln!(out, "{}", generator::line(&mut dice))?;
    }
    Ok(out.flush()?)
}
