//! What comes of a template and a table.

use std::rc::Rc;

use scopedown_association::tenants::{Table, TableFault, Template, TemplateFault};
use scopedown_catalog::Catalog;
use scopedown_policy::LineIndex;
use scopedown_scenario::tenants::{Tenancy, beside};
use scopedown_scenario::{Analysis, Scenario};

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Asked {
    /// The template.
    pub(crate) template: Rc<str>,
    /// The table.
    pub(crate) table: Rc<str>,
    /// How the table is to be read.
    pub(crate) form: TableForm,
}

/// How a table is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum TableForm {
    /// A tenant a line, such as the namespaces of a cluster.
    #[default]
    Lines,
    /// CSV, with the names of the columns in its first line.
    Csv,
}

/// What comes of it.
#[derive(Debug, Clone)]
pub(crate) enum Answer {
    /// One of the texts is empty.
    Nothing,
    /// The texts cannot be read, or not be read together.
    Faults(Vec<Fault>),
    /// The policies of the role cannot be evaluated.
    RoleRefused,
    /// Policies, and who reaches whose.
    Tenancy(Box<Tenancy>),
}

/// What is wrong with a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    /// The text and the place, where it is known: "Template, line 3".
    pub(crate) place: String,
    /// The stable name.
    pub(crate) code: &'static str,
    /// What is wrong, and what to do.
    pub(crate) message: String,
}

/// Questions that are decided while somebody types.
const DECISIONS: usize = 20_000;

/// Answers, beside the role of a scenario.
pub(crate) fn answer(asked: &Asked, role: &Scenario, catalog: &Catalog) -> Answer {
    if asked.template.trim().is_empty() || asked.table.trim().is_empty() {
        return Answer::Nothing;
    }
    let template = match Template::parse(&asked.template) {
        Ok(template) => template,
        Err(faults) => {
            let of_template = |fault| of_template(fault, &asked.template);
            return Answer::Faults(faults.iter().map(of_template).collect());
        }
    };
    let table = match asked.form {
        TableForm::Csv => Table::from_csv(&asked.table),
        TableForm::Lines => Table::from_lines(column(&template), &asked.table),
    };
    let filled = table.map_err(|fault| vec![fault]).and_then(|table| {
        let tenants = template.fill(&table)?;
        Ok((table, tenants))
    });
    let (table, tenants) = match filled {
        Ok(filled) => filled,
        Err(faults) => return Answer::Faults(faults.iter().map(of_table).collect()),
    };
    let analysis = Analysis::of(&beside(role, &tenants));
    match Tenancy::of(template, table, tenants, &analysis, catalog, DECISIONS) {
        Ok(tenancy) => Answer::Tenancy(Box::new(tenancy)),
        Err(_) => Answer::RoleRefused,
    }
}

/// The column that lines fill: that of the first placeholder.
pub(crate) fn column(template: &Template) -> &str {
    template.slots().first().map_or("tenant", |slot| &slot.name)
}

fn of_template(fault: &TemplateFault, text: &str) -> Fault {
    let line = LineIndex::new(text).place(fault.span().start).line;
    Fault {
        place: format!("Template, line {line}"),
        code: fault.code(),
        message: fault.message(),
    }
}

fn of_table(fault: &TableFault) -> Fault {
    Fault {
        place: "Table".to_owned(),
        code: fault.code(),
        message: fault.message(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use scopedown_policy::PolicyKind;
    use scopedown_scenario::Document;

    const OPEN: &str = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::data/{{ns}}*"}}"#;

    fn asked(template: &str, table: &str, form: TableForm) -> Asked {
        Asked {
            template: template.into(),
            table: table.into(),
            form,
        }
    }

    fn codes(answer: &Answer) -> Vec<&'static str> {
        match answer {
            Answer::Faults(faults) => faults.iter().map(|fault| fault.code).collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn lines_fill_the_first_placeholder_and_names_that_begin_alike_collide() {
        let asked = asked(OPEN, "team-a\n\nteam-ab\n", TableForm::Lines);
        let Answer::Tenancy(tenancy) = answer(&asked, &Scenario::default(), &Catalog::embedded())
        else {
            panic!("there is an answer");
        };
        assert_eq!(tenancy.grid.reaching().collect::<Vec<_>>(), [0]);
        assert!(!tenancy.is_sound());
    }

    #[test]
    fn faults_have_their_place() {
        let catalog = Catalog::embedded();
        let role = Scenario::default();
        let broken = asked("{\n \"Statement\": {{ }", "a", TableForm::Lines);
        let Answer::Faults(faults) = answer(&broken, &role, &catalog) else {
            panic!("there are faults");
        };
        assert_eq!(faults[0].place, "Template, line 2");
        let no_column = answer(&asked(OPEN, "name\na\n", TableForm::Csv), &role, &catalog);
        assert_eq!(codes(&no_column), ["table-no-column"]);
        let short = answer(&asked(OPEN, "ns,b\na\n", TableForm::Csv), &role, &catalog);
        assert_eq!(codes(&short), ["table-line"]);
        assert!(matches!(
            answer(&asked(OPEN, " ", TableForm::Csv), &role, &catalog),
            Answer::Nothing
        ));
    }

    #[test]
    fn a_refused_role_is_said() {
        let mut role = Scenario::default();
        role.role
            .policies
            .push(Document::new("role", PolicyKind::Role, "{"));
        let asked = asked(OPEN, "a", TableForm::Lines);
        assert!(matches!(
            answer(&asked, &role, &Catalog::embedded()),
            Answer::RoleRefused
        ));
    }
}
