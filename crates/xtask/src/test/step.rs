//! The steps of `cargo xtask test`: their order, what each rests on, and what to do when it fails.

use anyhow::{Context as _, Result, ensure};
use clap::ValueEnum;
use xshell::cmd;

use crate::repository::Repository;
use crate::{licences, page, parity, setup, size};

/// One thing that CI checks, in the order of the run. Command line and announcements take name and purpose from here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Step {
    /// Fetch what is missing
    Setup,
    /// rustfmt has nothing to change
    Format,
    /// clippy has nothing to say about the native code
    Lint,
    /// clippy has nothing to say about what is built for the browser
    LintWasm,
    /// The fuzz targets compile, and clippy has nothing to say about them
    Fuzz,
    /// Unit tests, laws, the corpus, the policies that AWS manages, the crate graph
    Cargo,
    /// The corpus, written as scenario files, holds before `scopedown check`
    Scenarios,
    /// Every dependency's licence is on the list
    Licences,
    /// The JavaScript door answers as the native code does
    Parity,
    /// The page builds as it is published
    Page,
    /// The page is within its budget
    Size,
    /// People's ways through the page, in a real Chromium
    Journeys,
}

impl Step {
    /// In the order in which they run: what is quick and what others rest on comes first.
    pub(crate) fn all() -> &'static [Self] {
        Self::value_variants()
    }

    /// The name that the command line takes.
    pub(crate) fn name(self) -> String {
        self.to_possible_value()
            .map(|value| value.get_name().to_owned())
            .unwrap_or_default()
    }

    /// What the step makes sure of.
    pub(crate) fn purpose(self) -> String {
        self.to_possible_value()
            .and_then(|value| value.get_help().map(ToString::to_string))
            .unwrap_or_default()
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
            Self::Fuzz => "mend what clippy names; `cargo xtask soak` runs the targets.",
            Self::Cargo => "mend what is named above; `cargo test NAME` runs a single test.",
            Self::Scenarios => {
                "the files are in target/scenarios; `scopedown explain FILE` says why a cell is as it is."
            }
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

    /// The steps without which this one cannot be run. Set-up is not among them: a step that needs a part of it asks
    /// for that part, so that a missing browser does not keep clippy from running.
    pub(crate) fn needs(self) -> &'static [Self] {
        match self {
            Self::Size | Self::Journeys => &[Self::Page],
            _ => &[],
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
                "cargo clippy --locked --package scopedown-web --package scopedown-wasm --features scopedown-wasm/bench --target wasm32-unknown-unknown -- -D warnings"
            )
            .run()?),
            // Nothing is linked, so the library's C++ need not be built.
            Self::Fuzz => Ok(cmd!(shell, "cargo clippy --locked --package scopedown-tests --features fuzz --bins -- -D warnings")
                .env("CUSTOM_LIBFUZZER_PATH", "/absent/libfuzzer.a")
                .run()?),
            Self::Cargo => {
                setup::for_tests(repository)?;
                Ok(cmd!(shell, "cargo test --locked --workspace").run()?)
            }
            Self::Scenarios => scenarios(repository),
            Self::Licences => licences::check(repository),
            Self::Parity => parity::check(repository),
            Self::Page => page::build(repository),
            Self::Size => size::check(repository, false),
            Self::Journeys => journeys(repository),
        }
    }
}

fn scenarios(repository: &Repository) -> Result<()> {
    let shell = &repository.shell;
    let folder = repository.target("scenarios");
    shell.remove_path(&folder)?;
    cmd!(
        shell,
        "cargo run --quiet --locked --package scopedown-tests --bin corpus-scenarios -- {folder}"
    )
    .run()?;
    let report = cmd!(
        shell,
        "cargo run --quiet --locked --package scopedown -- check {folder}"
    )
    .ignore_status()
    .output()?;
    let report_text = String::from_utf8_lossy(&report.stdout);
    for line in report_text.lines().filter(|line| !line.starts_with('✓')) {
        println!("{line}");
    }
    ensure!(
        report.status.success(),
        "a row of the corpus does not hold as a scenario: it is named above"
    );
    Ok(())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_rests_on_earlier_steps_only() {
        for (index, step) in Step::all().iter().enumerate() {
            let earlier = &Step::all()[..index];
            assert!(
                step.needs().iter().all(|needed| earlier.contains(needed)),
                "{step:?}"
            );
        }
    }

    #[test]
    fn a_step_says_what_it_is_for() {
        for step in Step::all() {
            assert!(
                !step.name().is_empty() && !step.purpose().is_empty(),
                "{step:?}"
            );
        }
    }
}
