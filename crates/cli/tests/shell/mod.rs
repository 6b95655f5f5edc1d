//! The built command, run as a shell runs it.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

/// What a command said, and how it ended.
pub(crate) struct Said {
    /// Standard output.
    pub(crate) out: String,
    /// Standard error.
    pub(crate) err: String,
    /// The exit code.
    pub(crate) code: Option<i32>,
}

/// A folder of one test's own, in which its commands run.
pub(crate) struct Folder(PathBuf);

impl Folder {
    /// An empty folder with these files, which no other test has: tests run beside each other, and some ask for one of the same name.
    pub(crate) fn new(name: &str, files: &[(&str, &str)]) -> std::io::Result<Self> {
        static FOLDERS: AtomicUsize = AtomicUsize::new(0);
        let number = FOLDERS.fetch_add(1, Ordering::Relaxed);
        let program = env!("CARGO_CRATE_NAME");
        let folder =
            Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{program}-{number}-{name}"));
        // There is none before the first run.
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder)?;
        for (file, text) in files {
            let path = folder.join(file);
            fs::create_dir_all(path.parent().unwrap_or(&folder))?;
            fs::write(path, text)?;
        }
        Ok(Self(folder))
    }

    /// The text of a file.
    #[allow(dead_code, reason = "not every test reads files")]
    pub(crate) fn read(&self, file: &str) -> std::io::Result<String> {
        fs::read_to_string(self.0.join(file))
    }

    /// Gives a file another text.
    #[allow(dead_code, reason = "not every test changes files")]
    pub(crate) fn write(&self, file: &str, text: &str) -> std::io::Result<()> {
        fs::write(self.0.join(file), text)
    }

    /// Runs the command in the folder.
    pub(crate) fn run(&self, arguments: &[&str], input: &str) -> std::io::Result<Said> {
        let mut child = Command::new(env!("CARGO_BIN_EXE_scopedown"))
            .args(arguments)
            .current_dir(&self.0)
            .env("NO_COLOR", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        if let Some(mut stdin) = child.stdin.take() {
            // A command that refuses its flags reads no input.
            let _ = stdin.write_all(input.as_bytes());
        }
        let output = child.wait_with_output()?;
        Ok(Said {
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
            code: output.status.code(),
        })
    }

    /// Runs the command for a reader that goes away at once.
    #[allow(dead_code, reason = "not every command is tried with it")]
    pub(crate) fn run_unread(&self, arguments: &[&str]) -> std::io::Result<Option<i32>> {
        let mut child = Command::new(env!("CARGO_BIN_EXE_scopedown"))
            .args(arguments)
            .current_dir(&self.0)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        drop(child.stdout.take());
        Ok(child.wait()?.code())
    }
}
