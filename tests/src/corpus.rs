//! Reading the corpus.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::{Table, Value};

use crate::entry::{Basis, Body, Entry};

/// All entries, and the texts that they share.
#[derive(Debug, Clone, Default)]
pub struct Corpus {
    /// The entries, by file and place.
    pub entries: Vec<Entry>,
    /// The `[policies]` table of each file.
    policies: HashMap<String, BTreeMap<String, String>>,
}

/// Why a corpus cannot be used: the file, the entry where it is known, and what is wrong.
#[derive(Debug)]
pub struct CorpusFault(String);

impl fmt::Display for CorpusFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for CorpusFault {}

/// What every entry says about itself.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    name: String,
    why: String,
    fact: String,
    basis: Basis,
}

impl Corpus {
    /// Reads `tests/corpus`.
    ///
    /// # Errors
    ///
    /// A file that cannot be read, is not of the form, or repeats a name.
    pub fn read() -> Result<Self, CorpusFault> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
        let mut paths = Vec::new();
        find(&root, &mut paths).map_err(|error| fault(&root.display().to_string(), "", &error))?;
        paths.sort();
        let mut corpus = Self::default();
        for path in paths {
            let name = path.strip_prefix(&root).unwrap_or(&path);
            let file = name.to_string_lossy().replace('\\', "/");
            let text = fs::read_to_string(&path).map_err(|error| fault(&file, "", &error))?;
            corpus.add(&file, &text)?;
        }
        Ok(corpus)
    }

    /// Reads one text as a corpus of its own.
    ///
    /// # Errors
    ///
    /// A text that is not of the form, or repeats a name.
    pub fn parse(file: &str, text: &str) -> Result<Self, CorpusFault> {
        let mut corpus = Self::default();
        corpus.add(file, text)?;
        Ok(corpus)
    }

    /// The policy that a text of a file stands for: itself, or for `@name` the one of that name.
    ///
    /// # Errors
    ///
    /// A name that the file does not have.
    pub fn policy<'a>(&'a self, entry: &Entry, text: &'a str) -> Result<&'a str, CorpusFault> {
        let Some(name) = text.strip_prefix('@') else {
            return Ok(text);
        };
        let shared = self
            .policies
            .get(&entry.file)
            .and_then(|policies| policies.get(name));
        shared.map(String::as_str).ok_or_else(|| {
            fault(
                &entry.file,
                &entry.name,
                &format!("the file has no policy `{name}`"),
            )
        })
    }

    fn add(&mut self, file: &str, text: &str) -> Result<(), CorpusFault> {
        let table: Table = toml::from_str(text).map_err(|error| fault(file, "", &error))?;
        for (kind, value) in table {
            if kind == "policies" {
                let policies = value
                    .try_into()
                    .map_err(|error| fault(file, "policies", &error))?;
                self.policies.insert(file.to_owned(), policies);
                continue;
            }
            let Value::Array(entries) = value else {
                return Err(fault(
                    file,
                    "",
                    &format!("`{kind}` is not a list of entries; write [[{kind}]]"),
                ));
            };
            for value in entries {
                let entry = entry(file, &kind, value)?;
                if let Some(other) = self.entries.iter().find(|other| other.name == entry.name) {
                    return Err(fault(
                        file,
                        &entry.name,
                        &format!("{} has an entry of this name", other.file),
                    ));
                }
                self.entries.push(entry);
            }
        }
        Ok(())
    }
}

fn entry(file: &str, kind: &str, value: Value) -> Result<Entry, CorpusFault> {
    let Value::Table(mut table) = value else {
        return Err(fault(file, kind, &"an entry is a table"));
    };
    let name = table
        .get("name")
        .and_then(Value::as_str)
        .unwrap_or(kind)
        .to_owned();
    let mut head = Table::new();
    for key in ["name", "why", "fact", "basis"] {
        head.extend(table.remove_entry(key));
    }
    let head: Head = read(file, &name, head)?;
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if head.name.is_empty() || !head.name.chars().all(is_plain) {
        return Err(fault(
            file,
            &name,
            &"a name has lower-case letters, digits and hyphens only",
        ));
    }
    let body = match kind {
        "case" => Body::Case(Box::new(read(file, &name, table)?)),
        "condition" => Body::Condition(read(file, &name, table)?),
        "resource" => Body::Resource(read(file, &name, table)?),
        "action" => Body::Action(read(file, &name, table)?),
        "document" => Body::Document(read(file, &name, table)?),
        "line" => Body::Line(read(file, &name, table)?),
        _ => return Err(fault(file, kind, &"there is no such kind of entry")),
    };
    Ok(Entry {
        file: file.to_owned(),
        name: head.name,
        why: head.why,
        facts: head
            .fact
            .split(',')
            .map(|fact| fact.trim().to_owned())
            .collect(),
        basis: head.basis,
        body,
    })
}

fn read<T: DeserializeOwned>(file: &str, name: &str, table: Table) -> Result<T, CorpusFault> {
    table.try_into().map_err(|error| fault(file, name, &error))
}

fn find(folder: &Path, paths: &mut Vec<PathBuf>) -> io::Result<()> {
    for found in fs::read_dir(folder)? {
        let path = found?.path();
        if path.is_dir() {
            find(&path, paths)?;
        } else if path
            .extension()
            .is_some_and(|extension| extension == "toml")
        {
            paths.push(path);
        }
    }
    Ok(())
}

fn fault(file: &str, entry: &str, what: &dyn fmt::Display) -> CorpusFault {
    let place = if entry.is_empty() {
        String::new()
    } else {
        format!(", {entry}")
    };
    CorpusFault(format!("{file}{place}: {what}"))
}
