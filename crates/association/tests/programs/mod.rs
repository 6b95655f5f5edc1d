//! The programs that read what was written, as `cargo xtask setup` installs them, each started once for many files.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

use serde_json::Value;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// Where a Python environment keeps its programs.
const PROGRAMS: &str = if cfg!(windows) { "Scripts" } else { "bin" };

/// A folder of one test's own with these files, and their paths.
pub(crate) fn lay_out(
    name: &str,
    extension: &str,
    texts: &[String],
) -> io::Result<(PathBuf, Vec<PathBuf>)> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    // There is none before the first run.
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder)?;
    let mut paths = Vec::with_capacity(texts.len());
    for (at, text) in texts.iter().enumerate() {
        let path = folder.join(format!("{at:03}.{extension}"));
        fs::write(&path, text)?;
        paths.push(path);
    }
    Ok((folder, paths))
}

/// What cfn-lint finds wrong in the templates; nothing is as it should be.
pub(crate) fn cfn_lint(templates: &[PathBuf]) -> io::Result<String> {
    let mut command = Command::new(python_program("cfn-lint"));
    command
        .args(["--format", "parseable", "--"])
        .args(templates);
    Ok(run(command)?.said)
}

/// What the TypeScript compiler finds wrong in the modules; it leaves scripts in their folder.
pub(crate) fn compile(folder: &Path, modules: &[PathBuf]) -> io::Result<String> {
    fs::copy(readers("tsconfig.json"), folder.join("tsconfig.json"))?;
    // The compiler looks for packages above the modules, and node above the scripts.
    link_packages(folder)?;
    let mut command = Command::new("node");
    command.arg(readers("node_modules/typescript/bin/tsc"));
    command.arg("--project").arg(folder);
    let done = run(command)?;
    let all_there = modules
        .iter()
        .all(|module| module.with_extension("js").is_file());
    if done.said.is_empty() && !all_there {
        return Err(io::Error::other(
            "the compiler is silent and leaves no scripts",
        ));
    }
    Ok(done.said)
}

/// The properties that CDK gives the association of each script.
pub(crate) fn synthesise(scripts: &[PathBuf]) -> io::Result<Vec<Value>> {
    let mut command = Command::new("node");
    command.arg(readers("synthesise.cjs")).args(scripts);
    let done = run(command)?;
    let properties = |line: &Value| line.pointer("/properties/0").cloned().unwrap_or_default();
    Ok(done.lines()?.iter().map(properties).collect())
}

/// What PyYAML reads in the files, each with what a schema of `tests/readers` finds wrong in it.
pub(crate) fn validate(schema: &str, files: &[PathBuf]) -> io::Result<Vec<Value>> {
    let mut command = Command::new(python_program("python"));
    command
        .arg(readers("validate.py"))
        .arg(readers(schema))
        .args(files);
    run(command)?.lines()
}

/// What a program answered.
struct Done {
    out: String,
    /// Everything that it said, if it was not content, else nothing.
    said: String,
}

impl Done {
    /// The JSON values of the lines; an error if the program was not content.
    fn lines(&self) -> io::Result<Vec<Value>> {
        if !self.said.is_empty() {
            return Err(io::Error::other(self.said.clone()));
        }
        self.out
            .lines()
            .map(|line| Ok(serde_json::from_str(line)?))
            .collect()
    }
}

fn run(mut command: Command) -> io::Result<Done> {
    let output = command.env("PYTHONUTF8", "1").output().map_err(|error| {
        let program = command.get_program().display();
        io::Error::other(format!(
            "{program} cannot be started ({error}): run `cargo xtask setup`, which fetches it"
        ))
    })?;
    let out = String::from_utf8_lossy(&output.stdout).into_owned();
    let err = String::from_utf8_lossy(&output.stderr);
    let said = match output.status.success() {
        true => String::new(),
        false => format!("{}\n{out}{err}", output.status),
    };
    Ok(Done { out, said })
}

fn readers(file: &str) -> PathBuf {
    Path::new(ROOT).join("tests/readers").join(file)
}

fn python_program(name: &str) -> PathBuf {
    Path::new(ROOT)
        .join(".tools/readers")
        .join(PROGRAMS)
        .join(name)
}

#[cfg(unix)]
fn link_packages(folder: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(readers("node_modules"), folder.join("node_modules"))
}

#[cfg(windows)]
fn link_packages(folder: &Path) -> io::Result<()> {
    std::os::windows::fs::symlink_dir(readers("node_modules"), folder.join("node_modules"))
}
