//! Associations written in the form of a tool.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use scopedown_association::{Association, Form, Operation, Written, write};

use super::problem::{self, Problem};
use super::{Known, Options, exit};
use crate::exit::{Exit, Stop, answer};

pub(super) fn run(options: &Options, form: Form, associations: &[Known]) -> Result<Exit, Stop> {
    let between = between(form);
    if associations.len() > 1 && between.is_none() && options.out.is_none() {
        return Err(Stop::usage(format!(
            "There are {} associations, and {} takes one a file. Pick one with --name, or write each to a file of its own with --out FOLDER.",
            associations.len(),
            form.name()
        )));
    }
    let problems = problem::of_written(associations, options);
    let mut texts = Vec::new();
    for (known, problems) in associations.iter().zip(&problems) {
        let written = one(&known.association, form, options);
        say(known, &written, problems);
        texts.push(written.text);
    }
    let exit = exit(&problems);
    let Some(folder) = &options.out else {
        return answer(&texts.join(between.unwrap_or_default()), exit);
    };
    let names = names(associations, form);
    files(folder, names.iter().zip(&texts))?;
    Ok(exit)
}

/// One association; a command that changes it where it has an id, unless flags say otherwise.
fn one(association: &Association, form: Form, options: &Options) -> Written {
    let operation = match (options.create, options.update) {
        (true, _) => Operation::Create,
        (_, true) => Operation::Update,
        _ => Operation::fitting(association),
    };
    write(association, form, operation)
}

/// What stands between two associations of one file; `None` where a file takes one.
const fn between(form: Form) -> Option<&'static str> {
    match form {
        Form::Cli | Form::PowerShell | Form::AssumeRole | Form::Terraform => Some("\n"),
        Form::Ack => Some("---\n"),
        Form::Eksctl | Form::CloudFormation | Form::Cdk => None,
    }
}

/// What was written otherwise than it was given, and what is wrong with it.
fn say(known: &Known, written: &Written, problems: &[Problem]) {
    let remarks = written.remarks.iter().map(|remark| {
        format!(
            "warning[{}]: {}: {}\n",
            remark.code(),
            known.name,
            remark.message()
        )
    });
    let said: String = remarks
        .chain(problems.iter().map(|problem| problem.said.clone()))
        .collect();
    if !said.is_empty() {
        Stop::Say(Exit::Fine, said).report();
    }
}

/// A file name for each association, none twice.
fn names(associations: &[Known], form: Form) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let name = |(at, known): (usize, &Known)| {
        let legal = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        let base: String = known
            .name
            .chars()
            .map(|c| if legal(c) { c } else { '-' })
            .take(120)
            .collect();
        // File systems of Windows and macOS take names that differ by case for one.
        let base = match taken.insert(base.to_ascii_lowercase()) {
            true => base,
            false => format!("{base}~{}", at + 1),
        };
        format!("{base}.{}", form.extension())
    };
    associations.iter().enumerate().map(name).collect()
}

/// Writes files to a folder, which is made where it is not there.
fn files<'t>(
    folder: &Path,
    files: impl Iterator<Item = (&'t String, &'t String)>,
) -> Result<(), Stop> {
    let unwritable = |path: &Path, error: std::io::Error| {
        Stop::unreadable(format!("{} cannot be written: {error}.", path.display()))
    };
    fs::create_dir_all(folder).map_err(|error| unwritable(folder, error))?;
    for (name, text) in files {
        let path = folder.join(name);
        fs::write(&path, text).map_err(|error| unwritable(&path, error))?;
    }
    Ok(())
}
