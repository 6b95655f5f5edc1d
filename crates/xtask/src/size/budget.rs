//! The budget: how many bytes may be sent before the page can be used, and for each part that is loaded later.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde::Deserialize;

use super::measure::Measured;

/// `web/size-budget.toml`. All limits are bytes after brotli.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Budget {
    before_interaction: usize,
    #[serde(default)]
    later: BTreeMap<String, usize>,
}

/// What one line of the budget allows and what is used of it, in bytes.
pub(crate) struct Share {
    pub(crate) name: String,
    pub(crate) limit: usize,
    pub(crate) bytes: usize,
}

impl Budget {
    /// # Errors
    ///
    /// If the file is missing or has another form.
    pub(crate) fn read(path: &Path) -> Result<Self> {
        let text =
            fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        toml::from_str(&text).with_context(|| format!("{} is not a budget", path.display()))
    }

    /// Each line with what the files use of it. A file belongs to the later part that its name begins with; every
    /// other file counts as sent before the page can be used.
    pub(crate) fn spend(&self, files: &[Measured]) -> Vec<Share> {
        let part_of = |file: &Measured| {
            self.later
                .keys()
                .find(|part| file.name.starts_with(part.as_str()))
        };
        let bytes_of = |wanted: Option<&String>| {
            files
                .iter()
                .filter(|file| part_of(file) == wanted)
                .map(|file| file.brotli)
                .sum()
        };

        let first = Share {
            name: "before interaction".to_owned(),
            limit: self.before_interaction,
            bytes: bytes_of(None),
        };
        let later = self.later.iter().map(|(part, limit)| Share {
            name: part.clone(),
            limit: *limit,
            bytes: bytes_of(Some(part)),
        });
        std::iter::once(first).chain(later).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, brotli: usize) -> Measured {
        Measured {
            name: name.to_owned(),
            raw: 0,
            gzip: 0,
            brotli,
        }
    }

    #[test]
    fn a_file_counts_once_and_only_where_it_belongs() {
        let budget: Budget =
            toml::from_str("before-interaction = 10\nlater = { catalog = 5 }").unwrap();
        let shares = budget.spend(&[
            file("index.html", 3),
            file("catalog-1a2b.bin", 4),
            file("page.wasm", 8),
        ]);
        let used: Vec<_> = shares
            .iter()
            .map(|share| (share.name.as_str(), share.bytes, share.limit))
            .collect();
        assert_eq!(used, [("before interaction", 11, 10), ("catalog", 4, 5)]);
    }

    #[test]
    fn a_misspelt_line_is_an_error() {
        assert!(toml::from_str::<Budget>("before-interactoin = 10").is_err());
    }
}
