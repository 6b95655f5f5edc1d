//! A file for each tenant, in the form that is asked for.

use std::fs;
use std::path::Path;

use scopedown_association::tenants::{associations, file_names_ending};
use scopedown_association::{Association, Form, Operation, Remark, write};
use scopedown_scenario::Scenario;
use scopedown_scenario::tenants::Tenancy;

use super::Options;
use crate::exit::{Exit, Stop};

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FileForm {
    /// The session policy alone.
    Policy,
    /// The association with it.
    Association(Form),
}

/// Reads the name of a form.
pub(super) fn form(name: &str) -> Result<FileForm, String> {
    if name == "policy" {
        return Ok(FileForm::Policy);
    }
    let found = Form::ALL.into_iter().find(|form| form.name() == name);
    found.map(FileForm::Association).ok_or_else(|| {
        let names: Vec<&str> = Form::ALL.into_iter().map(Form::name).collect();
        format!("use policy or one of {}", names.join(", "))
    })
}

impl FileForm {
    const fn extension(self) -> &'static str {
        match self {
            Self::Policy => "json",
            Self::Association(form) => form.extension(),
        }
    }
}

impl Options {
    /// The association that all tenants' are like, placeholders included.
    pub(super) fn base(&self, scenario: &Scenario) -> Association {
        let mut base = scenario.pod_identity().unwrap_or_default();
        let given = [
            (&self.cluster, &mut base.cluster_name),
            (&self.namespace, &mut base.namespace),
            (&self.service_account, &mut base.service_account),
            (&self.role_arn, &mut base.role_arn),
        ];
        for (text, part) in given {
            if let Some(text) = text {
                *part = text.as_str().into();
            }
        }
        base
    }
}

/// Writes the files, and says once what a reader should know of them.
pub(super) fn write_all(
    tenancy: &Tenancy,
    base: &Association,
    form: FileForm,
    folder: &Path,
) -> Result<(), Stop> {
    fs::create_dir_all(folder).map_err(|error| refused(folder, &error))?;
    let names = file_names_ending(&tenancy.tenants, form.extension());
    let mut remarks: Vec<String> = Vec::new();
    for (at, association) in associations(base, &tenancy.table, &tenancy.tenants) {
        let text = match form {
            FileForm::Policy => association.policy.known().unwrap_or_default().to_owned(),
            FileForm::Association(form) => {
                let written = write(&association, form, Operation::fitting(&association));
                for remark in written.remarks.iter().map(Remark::message) {
                    if !remarks.contains(&remark) {
                        remarks.push(remark);
                    }
                }
                written.text
            }
        };
        let name = names.get(at).map_or("tenant", String::as_str);
        let path = folder.join(name);
        fs::write(&path, text).map_err(|error| refused(&path, &error))?;
    }
    let said: String = remarks
        .iter()
        .map(|remark| format!("warning: {remark}\n"))
        .collect();
    if !said.is_empty() {
        Stop::Say(Exit::Fine, said).report();
    }
    Ok(())
}

fn refused(path: &Path, error: &std::io::Error) -> Stop {
    Stop::unreadable(format!("{} cannot be written: {error}.", path.display()))
}
