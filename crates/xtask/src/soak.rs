//! The fuzz targets and the referee, for as long as one likes.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use xshell::cmd;

use crate::repository::Repository;

/// The targets, as `tests/Cargo.toml` names them behind `fuzz-`.
const TARGETS: [&str; 10] = [
    "association",
    "decide",
    "denial",
    "details",
    "intake",
    "link",
    "pieces",
    "policy",
    "scenario",
    "tenants",
];

/// What cargo-fuzz tells the compiler, but for the sanitizer, which stable compilers lack: there is no `unsafe` code for it to watch.
const FLAGS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares --cfg fuzzing";

/// Random layers that the referee is to judge.
const REFEREE_CASES: &str = "5000000";

/// Fuzzes for so many minutes in all, each target for its share, and has the referee judge some million random cases.
///
/// What was found stays in `target/fuzz/corpus`, so that the next run goes on from there.
pub(crate) fn run(repository: &Repository, minutes: u64) -> Result<()> {
    let shell = &repository.shell;
    let host = cmd!(shell, "rustc --print host-tuple").quiet().read()?;
    let built = repository.target("fuzz");
    let targets = TARGETS
        .iter()
        .flat_map(|target| ["--bin".to_owned(), format!("fuzz-{target}")]);
    // With a target named, the flags stay away from build scripts and macros.
    cmd!(shell, "cargo build --locked --package scopedown-tests --features fuzz --profile fuzz --target {host} {targets...}")
        .env("RUSTFLAGS", FLAGS)
        .env("CARGO_TARGET_DIR", &built)
        .run()
        .context("the fuzz targets could not be built: they need a C++ compiler besides what is named above")?;

    plant(repository)?;
    let seconds = (minutes * 60 / TARGETS.len() as u64).max(1);
    let mut broken = Vec::new();
    for target in TARGETS {
        println!("\n=== {target}, for {seconds} s");
        let program = built
            .join(&host)
            .join("fuzz")
            .join(format!("fuzz-{target}"));
        if fuzz(repository, &program, target, seconds).is_err() {
            broken.push(target);
        }
    }
    ensure!(
        broken.is_empty(),
        "{} found an input that breaks something: it is in tests/fuzz/crashes, where `cargo test -p scopedown-tests --test crashes` runs it again",
        broken.join(", ")
    );

    println!("\n=== the referee, {REFEREE_CASES} cases");
    cmd!(
        shell,
        "cargo test --locked --release --package scopedown-tests --test referee -- --nocapture"
    )
    .env("SCOPEDOWN_CASES", REFEREE_CASES)
    .run()
    .context("the referee and the evaluator disagree: the layers and the request are above")
}

/// Writes the corpus of cases as inputs to begin with.
fn plant(repository: &Repository) -> Result<()> {
    let shell = &repository.shell;
    let folder = cases(repository);
    cmd!(
        shell,
        "cargo run --quiet --locked --package scopedown-tests --bin corpus-seeds -- {folder}"
    )
    .run()
    .context("the corpus of cases could not be written")
}

fn cases(repository: &Repository) -> PathBuf {
    repository.target("fuzz/cases")
}

fn fuzz(repository: &Repository, program: &Path, target: &str, seconds: u64) -> Result<()> {
    let shell = &repository.shell;
    let found = repository.target("fuzz/corpus").join(target);
    let cases = cases(repository).join(target);
    let crashes = repository.path("tests/fuzz/crashes").join(target);
    for folder in [&found, &cases, &crashes] {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    let seeds = repository.path("tests/fuzz/seeds").join(target);
    let words = repository.path("tests/fuzz/words.dict");
    let mut prefix = crashes.into_os_string();
    prefix.push("/");
    cmd!(
        shell,
        "{program} {found} {seeds} {cases} -dict={words} -artifact_prefix={prefix}"
    )
    .arg(format!("-max_total_time={seconds}"))
    // A slow input is a fault too.
    .args(["-timeout=10", "-rss_limit_mb=2048", "-max_len=16384"])
    .args(["-verbosity=0", "-print_final_stats=1"])
    .run()?;
    Ok(())
}
