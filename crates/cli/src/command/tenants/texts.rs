//! The template and the table, read; what is wrong with them is said with its place.

use std::path::Path;

use scopedown_association::tenants::{Table, TableFault, Template, TemplateFault, Tenant};

use crate::excerpt;
use crate::exit::{Exit, Stop};
use crate::input::Input;

/// What was read.
pub(super) struct Texts {
    pub(super) template: Template,
    pub(super) table: Table,
    pub(super) tenants: Vec<Tenant>,
    /// What to call the table by.
    pub(super) table_name: String,
}

pub(super) fn read(template: &Path, table: &Path, column: Option<&str>) -> Result<Texts, Stop> {
    if template == Path::new("-") && table == Path::new("-") {
        return Err(Stop::usage(
            "Standard input is one text. Give the template or the table as a file.",
        ));
    }
    let input = Input::read(template)?;
    let template = Template::parse(&input.text).map_err(|faults| template_stop(&faults, &input))?;
    let rows = Input::read(table)?;
    let table = match column {
        Some(name) => Table::from_lines(name, &rows.text),
        None => Table::from_csv(&rows.text),
    };
    let table = table.map_err(|fault| table_stop(&[fault], &rows))?;
    let tenants = template
        .fill(&table)
        .map_err(|faults| table_stop(&faults, &rows))?;
    Ok(Texts {
        template,
        table,
        tenants,
        table_name: rows.name,
    })
}

fn template_stop(faults: &[TemplateFault], input: &Input) -> Stop {
    let said = faults.iter().map(|fault| {
        let caption = format!("error[{}]: {}\n", fault.code(), fault.message());
        caption + &excerpt::clause(&input.text, &input.name, fault.span(), "here")
    });
    Stop::Say(Exit::Unreadable, said.collect())
}

fn table_stop(faults: &[TableFault], input: &Input) -> Stop {
    let said = faults.iter().map(|fault| {
        let (code, name) = (fault.code(), &input.name);
        format!("error[{code}]: {name}: {}\n", fault.message())
    });
    Stop::Say(Exit::Unreadable, said.collect())
}
