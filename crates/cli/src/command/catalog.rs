//! `scopedown catalog`

use clap::{Args, ValueEnum};
use comfy_table::{ContentArrangement, Table};
use scopedown_catalog::{ActionEntry, Catalog, Need};
use scopedown_policy::{ActionFault, ActionPattern};
use scopedown_report::shape::CatalogActionShape;

use super::matrix::RULED_HEADER;
use crate::exit::{Exit, Stop, print};

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  scopedown catalog 's3:GetObject*'
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
        Format::Table => table(&found),
        Format::Json => {
            let shapes: Vec<CatalogActionShape> =
                found.iter().copied().map(CatalogActionShape::of).collect();
            serde_json::to_string(&shapes).unwrap_or_default() + "\n"
        }
    };
    print(&text)?;
    if !found.is_empty() {
        return Ok(Exit::Fine);
    }
    Err(Stop::Say(
        Exit::No,
        format!(
            "No action of the catalogue of {} matches {}.\n",
            catalog.about().date,
            options.pattern
        ),
    ))
}

fn matching<'c>(catalog: &'c Catalog, text: &str) -> Result<Vec<ActionEntry<'c>>, Stop> {
    match ActionPattern::parse(text) {
        Ok(pattern) => Ok(catalog.matching(&pattern)),
        Err(ActionFault::NoPrefix) => {
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

fn table(found: &[ActionEntry<'_>]) -> String {
    let mut drawn = Table::new();
    drawn
        .load_style(RULED_HEADER)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_header(["action", "level", "acts on", "condition keys"]);
    for entry in found {
        let keys: Vec<&str> = entry.keys().map(|key| key.name()).collect();
        drawn.add_row([
            entry.full(),
            entry.level().name().to_owned(),
            acts_on(*entry),
            keys.join("\n"),
        ]);
    }
    format!("{drawn}\n\nA type in brackets is acted on by some requests only.\n")
}

fn acts_on(entry: ActionEntry<'_>) -> String {
    let name = |used: scopedown_catalog::ResourceUse<'_>| match used.need() {
        Need::Required => used.resource_type().name().to_owned(),
        Need::Optional => format!("({})", used.resource_type().name()),
    };
    let types: Vec<String> = entry.resources().map(name).collect();
    if types.is_empty() {
        "*".to_owned()
    } else {
        types.join("\n")
    }
}
