//! The steps of `cargo xtask test`: their order, what each rests on, and what to do when it fails.

use anyhow::{Context as _, Result};
use clap::ValueEnum;
use xshell::cmd;

use crate::repository::Repository;
use crate::{licences, page, parity, setup, size};

/// One thing that CI checks.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Step {
    /// Fetch what is missing
    Setup,
    /// rustfmt has nothing to change
    Format,
    /// clippy has nothing to say about the native code
    Lint,
    /// clippy has nothing to say about what is built for the browser
    LintWasm,
    /// Unit tests, laws, the corpus, the crate graph
    Cargo,
    /// Every dependency's licence is on the list
    Licences,
    /// The JavaScript door answers as the native code does
    Parity,
    /// The page builds
    Page,
    /// The page is within its budget
    Size,
    /// People's ways through the page, in a real Chromium
    Journeys,
}

impl Step {
    /// In the order in which they run: what is quick and what others rest on comes first.
    pub(crate) const ALL: [Self; 10] = [
        Self::Setup,
        Self::Format,
        Self::Lint,
        Self::LintWasm,
        Self::Cargo,
        Self::Licences,
        Self::Parity,
        Self::Page,
        Self::Size,
        Self::Journeys,
    ];

    /// The name that the command line takes.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Setup => "setup",
            Self::Format => "format",
            Self::Lint => "lint",
            Self::LintWasm => "lint-wasm",
            Self::Cargo => "cargo",
            Self::Licences => "licences",
            Self::Parity => "parity",
            Self::Page => "page",
            Self::Size => "size",
            Self::Journeys => "journeys",
        }
    }

    /// What the step makes sure of.
    pub(crate) fn purpose(self) -> &'static str {
        match self {
            Self::Setup => "fetch what is missing",
            Self::Format => "rustfmt has nothing to change",
            Self::Lint => "clippy has nothing to say about the native code",
            Self::LintWasm => "clippy has nothing to say about what is built for the browser",
            Self::Cargo => "unit tests, laws, the corpus, the crate graph",
            Self::Licences => "every dependency's licence is on the list",
            Self::Parity => "the JavaScript door answers as the native code does",
            Self::Page => "the page builds as it is published",
            Self::Size => "the page is within its budget",
            Self::Journeys => "people's ways through the page, in a real Chromium",
        }
    }

    /// What to do when it fails.
    pub(crate) fn remedy(self) -> &'static str {
        match self {
            Self::Setup => "follow the message, then run `cargo xtask setup` until it is silent.",
            Self::Format => "run `cargo fmt --all`.",
            Self::Lint => "mend what clippy names; `cargo xtask test lint` runs this alone.",
            Self::LintWasm => {
                "mend what clippy names; `cargo xtask test lint-wasm` runs this alone."
            }
            Self::Cargo => "mend what is named above; `cargo test NAME` runs a single test.",
            Self::Licences => {
                "replace the crate, or add its licence to .deny.toml if the project may use it."
            }
            Self::Parity => {
                "compare the two answers named above; the door converts and decides nothing."
            }
            Self::Page => "mend what Trunk reports; `cargo xtask serve` shows it while you work.",
            Self::Size => {
                "make the page smaller, or move what the first paint does not need into a file that is loaded later."
            }
            Self::Journeys => {
                "look at the pictures in target/journeys; `cargo xtask test page journeys` runs the page alone."
            }
        }
    }

    /// The steps without which this one cannot be run.
    pub(crate) fn needs(self) -> &'static [Self] {
        match self {
            Self::Setup => &[],
            Self::Format
            | Self::Lint
            | Self::LintWasm
            | Self::Cargo
            | Self::Licences
            | Self::Parity
            | Self::Page => &[Self::Setup],
            Self::Size | Self::Journeys => &[Self::Setup, Self::Page],
        }
    }

    /// Runs it.
    ///
    /// # Errors
    ///
    /// If it does not pass; details are on the terminal by then.
    pub(crate) fn run(self, repository: &Repository) -> Result<()> {
        let shell = &repository.shell;
        match self {
            Self::Setup => setup::everything(repository),
            Self::Format => Ok(cmd!(shell, "cargo fmt --all --check -- --files-with-diff").run()?),
            Self::Lint => Ok(cmd!(shell, "cargo clippy --locked --workspace --all-targets -- -D warnings").run()?),
            Self::LintWasm => Ok(cmd!(
                shell,
                "cargo clippy --locked --package scopedown-web --package scopedown-wasm --target wasm32-unknown-unknown -- -D warnings"
            )
            .run()?),
            Self::Cargo => Ok(cmd!(shell, "cargo test --locked --workspace").run()?),
            Self::Licences => licences::check(repository),
            Self::Parity => parity::check(repository),
            Self::Page => page::build(repository),
            Self::Size => size::check(repository, false),
            Self::Journeys => journeys(repository),
        }
    }
}

fn journeys(repository: &Repository) -> Result<()> {
    let chromium = setup::for_journeys(repository)?;
    if !repository.dist().is_dir() {
        page::build(repository)?;
    }
    let shell = &repository.shell;
    let pictures = repository.target("journeys");
    cmd!(shell, "node tests/browser/run.mjs")
        .env("CHROMIUM", chromium)
        .env("JOURNEYS_PICTURES", pictures)
        .run()
        .context("a journey does not end as it should: it is named above")
}
