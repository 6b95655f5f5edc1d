//! Where things stand, and a shell that stands in the root and finds our own tools first.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use xshell::Shell;

/// The repository that cargo runs us from.
pub(crate) struct Repository {
    /// Runs programs from the root; `.tools/bin` is first on their `PATH`, ours is left alone.
    pub(crate) shell: Shell,
    root: PathBuf,
    target: PathBuf,
}

impl Repository {
    /// # Errors
    ///
    /// If cargo did not start us: only then is it known where the repository is.
    pub(crate) fn find() -> Result<Self> {
        let here =
            env::var_os("CARGO_MANIFEST_DIR").context("start me through cargo: `cargo xtask`")?;
        let root = Path::new(&here)
            .ancestors()
            .nth(2)
            .context("crates/xtask is not two folders below the root of the repository")?
            .to_owned();
        let target = env::var_os("CARGO_TARGET_DIR")
            .map_or_else(|| root.join("target"), |target| root.join(target));

        let shell = Shell::new()?;
        shell.change_dir(&root);
        let own = root.join(".tools").join("bin");
        let path = env::var_os("PATH").unwrap_or_default();
        shell.set_var(
            "PATH",
            env::join_paths(std::iter::once(own).chain(env::split_paths(&path)))?,
        );
        // The chores have one target folder, also where the caller named it relative to somewhere else.
        shell.set_var("CARGO_TARGET_DIR", &target);
        Ok(Self {
            shell,
            root,
            target,
        })
    }

    /// A path below the root, written with `/`.
    pub(crate) fn path(&self, below: &str) -> PathBuf {
        self.root.join(below)
    }

    /// A path below cargo's target folder, written with `/`.
    pub(crate) fn target(&self, below: &str) -> PathBuf {
        self.target.join(below)
    }

    /// Where tools that we built stand; git ignores it.
    pub(crate) fn tools(&self) -> PathBuf {
        self.path(".tools")
    }

    /// The published form of the page; git ignores it.
    pub(crate) fn dist(&self) -> PathBuf {
        self.path("dist")
    }
}
