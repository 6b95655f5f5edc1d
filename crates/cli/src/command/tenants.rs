//! `scopedown tenants`

mod files;
mod human;
mod texts;

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use scopedown_association::tenants::FileForm;
use scopedown_catalog::Catalog;
use scopedown_policy::limits;
use scopedown_report::shape::TenantsShape;
use scopedown_scenario::Analysis;
use scopedown_scenario::tenants::{Tenancy, beside};

use crate::exit::{Exit, Stop, answer};
use crate::options::ScenarioOptions;
use crate::question;

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  scopedown tenants template.json tenants.csv --role role.json
  kubectl get namespaces -o name | cut -d/ -f2 | scopedown tenants template.json - --lines namespace --role role.json
  scopedown tenants template.json tenants.csv --role role.json --out associations --form terraform --cluster demo --namespace '{{tenant}}' \
--service-account app --role-arn arn:aws:iam::111122223333:role/app

A template is a session policy with placeholders such as {{tenant}}; the table is CSV whose first line names the columns, of which the first \
names the tenants. Every tenant must reach what is its own, by the role and by its policy, and nothing of another's. Without --role the \
session policies are looked at alone. Exits with 1 where a tenant reaches another's or misses its own, where a value is refused or had to be \
escaped, and where a policy is longer than EKS takes; nothing is written then.")]
pub(crate) struct Options {
    /// The session policy with placeholders; `-` is standard input.
    template: PathBuf,
    /// The table of tenants; `-` is standard input.
    table: PathBuf,
    #[command(flatten)]
    scenario: ScenarioOptions,
    /// The table has a tenant a line, as the column of this name.
    #[arg(long, value_name = "COLUMN")]
    lines: Option<String>,
    /// The form of the output.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// A folder to write a file for each tenant to.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// What is written: `policy`, or an association as cli, powershell, eksctl, terraform, cloudformation, cdk, ack or assume-role.
    #[arg(long, value_name = "FORM", value_parser = files::form, default_value = "policy", requires = "out")]
    form: FileForm,
    /// The cluster of the associations; like the next ones it may hold placeholders, and takes the place of what a scenario file says.
    #[arg(long, value_name = "NAME", requires = "out")]
    cluster: Option<String>,
    /// Their namespace.
    #[arg(long, value_name = "NAME", requires = "out")]
    namespace: Option<String>,
    /// Their service account.
    #[arg(long, value_name = "NAME", requires = "out")]
    service_account: Option<String>,
    /// Their role.
    #[arg(long, value_name = "ARN", requires = "out")]
    role_arn: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For a terminal.
    Table,
    /// For programs.
    Json,
}

pub(crate) fn run(options: &Options) -> Result<Exit, Stop> {
    let scenario = options.scenario.read_beside(None)?;
    let texts = texts::read(&options.template, &options.table, options.lines.as_deref())?;
    let asked = beside(&scenario, &texts.tenants);
    let analysis = Analysis::of(&asked);
    let catalog = Catalog::embedded();
    let table_name = texts.table_name;
    let tenancy = Tenancy::of(
        texts.template,
        texts.table,
        texts.tenants,
        &analysis,
        &catalog,
        limits::MATRIX_CELLS,
    )
    .map_err(|refused| question::stop(&refused))?;
    let text = match options.format {
        Format::Table => human::report(&tenancy, &table_name),
        Format::Json => {
            serde_json::to_string(&TenantsShape::of(&tenancy)).unwrap_or_default() + "\n"
        }
    };
    if !tenancy.is_sound() {
        return answer(&text, Exit::No);
    }
    let exit = answer(&text, Exit::Fine)?;
    if let Some(folder) = &options.out {
        files::write_all(&tenancy, &options.base(&scenario), options.form, folder)?;
    }
    Ok(exit)
}
