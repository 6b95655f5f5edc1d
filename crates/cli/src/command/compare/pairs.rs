//! Which scenarios are compared: two files, the files of two folders that have the same name, or what flags give.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use scopedown_intake::As;
use scopedown_scenario::Scenario;

use super::Options;
use crate::at_hand::{Gathering, Names};
use crate::command::check::scenario_files;
use crate::exit::Stop;
use crate::input::Input;

/// The pairs, and the files of folders that have none.
pub(super) struct Pairs {
    pub(super) pairs: Vec<Pair>,
    pub(super) only_old: Vec<String>,
    pub(super) only_new: Vec<String>,
}

/// Two scenarios that are compared.
pub(super) enum Pair {
    Files(PathBuf, PathBuf),
    Given(Box<(Scenario, Scenario)>),
}

impl Pairs {
    pub(super) fn of(options: &Options) -> Result<Self, Stop> {
        match (&options.old, &options.new) {
            (Some(old), Some(new)) if old.is_dir() && new.is_dir() => Self::of_folders(old, new),
            (Some(old), Some(new)) if old.is_dir() || new.is_dir() => Err(Stop::usage(
                "OLD and NEW are two files or two folders, not one of each.",
            )),
            (Some(old), Some(new)) => Ok(Self::only(Pair::Files(old.clone(), new.clone()))),
            _ => Ok(Self::only(Pair::given(options)?)),
        }
    }

    fn only(pair: Pair) -> Self {
        Self {
            pairs: vec![pair],
            only_old: Vec::new(),
            only_new: Vec::new(),
        }
    }

    fn of_folders(old: &Path, new: &Path) -> Result<Self, Stop> {
        let (mut before, now) = (files(old)?, files(new)?);
        let mut pairs = Vec::new();
        let mut only_new = Vec::new();
        for (name, path) in now {
            match before.remove(&name) {
                Some(old) => pairs.push(Pair::Files(old, path)),
                None => only_new.push(path.display().to_string()),
            }
        }
        if pairs.is_empty() {
            return Err(Stop::unreadable(format!(
                "{} and {} hold no scenario file of the same name.",
                old.display(),
                new.display()
            )));
        }
        Ok(Self {
            pairs,
            only_old: before
                .into_values()
                .map(|path| path.display().to_string())
                .collect(),
            only_new,
        })
    }
}

/// The scenario files of a folder by their path in it.
fn files(folder: &Path) -> Result<BTreeMap<PathBuf, PathBuf>, Stop> {
    let mut files = BTreeMap::new();
    for path in scenario_files(folder) {
        let path = path?;
        let name = path.strip_prefix(folder).unwrap_or(&path).to_owned();
        files.insert(name, path);
    }
    Ok(files)
}

/// The scenario of what flags give.
fn gathered(role: &[PathBuf], session: &[PathBuf], options: &Options) -> Result<Scenario, Stop> {
    let names = Names {
        role: options.role_name.as_deref(),
        association: options.association_name.as_deref(),
        values: &[],
    };
    let mut gathering = Gathering::new(Scenario::default(), names);
    for path in session {
        gathering.add(path, As::Session)?;
    }
    for path in role {
        gathering.add(path, As::Role)?;
    }
    gathering.finish()
}

/// The scenario of one file.
fn of_file(path: &Path) -> Result<Scenario, Stop> {
    let mut gathering = Gathering::default();
    gathering.add_file(&Input::read_long(path)?)?;
    gathering.finish()
}

impl Pair {
    fn given(options: &Options) -> Result<Self, Stop> {
        if options.role.is_empty() {
            return Err(Stop::usage(
                "Nothing to compare. Give two scenario files or folders, or policies with --role, --session, --new-role and --new-session.",
            ));
        }
        if options.new_role.is_empty() && options.new_session.is_empty() {
            return Err(Stop::usage(
                "Nothing is new. Give what changed with --new-role FILE or --new-session FILE.",
            ));
        }
        let old = gathered(&options.role, &options.session, options)?;
        // What is not given anew stays as it was.
        let of = |new: &[PathBuf], old: &[PathBuf]| match new {
            [] => old.to_vec(),
            new => new.to_vec(),
        };
        let role = of(&options.new_role, &options.role);
        let session = of(&options.new_session, &options.session);
        let new = gathered(&role, &session, options)?;
        Ok(Self::Given(Box::new((old, new))))
    }

    /// The two scenarios.
    pub(super) fn read(&self) -> Result<(Scenario, Scenario), Stop> {
        match self {
            Self::Files(old, new) => Ok((of_file(old)?, of_file(new)?)),
            Self::Given(pair) => Ok((**pair).clone()),
        }
    }

    pub(super) fn old_name(&self) -> String {
        match self {
            Self::Files(old, _) => old.display().to_string(),
            Self::Given(_) => "old policies".to_owned(),
        }
    }

    pub(super) fn new_name(&self) -> String {
        match self {
            Self::Files(_, new) => new.display().to_string(),
            Self::Given(_) => "new policies".to_owned(),
        }
    }
}
