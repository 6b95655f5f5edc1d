//! The native benchmarks, shown as divan prints them and read on the way.

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, ensure};
use xshell::cmd;

use super::Figures;
use crate::repository::Repository;

/// Runs them; answers with the medians in milliseconds by name.
pub(super) fn run(repository: &Repository, arguments: &[String]) -> Result<Figures> {
    let shell = &repository.shell;
    let mut command = Command::from(cmd!(
        shell,
        "cargo bench --package scopedown-tests --bench * -- {arguments...}"
    ));
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .context("cargo could not be started")?;
    let output = child.stdout.take().context("cargo has no output")?;
    let mut figures = Figures::new();
    for line in BufReader::new(output).lines() {
        let line = line?;
        println!("{line}");
        figures.extend(median(&line));
    }
    ensure!(
        child.wait()?.success(),
        "the benchmarks could not be run: see the messages above"
    );
    Ok(figures)
}

/// The name and the median of a line such as `├─ index  12 µs │ 15 µs │ 13 µs │ 13.2 µs │ 100 │ 100`: fastest, slowest, median, mean.
fn median(line: &str) -> Option<(String, f64)> {
    let mut columns = line
        .trim_start_matches(['├', '╰', '│', '─', ' '])
        .split('│');
    let name = columns.next()?.split_whitespace().next()?;
    let mut median = columns.nth(1)?.split_whitespace();
    let amount: f64 = median.next()?.parse().ok()?;
    let milliseconds = match median.next()? {
        "ps" => 1e-9,
        "ns" => 1e-6,
        "µs" => 1e-3,
        "ms" => 1.0,
        "s" => 1e3,
        _ => return None,
    };
    Some((name.to_owned(), amount * milliseconds))
}

#[cfg(test)]
mod tests {
    use super::median;

    #[test]
    fn the_median_is_the_third_figure() {
        let line = "├─ index_and_five  12.5 µs │ 15 µs │ 13 µs │ 13.2 µs │ 100 │ 100";
        let (name, milliseconds) = median(line).unwrap();
        assert_eq!(name, "index_and_five");
        assert!((milliseconds - 0.013).abs() < 1e-9);
        let last = "╰─ whole  1.5 s │ 1.5 s │ 2 s │ 2 s │ 1 │ 1";
        assert_eq!(median(last), Some(("whole".to_owned(), 2_000.0)));
    }

    #[test]
    fn other_lines_have_none() {
        for line in [
            "catalog  fastest │ slowest │ median │ mean │ samples │ iters",
            "Timer precision: 20 ns",
            "│          alloc: │ │ │ │ │",
            "",
        ] {
            assert_eq!(median(line), None, "{line}");
        }
    }
}
