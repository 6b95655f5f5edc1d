//! A file for each tenant, in one of the forms.

use super::export::{associations, file_names_ending};
use super::fill::Tenant;
use super::table::Table;
use crate::association::Association;
use crate::write::{Form, Operation, Remark, write};

/// What the file of a tenant holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum FileForm {
    /// The session policy alone.
    #[default]
    Policy,
    /// The association with it.
    Association(Form),
}

/// The file of a tenant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TenantFile {
    /// The tenant's position.
    pub tenant: usize,
    /// The name, which no other file has.
    pub name: String,
    /// The text.
    pub text: String,
}

/// The files of all tenants that have a policy.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TenantFiles {
    /// The files, in the order of the table.
    pub files: Vec<TenantFile>,
    /// What a reader should know of them, each once.
    pub remarks: Vec<Remark>,
}

impl FileForm {
    /// Every form.
    pub fn all() -> impl Iterator<Item = Self> {
        std::iter::once(Self::Policy).chain(Form::ALL.into_iter().map(Self::Association))
    }

    /// The form of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::all().find(|form| form.name() == name)
    }

    /// The name for programs.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Policy => "policy",
            Self::Association(form) => form.name(),
        }
    }

    const fn extension(self) -> &'static str {
        match self {
            Self::Policy => "json",
            Self::Association(form) => form.extension(),
        }
    }
}

/// The files; `base` is what all associations are like, placeholders included.
pub fn files(base: &Association, table: &Table, tenants: &[Tenant], form: FileForm) -> TenantFiles {
    let names = file_names_ending(tenants, form.extension());
    let mut made = TenantFiles::default();
    for (tenant, association) in associations(base, table, tenants) {
        let text = match form {
            FileForm::Policy => association.policy.known().unwrap_or_default().to_owned(),
            FileForm::Association(form) => {
                let written = write(&association, form, Operation::fitting(&association));
                for remark in written.remarks {
                    if !made.remarks.contains(&remark) {
                        made.remarks.push(remark);
                    }
                }
                written.text
            }
        };
        let name = names.get(tenant).cloned().unwrap_or_default();
        made.files.push(TenantFile { tenant, name, text });
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tenants::Template;

    const CLOSED: &str = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::data/{{ns}}/*"}}"#;

    fn of(base: &Association, form: FileForm) -> TenantFiles {
        let table = Table::of_column("ns", ["Shop", "漢", "shop"]);
        let tenants = Template::parse(CLOSED).map(|template| template.fill(&table));
        let tenants = tenants.ok().and_then(Result::ok).unwrap_or_default();
        files(base, &table, &tenants, form)
    }

    #[test]
    fn a_file_for_each_that_has_a_policy() {
        let made = of(&Association::default(), FileForm::Policy);
        let names: Vec<(usize, &str)> = made
            .files
            .iter()
            .map(|file| (file.tenant, file.name.as_str()))
            .collect();
        assert_eq!(names, [(0, "Shop.json"), (2, "shop~3.json")]);
        assert_eq!(made.files[1].text, CLOSED.replace("{{ns}}", "shop"));
        assert!(made.remarks.is_empty());
    }

    #[test]
    fn every_form_is_each_tenants_own_and_remarks_are_told_once() {
        let base = Association {
            namespace: "{{ns}}".into(),
            ..Association::default()
        };
        for form in FileForm::all().skip(1) {
            let made = of(&base, form);
            assert_eq!(made.files.len(), 2);
            assert!(!made.remarks.is_empty(), "nothing is known of the cluster");
            let text = &made.files[1].text;
            assert!(text.contains("data/shop/*"), "{form:?}\n{text}");
            assert!(!text.contains("{{ns}}"), "{form:?}\n{text}");
            let mut once = made.remarks.clone();
            once.dedup();
            assert_eq!(once, made.remarks);
        }
        assert_eq!(
            FileForm::parse("cdk"),
            Some(FileForm::Association(Form::Cdk))
        );
        assert_eq!(FileForm::parse("json"), None);
    }
}
