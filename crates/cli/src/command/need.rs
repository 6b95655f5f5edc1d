//! `scopedown need`

mod human;

use std::path::PathBuf;

use clap::Args;
use scopedown_catalog::Catalog;
use scopedown_report::shape::NeedShape;
use scopedown_scenario::need::{self, Need};
use scopedown_scenario::{Analysis, Breadth};

use crate::exit::{Exit, Stop, answer};
use crate::format::Format;
use crate::input::Input;
use crate::options::ScenarioOptions;
use crate::question;

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  scopedown need calls.txt --role role.json --session session.json
  printf 's3:GetObject\\naws s3api head-object\\nSendMessage' | scopedown need - --role role.json --session session.json
  scopedown need wanted-policy.json app.scenario.json

A list names what a workload does: actions, API operations or AWS CLI commands, one a line or with commas between them, each line perhaps \
with the ARN behind its call; a JSON list of them; or a policy whose Allow statements say what is wanted. Without an ARN a call is tried on \
the resources that the policies name. Actions that rarely come alone are looked at too. Exits with 1 where a call is not allowed, or a part \
of the list was not understood.")]
pub(crate) struct Options {
    /// The list of calls; `-` is standard input.
    file: PathBuf,
    #[command(flatten)]
    scenario: ScenarioOptions,
    /// The form of the output.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

pub(crate) fn run(options: &Options) -> Result<Exit, Stop> {
    let catalog = Catalog::embedded();
    let analysis = question::analysis(&options.scenario, &[], &[], &catalog, Breadth::Telling)?;
    let input = Input::read(&options.file)?;
    let need = read(&input, &catalog, &analysis)?;
    let answered =
        need::answer(&analysis, &catalog, &need).map_err(|refused| question::stop(&refused))?;
    let text = match options.format {
        Format::Human => human::report(&answered, &need, &input.name),
        Format::Json => {
            let shape = NeedShape::of(&answered, &need);
            serde_json::to_string(&shape).unwrap_or_default() + "\n"
        }
    };
    let exit = if answered.is_satisfied() {
        Exit::Fine
    } else {
        Exit::No
    };
    answer(&text, exit)
}

/// The list; one of which nothing could be understood was not read.
fn read(input: &Input, catalog: &Catalog, analysis: &Analysis) -> Result<Need, Stop> {
    let need = Need::read_for(&input.text, catalog, analysis);
    if need.wants.is_empty() && !need.is_understood() {
        let said = human::problems(&need.problems, &input.name);
        return Err(Stop::Say(Exit::Unreadable, said));
    }
    Ok(need)
}
