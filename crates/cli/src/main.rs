//! The terminal door: reads files and flags, asks the crates that know, prints what they say.

mod at_hand;
mod command;
mod excerpt;
mod exit;
mod format;
mod input;
mod options;
mod question;
mod remark;
mod share;
mod terminal;

use std::process::ExitCode;
use std::sync::LazyLock;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser, Subcommand, ValueEnum};

use exit::{Exit, Stop};
use scopedown_catalog::Catalog;

/// Shows what an AWS session may really do: the policies of a role, narrowed by a session policy.
#[derive(Debug, Parser)]
#[command(version, after_help = EXAMPLES, disable_help_subcommand = false)]
struct Arguments {
    /// Whether to colour what is printed; NO_COLOR is honoured.
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto)]
    color: Colour,
    #[command(subcommand)]
    command: Command,
}

/// The version, and how old the catalogue is: what it does not know may exist. The catalogue is read where somebody asks, not at every start.
static VERSION: LazyLock<String> = LazyLock::new(|| {
    let catalog = Catalog::embedded();
    let date = &catalog.about().date;
    format!("{} (catalogue of {date})", env!("CARGO_PKG_VERSION"))
});

const EXAMPLES: &str = "\
Examples:
  scopedown matrix --role role.json --session session.json
  scopedown explain --role role.json --session session.json --action s3:PutObject --resource arn:aws:s3:::reports/q1.csv
  scopedown need calls.txt --role role.json --session session.json
  scopedown denial 'User: … is not authorized to perform: …' --role role.json --session session.json
  scopedown lint --role role.json --session session.json
  scopedown tenants template.json tenants.csv --role role.json
  scopedown association association.json --format cloudformation
  scopedown fit session.json
  scopedown check policies/
  scopedown compare old.scenario.json new.scenario.json
  scopedown link case.scenario.json
  scopedown decide --jsonl < requests.jsonl

Exit codes: 0 fine, 1 the answer is no, 2 the input could not be read, 3 wrong usage.";

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Colour {
    /// Where the output is a terminal.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Prints the matrix of actions and resources.
    Matrix(command::matrix::Options),
    /// Says why one action on one resource is decided as it is; exits with 1 unless it is allowed.
    Explain(command::explain::Options),
    /// Holds the expectations of scenario files against their cells; exits with 1 if one does not hold.
    Check(command::check::Options),
    /// Says which cells two scenarios decide otherwise; exits with 1 if access was gained.
    Compare(command::compare::Options),
    /// Says which calls of a list are not allowed, and which document forgot them; exits with 1 where one is not.
    Need(command::need::Options),
    /// Reads an access-denied message or a CloudTrail event, and explains it against the policies.
    Denial(command::denial::Options),
    /// Says what is wrong, risky or wasted in the policies; exits with 1 where an error is found.
    Lint(command::lint::Options),
    /// Holds the session policies of tenants, from a template and a table, against each other; exits with 1 if one reaches another's.
    Tenants(command::tenants::Options),
    /// Says what the pods of an EKS Pod Identity association get, and writes it for other tools; exits with 1 where a rule is broken.
    Association(command::association::Options),
    /// Makes a policy as short as steps that keep its meaning can; exits with 1 if it is over its limit still.
    Fit(command::fit::Options),
    /// Prints a share link that holds the scenario.
    Link(command::link::Options),
    /// Prints the scenario that a share link holds.
    Open(command::open::Options),
    /// Lists the actions of AWS that a pattern matches; exits with 1 if there is none.
    Catalog(command::catalog::Options),
    /// Answers requests, one JSON object a line; exits with 1 if a line could not be answered.
    Decide(command::decide::Options),
    /// Prints the completions of a shell.
    Completions(command::completions::Options),
    /// Prints the manual as a man page.
    Man(command::man::Options),
}

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return usage(&error),
    };
    match arguments.color {
        Colour::Auto => anstream::ColorChoice::Auto,
        Colour::Always => anstream::ColorChoice::Always,
        Colour::Never => anstream::ColorChoice::Never,
    }
    .write_global();
    let outcome = match &arguments.command {
        Command::Matrix(options) => command::matrix::run(options),
        Command::Explain(options) => command::explain::run(options),
        Command::Check(options) => command::check::run(options),
        Command::Compare(options) => command::compare::run(options),
        Command::Need(options) => command::need::run(options),
        Command::Denial(options) => command::denial::run(options),
        Command::Lint(options) => command::lint::run(options),
        Command::Tenants(options) => command::tenants::run(options),
        Command::Association(options) => command::association::run(options),
        Command::Fit(options) => command::fit::run(options),
        Command::Link(options) => command::link::run(options),
        Command::Open(options) => command::open::run(options),
        Command::Catalog(options) => command::catalog::run(options),
        Command::Decide(options) => command::decide::run(options),
        Command::Completions(options) => command::completions::run(options, Arguments::command()),
        Command::Man(options) => {
            command::man::run(options, Arguments::command().version(VERSION.as_str()))
        }
    };
    outcome.unwrap_or_else(Stop::report).into()
}

/// Help and version are fine; everything else that clap says is about usage.
fn usage(error: &clap::Error) -> ExitCode {
    let fine = !error.use_stderr();
    // A closed pipe leaves nobody to tell.
    if error.kind() == ErrorKind::DisplayVersion {
        let _ = exit::print(&format!("scopedown {}\n", *VERSION));
    } else {
        let _ = error.print();
    }
    if fine {
        Exit::Fine.into()
    } else {
        Exit::Usage.into()
    }
}
