//! A file for each tenant, in the form that is asked for.

use std::fs;
use std::path::Path;

use scopedown_association::Association;
use scopedown_association::tenants::{FileForm, files};
use scopedown_scenario::Scenario;
use scopedown_scenario::tenants::Tenancy;

use super::Options;
use crate::exit::{Exit, Stop};

/// Reads the name of a form.
pub(super) fn form(name: &str) -> Result<FileForm, String> {
    FileForm::parse(name).ok_or_else(|| {
        let names: Vec<&str> = FileForm::all().map(FileForm::name).collect();
        format!("use one of {}", names.join(", "))
    })
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
    let made = files(base, &tenancy.table, &tenancy.tenants, form);
    for file in &made.files {
        let path = folder.join(&file.name);
        fs::write(&path, &file.text).map_err(|error| refused(&path, &error))?;
    }
    let remarks = made.remarks.iter();
    let said: String = remarks
        .map(|remark| format!("warning: {}\n", remark.message()))
        .collect();
    if !said.is_empty() {
        Stop::Say(Exit::Fine, said).report();
    }
    Ok(())
}

fn refused(path: &Path, error: &std::io::Error) -> Stop {
    Stop::unreadable(format!("{} cannot be written: {error}.", path.display()))
}
