//! Notes of what is installed, so that nobody asks a slow program again.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};

use crate::repository::Repository;

/// A note in `.tools/stamps`: what was installed under a name, as text.
pub(crate) struct Stamp {
    path: PathBuf,
    wanted: String,
}

impl Stamp {
    /// The note that `wanted` is installed as `name`.
    pub(crate) fn new(repository: &Repository, name: &str, wanted: String) -> Self {
        let path = repository.tools().join("stamps").join(name);
        Self { path, wanted }
    }

    /// Whether exactly this was noted before.
    pub(crate) fn is_current(&self) -> bool {
        fs::read_to_string(&self.path).is_ok_and(|noted| noted == self.wanted)
    }

    /// Notes it.
    pub(crate) fn write(&self) -> Result<()> {
        let write = || {
            if let Some(folder) = self.path.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::write(&self.path, &self.wanted)
        };
        write().with_context(|| format!("cannot write {}", self.path.display()))
    }
}
