//! `scopedown catalog`

mod human;

use clap::{Args, ValueEnum};
use scopedown_catalog::{ActionEntry, Catalog};
use scopedown_policy::{ActionFault, ActionPattern};
use scopedown_report::shape::CatalogActionShape;

use crate::exit::{Exit, Stop, answer};

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  scopedown catalog 's3:GetObject*'
  scopedown catalog s3:PutObject              with its keys and ARNs
  scopedown catalog 'dynamodb:*' --format json
  scopedown catalog GetObject                 in every service

Exits with 1 where nothing matches. The catalogue is as old as --version says; what it does not know may exist.")]
pub(crate) struct Options {
    /// An action, or a pattern of actions; without a service it is looked for in all.
    pattern: String,
    /// The form of the output.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For a terminal.
    Table,
    /// For programs.
    Json,
}

pub(crate) fn run(options: &Options) -> Result<Exit, Stop> {
    let catalog = Catalog::embedded();
    let found = matching(&catalog, &options.pattern)?;
    let text = match options.format {
        Format::Table if found.is_empty() => String::new(),
        Format::Table => human::list(&found),
        Format::Json => {
            let shapes: Vec<CatalogActionShape> =
                found.iter().copied().map(CatalogActionShape::of).collect();
            serde_json::to_string(&shapes).unwrap_or_default() + "\n"
        }
    };
    if !found.is_empty() {
        return answer(&text, Exit::Fine);
    }
    let nothing = format!(
        "No action of the catalogue of {} matches {}.\n",
        catalog.about().date,
        options.pattern
    );
    answer(&text, Exit::No).and(Err(Stop::Say(Exit::No, nothing)))
}

fn matching<'c>(catalog: &'c Catalog, text: &str) -> Result<Vec<ActionEntry<'c>>, Stop> {
    match ActionPattern::parse(text) {
        Ok(pattern) => Ok(catalog.matching(&pattern)),
        Err(ActionFault::NoPrefix) if !text.is_empty() => {
            let in_service = |prefix: &str| {
                let pattern = ActionPattern::parse(&format!("{prefix}:{text}")).ok()?;
                Some(catalog.matching(&pattern))
            };
            Ok(catalog
                .prefixes()
                .filter_map(in_service)
                .flatten()
                .collect())
        }
        Err(_) => Err(Stop::usage(format!(
            "{text} is no pattern of actions. Write it as `service:Name`, with `*` and `?` in the name alone."
        ))),
    }
}
