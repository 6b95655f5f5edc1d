//! Every chore: what CI runs is what a person runs.
//!
//! | command | what it does |
//! | --- | --- |
//! | `cargo xtask serve` | sets up, builds the page and serves it on loopback, building again on change |
//! | `cargo xtask test` | everything that CI runs; names of single steps may follow |
//! | `cargo xtask size` | raw, gzip and brotli bytes of the built page, held against its budget |
//! | `cargo xtask bench` | the benchmarks, and what the catalogue weighs and takes in wasm |
//! | `cargo xtask survey` | what the lints say of the policies that AWS itself manages |
//! | `cargo xtask catalog` | makes the catalogue of AWS's actions anew from its source, and says what is new |
//! | `cargo xtask soak` | the fuzz targets, and some million random cases before the referee |
//! | `cargo xtask setup` | fetches what the others need, which they also do themselves |
//!
//! A chore is a file of its own. Whatever it fetches lands in `.tools`, `target` or a `node_modules`, all ignored
//! by git; nothing is installed for the whole machine but Chromium, and that only from Debian's packages.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a chore talks to the person who runs it"
)]

mod bench;
mod catalog;
mod door;
mod finish;
mod licences;
mod page;
mod parity;
mod repository;
mod setup;
mod size;
mod soak;
mod survey;
mod test;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::repository::Repository;
use crate::test::Step;

/// Every chore of this repository.
#[derive(Parser)]
#[command(bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Build the page and serve it on loopback, building it again when a file changes
    Serve {
        /// The port to listen on
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Serve the page as it is published: small, and slower to build
        #[arg(long)]
        release: bool,
    },
    /// Run everything that CI runs, or the named steps alone
    Test {
        /// The steps to run, in their own order; all of them if none is named
        #[arg(value_enum)]
        steps: Vec<Step>,
    },
    /// Fetch what the other chores need: the wasm target, Trunk, wasm-bindgen, the npm parts, a Chromium
    Setup,
    /// Print the sizes of the built page and fail above its budget
    Size {
        /// Build the page first, even if it is there
        #[arg(long)]
        build: bool,
    },
    /// Run the benchmarks
    Bench {
        /// What divan is to be told, a filter for instance; nothing is timed in wasm then
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Make the catalogue of what AWS has anew from its source
    Catalog,
    /// Count what the lints say of the policies that AWS itself manages
    Survey {
        /// The codes of which everything is listed; without any, those that say that something never matches
        codes: Vec<String>,
    },
    /// Fuzz for a while, then have the referee judge some million random cases
    Soak {
        /// The minutes of fuzzing, shared by the targets
        #[arg(long, default_value_t = 20)]
        minutes: u64,
    },
    /// Move the inline scripts of the staged page into files (called by Trunk)
    #[command(hide = true)]
    Finish,
}

fn main() -> ExitCode {
    match run(&Arguments::parse().chore) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(chore: &Chore) -> Result<ExitCode> {
    let repository = Repository::find()?;
    match chore {
        Chore::Serve { port, release } => page::serve(&repository, *port, *release)?,
        Chore::Test { steps } => return test::run(&repository, steps),
        Chore::Setup => setup::everything(&repository)?,
        Chore::Size { build } => size::check(&repository, *build)?,
        Chore::Bench { arguments } => bench::run(&repository, arguments)?,
        Chore::Catalog => catalog::make(&repository)?,
        Chore::Survey { codes } => survey::run(&repository, codes)?,
        Chore::Soak { minutes } => soak::run(&repository, *minutes)?,
        Chore::Finish => finish::run()?,
    }
    Ok(ExitCode::SUCCESS)
}
